package dollarbill.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.backtest.equity.EquityFigures;
import dollarbill.backtest.validation.DeflatedSharpe;
import dollarbill.backtest.validation.Finding;
import dollarbill.backtest.validation.GridEvidence;
import dollarbill.backtest.validation.OverfittingProbability;
import dollarbill.performance.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What is left after a search as JSON, of rules over bars and of option strategies alike; rates and ratios of a year. */
final class GridSearchDocument {
    private GridSearchDocument() {}

    /** Puts the evidence of a search and its walk forward into a node. */
    static void put(ObjectNode node, GridSearch search, double periodsPerYear) {
        evidence(node.putObject("above_cash"), search.ofReturns(), periodsPerYear);
        evidence(node.putObject("above_buy_and_hold"), search.ofExcess(), periodsPerYear);
        ObjectNode walk = node.putObject("walk_forward");
        walk.put("folds", GridEvidence.FOLDS);
        walk.put("gap_days", GridEvidence.GAP_DAYS);
        walk.put("from", search.ofReturns().walkForward().dates().getFirst().toString());
        figures(walk, search.walkForward());
        interval(walk, "excess_return", Optional.of(search.walkForwardExcess()));
    }

    /** Puts a probability of overfitting, or why there is none. */
    static void overfitting(ObjectNode node, Finding<OverfittingProbability> found, double periodsPerYear) {
        switch (found) {
            case Finding.Found<OverfittingProbability>(var overfitting) -> overfitting(
                    node, overfitting,
                    Math.sqrt(periodsPerYear));
            case Finding.Unmeasured<OverfittingProbability>(var reason, var detail) -> node
                    .put("reason", reason.name())
                    .put("detail", detail);
        }
    }

    private static void evidence(ObjectNode node, GridEvidence evidence, double periodsPerYear) {
        double year = Math.sqrt(periodsPerYear);
        node.put("best_sharpe", year * evidence.ratios().get(evidence.best()));
        node.put("median_sharpe", year * middle(evidence.ratios().stream().sorted().toList()));
        node.put("correlation", evidence.correlation());
        deflated(node, "deflated_sharpe", evidence.deflated(), year);
        deflated(node, "deflated_sharpe_by_correlation", evidence.deflatedByCorrelation(), year);
        overfitting(node.putObject("overfitting"), evidence.overfitting(), year);
        ObjectNode paths = node.putObject("combinatorial_paths");
        paths.put("count", evidence.paths().size());
        paths.put("lowest_sharpe", year * evidence.paths().getFirst());
        paths.put("median_sharpe", year * middle(evidence.paths()));
        paths.put("highest_sharpe", year * evidence.paths().getLast());
    }

    private static void overfitting(ObjectNode node, OverfittingProbability overfitting, double year) {
        node.put("probability", overfitting.probability());
        node.put("trials", overfitting.trials());
        node.put("choices", overfitting.choices());
        node.put("loss_probability", overfitting.lossProbability());
        node.put("mean_sharpe_chosen", year * overfitting.meanRatioLearned());
        node.put("mean_sharpe_elsewhere", year * overfitting.meanRatioTested());
        node.put("slope", overfitting.slope());
    }

    /** Returns the median of ascending numbers. */
    static double middle(List<Double> ascending) {
        int n = ascending.size();
        return 0.5 * (ascending.get((n - 1) / 2) + ascending.get(n / 2));
    }

    private static void deflated(ObjectNode node, String name, Optional<DeflatedSharpe> deflated, double year) {
        if (deflated.isEmpty()) {
            node.putNull(name);
            return;
        }
        ObjectNode value = node.putObject(name);
        put(value, "probability", deflated.get().probability());
        value.put("benchmark_sharpe", year * deflated.get().benchmark());
        value.put("trials", deflated.get().trials());
    }

    /** Puts headline figures with their intervals. */
    static void figures(ObjectNode node, EquityFigures figures) {
        interval(node, "annual_return", Optional.of(figures.annualReturn()));
        interval(node, "volatility", Optional.of(figures.volatility()));
        interval(node, "sharpe", figures.sharpe());
        interval(node, "sortino", figures.sortino());
        interval(node, "max_drawdown", Optional.of(figures.drawdown()));
    }

    /** Puts an interval, or null where there is none. */
    static void interval(ObjectNode node, String name, Optional<Interval> interval) {
        if (interval.isEmpty()) {
            node.putNull(name);
            return;
        }
        ObjectNode value = node.putObject(name);
        value.put("value", interval.get().value());
        value.put("low", interval.get().low());
        value.put("high", interval.get().high());
        value.put("level", interval.get().level());
    }

    /** Puts a number, or null where there is none. */
    static void put(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(name, value.getAsDouble());
        } else {
            node.putNull(name);
        }
    }
}
