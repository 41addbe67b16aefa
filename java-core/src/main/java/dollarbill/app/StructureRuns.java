package dollarbill.app;

import dollarbill.app.BacktestRun.Arm;
import dollarbill.app.BacktestRun.Comparison;
import dollarbill.app.BacktestRun.RandomRuns;
import dollarbill.backtest.engine.QuoteOrigin;
import dollarbill.backtest.run.BuyAndHold;
import dollarbill.backtest.run.PairedRuns;
import dollarbill.backtest.run.StructureRules;
import dollarbill.backtest.run.StructureStrategy;
import dollarbill.backtest.run.Template;
import dollarbill.backtest.tape.ModelRules;
import dollarbill.market.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Runs one structure over recorded or priced chains, opened 14, 30 and 60 days before expiry, with its baselines. */
final class StructureRuns {
    private static final int[] TIMEFRAMES = {30, 14, 60};
    private static final int RANDOM_RUNS = 40;

    private final Engine engine;
    private final BacktestRequest request;
    private final List<Symbol> symbols;
    private final RunTapes tapes;
    private final long seed;

    StructureRuns(Engine engine, BacktestRequest request, List<Symbol> symbols) {
        this.engine = engine;
        this.request = request;
        this.symbols = symbols;
        this.tapes = new RunTapes(engine, request, symbols);
        this.seed = engine.configuration().ml().training().seed();
    }

    /** Runs all variants. */
    RunParts run() {
        return tapes.areRecorded() ? overRecorded() : overPriced();
    }

    private RunParts overRecorded() {
        RunTapes.Made made = tapes.recorded();
        EngineRuns runs = new EngineRuns(
                engine, request, made.tape(), EngineRuns.recorded(engine, request, made.chains()));
        return parts(runs, Map.of("", runs), made);
    }

    private RunParts overPriced() {
        RunTapes.Made heston = tapes.priced(ModelRules.Pricing.HESTON);
        EngineRuns main = new EngineRuns(engine, request, heston.tape(), EngineRuns.priced(engine, request));
        Map<String, EngineRuns> runs = request.strategy() == BacktestRequest.Strategy.BUY_AND_HOLD
                ? Map.of("Heston", main)
                : Map.of(
                        "Heston", main,
                        "Black-Scholes",
                        new EngineRuns(
                                engine, request, tapes.priced(ModelRules.Pricing.BLACK_SCHOLES).tape(),
                                EngineRuns.priced(engine, request)));
        return parts(main, runs, heston);
    }

    private RunParts parts(EngineRuns main, Map<String, EngineRuns> byPricing, RunTapes.Made made) {
        List<Arm> arms = new ArrayList<>();
        Arm hold = main.arm("buy and hold", "shares of each underlying for equal parts", new BuyAndHold(symbols));
        Optional<RandomRuns> random = Optional.empty();
        if (request.strategy() != BacktestRequest.Strategy.BUY_AND_HOLD) {
            for (String pricing : byPricing.keySet().stream().sorted((a, b) -> b.compareTo(a)).toList()) {
                for (int days : TIMEFRAMES) {
                    arms.add(arm(byPricing.getOrDefault(pricing, main), pricing, days));
                }
            }
            random = Optional.of(chance(main, arms.getFirst()));
        }
        List<Arm> shown = arms.isEmpty() ? List.of(hold) : arms;
        List<Comparison> comparisons = new ArrayList<>();
        for (Arm arm : arms) {
            comparisons.add(compare(arm, hold));
        }
        if (arms.size() == 2 * TIMEFRAMES.length) {
            comparisons.add(compare(arms.getFirst(), arms.get(TIMEFRAMES.length)));
        }
        Optional<GridRun> grid = request.asks(BacktestRequest.Check.GRID)
                ? Optional.of(grid(main, made, hold))
                : Optional.empty();
        return new RunParts(
                main.tape(made.origin(), symbols, made.sources(), made.synthetic()),
                guarded(main).settings(),
                shown,
                arms.isEmpty() ? List.of() : List.of(hold),
                comparisons,
                random,
                grid,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                made.remarks(),
                made.files());
    }

    private Arm arm(EngineRuns runs, String pricing, int days) {
        String name = days + " days" + (pricing.isEmpty() ? "" : ", " + pricing);
        return guarded(runs).arm(
                name,
                "opened at most " + days + " days before expiry" + (pricing.isEmpty() ? ""
                        : ", chains priced by " + pricing),
                strategy(days));
    }

    private EngineRuns guarded(EngineRuns runs) {
        return request.strategy() == BacktestRequest.Strategy.CONDOR ? runs.guarded() : runs;
    }

    private StructureStrategy strategy(int days) {
        return strategy(StructureRules.usual(template(), days));
    }

    private StructureStrategy strategy(StructureRules rules) {
        double maxLoss = engine.configuration().trading().selector().trade().maxLoss();
        return StructureStrategy.of(rules, symbols, maxLoss);
    }

    private Template template() {
        return request.strategy() == BacktestRequest.Strategy.CONDOR
                ? Template.IRON_CONDOR
                : Template.COVERED_CALL;
    }

    /** Searches on one market only: the formula that prices a chain is an assumption and no choice of the trader. */
    private GridRun grid(EngineRuns runs, RunTapes.Made made, Arm hold) {
        List<GridRun.Trial> trials = StructureRules.grid(template())
                .stream()
                .map(rules -> new GridRun.Trial(rules.label(), strategy(rules)))
                .toList();
        return GridRun.of(
                guarded(runs),
                made.origin() == QuoteOrigin.MODEL ? "chains priced by Heston's model" : "recorded chains",
                trials,
                hold.figures().series(),
                seed);
    }

    private RandomRuns chance(EngineRuns runs, Arm arm) {
        List<Double> returns = guarded(runs).annualReturns(
                RANDOM_RUNS, draw -> strategy(TIMEFRAMES[0]).byCoin(seed + draw));
        return new RandomRuns(
                arm.name(),
                String.format(
                        Locale.ROOT, "the same structures on the same days, each bought or sold by a coin, %d times",
                        RANDOM_RUNS),
                returns,
                EngineRuns.meanOfYear(arm.figures().series()));
    }

    private Comparison compare(Arm of, Arm against) {
        return new Comparison(
                of.name(), against.name(), PairedRuns.of(of.figures().series(), against.figures().series(), seed));
    }
}
