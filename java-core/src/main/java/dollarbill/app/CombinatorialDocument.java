package dollarbill.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.BacktestRun.Arm;
import dollarbill.app.BacktestRun.Comparison;
import dollarbill.app.CombinatorialRun.Path;
import dollarbill.backtest.validation.Finding;
import dollarbill.performance.Interval;
import dollarbill.performance.PerformanceRatios;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.function.Function;

/** The paths of combinatorial purged cross-validation as JSON, each figure beside that of the walk forward; rates and ratios of a year. */
final class CombinatorialDocument {
    private static final String REMARK = "A fit learns from days after those it judges too, so this measures how robust the result is, not what could have "
            + "been earned; the walk forward learned from the past alone and stands on its own days.";

    private CombinatorialDocument() {}

    /** Puts the paths of a run into a node, or why there are none. */
    static void put(ObjectNode node, Finding<CombinatorialRun> found, BacktestRun run) {
        switch (found) {
            case Finding.Found<CombinatorialRun>(var paths) -> put(node, paths, walkForward(run));
            case Finding.Unmeasured<CombinatorialRun>(var reason, var detail) -> node
                    .put("reason", reason.name())
                    .put("detail", detail);
        }
    }

    /** Puts the paths of a run into a node, each figure beside that of a walk forward. */
    static void put(ObjectNode node, CombinatorialRun run, Path walk) {
        node.put("groups", run.groups());
        node.put("tested", run.tested());
        node.put("embargo_days", run.embargoDays());
        node.put("fits", run.fits());
        node.put("fewest_rows", run.fewestRows());
        node.put("most_rows", run.mostRows());
        node.put("first", run.days().getFirst().toString());
        node.put("last", run.days().getLast().toString());
        node.put("days", run.days().size());
        node.put("remark", REMARK);
        ObjectNode figures = node.putObject("figures");
        figures().forEach((name, figure) -> {
            List<Double> ascending = run.ascending(figure);
            if (!ascending.isEmpty()) {
                ObjectNode spread = figures.putObject(name);
                spread.put("median", GridSearchDocument.middle(ascending));
                spread.put("lowest", ascending.getFirst());
                spread.put("highest", ascending.getLast());
                GridSearchDocument.put(spread, "walk_forward", figure.apply(walk));
            }
        });
        ArrayNode paths = node.putArray("paths");
        for (Path path : run.paths()) {
            ObjectNode one = paths.addObject();
            figures().forEach((name, figure) -> GridSearchDocument.put(one, name, figure.apply(path)));
        }
    }

    private static SequencedMap<String, Function<Path, OptionalDouble>> figures() {
        SequencedMap<String, Function<Path, OptionalDouble>> figures = new LinkedHashMap<>();
        figures.put("sharpe", Path::sharpe);
        figures.put("mean_return", path -> OptionalDouble.of(path.meanReturn()));
        figures.put("more_than_without", Path::moreThanWithout);
        figures.put("profit_more", Path::profitMore);
        figures.put("won_more", Path::wonMore);
        return figures;
    }

    /** Returns the same figures of the main variant, which learned on the way. */
    private static Path walkForward(BacktestRun run) {
        Arm main = run.arms().getFirst();
        return new Path(
                PerformanceRatios.sharpe(main.figures().series(), 0.0),
                EngineRuns.meanOfYear(main.figures().series()),
                run.comparisons()
                        .stream()
                        .filter(each -> each.of().equals(main.name()) && each.against().equals(SignalRuns.WITHOUT))
                        .map(CombinatorialDocument::difference)
                        .mapToDouble(Interval::value)
                        .findFirst(),
                run.selection().stream().mapToDouble(chosen -> chosen.profit().more().value()).findFirst(),
                run.selection().stream().mapToDouble(chosen -> chosen.won().more().value()).findFirst());
    }

    private static Interval difference(Comparison comparison) {
        return comparison.difference().annualReturn();
    }
}
