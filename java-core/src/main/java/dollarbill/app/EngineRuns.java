package dollarbill.app;

import dollarbill.app.BacktestRun.Arm;
import dollarbill.app.BacktestRun.Tape;
import dollarbill.app.config.TradingConfig;
import dollarbill.backtest.engine.Backtest;
import dollarbill.backtest.engine.BacktestResult;
import dollarbill.backtest.engine.ContractBook;
import dollarbill.backtest.engine.ContractTerms;
import dollarbill.backtest.engine.Costs;
import dollarbill.backtest.engine.DailyStrategy;
import dollarbill.backtest.engine.EngineSettings;
import dollarbill.backtest.engine.FillRule;
import dollarbill.backtest.engine.FillTime;
import dollarbill.backtest.engine.MarketTape;
import dollarbill.backtest.engine.Progress;
import dollarbill.backtest.engine.QuoteOrigin;
import dollarbill.backtest.run.ArmFigures;
import dollarbill.market.DataFault;
import dollarbill.market.ExerciseStyle;
import dollarbill.market.OptionChain;
import dollarbill.market.Symbol;
import dollarbill.performance.ReturnSeries;
import dollarbill.risk.GuardLimits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Runs strategies on one tape under one set of rules. */
final class EngineRuns {
    private static final String TASK = "backtest";
    private static final int FEWEST_DAYS = 10;

    private final Engine engine;
    private final BacktestRequest request;
    private final MarketTape tape;
    private final EngineSettings settings;

    EngineRuns(Engine engine, BacktestRequest request, MarketTape tape, EngineSettings settings) {
        this.engine = engine;
        this.request = request;
        this.tape = tape;
        this.settings = settings;
        if (tape.days().size() < FEWEST_DAYS) {
            throw new DataFault(
                    engine.options().dataDir().toString(), 0, "",
                    "gives " + tape.days().size() + " days to trade; at least " + FEWEST_DAYS + " needed");
        }
    }

    /** Returns rules for recorded chains: fills at the quotes decided on, European options settled in cash. */
    static EngineSettings recorded(Engine engine, BacktestRequest request, List<OptionChain> chains) {
        Map<Symbol, ContractTerms> terms = new HashMap<>(ContractBook.american().particular());
        for (OptionChain chain : chains) {
            if (chain.style() == ExerciseStyle.EUROPEAN) {
                terms.put(
                        chain.underlying(),
                        new ContractTerms(ExerciseStyle.EUROPEAN, ContractTerms.Settlement.CASH, 100));
            }
        }
        return settings(engine, request, FillTime.SAME_CLOSE)
                .withContracts(new ContractBook(ContractTerms.stock(), terms));
    }

    /** Returns rules for priced chains: fills at the next close. */
    static EngineSettings priced(Engine engine, BacktestRequest request) {
        return settings(engine, request, FillTime.NEXT_CLOSE);
    }

    private static EngineSettings settings(Engine engine, BacktestRequest request, FillTime usual) {
        TradingConfig trading = engine.configuration().trading();
        Costs defaults = Costs.defaults();
        Costs costs = new Costs(
                trading.costs().commissionPerContract(),
                trading.costs().commissionPerShare(),
                0.0,
                defaults.perExercise(),
                defaults.halfSpreadOfShares(),
                defaults.borrowPerYear(),
                defaults.slippage());
        return EngineSettings.of(request.capitalCents())
                .withFill(request.fill().orElseGet(() -> fill(trading.costs())))
                .withTime(request.time().orElse(usual))
                .withHedge(request.hedge())
                .withCosts(costs);
    }

    private static FillRule fill(TradingConfig.Costs costs) {
        return switch (costs.slippage()) {
            case CROSS_SPREAD -> FillRule.cross();
            case MID -> FillRule.mid();
            case SPREAD_FRACTION -> new FillRule.Fraction(costs.slippageFraction());
        };
    }

    EngineSettings settings() {
        return settings;
    }

    /** Returns the same runs with every opening order held to the configured limits. */
    EngineRuns guarded() {
        return new EngineRuns(
                engine, request, tape,
                settings.withGuard(guard(engine.configuration().trading(), request.capital())));
    }

    /** Returns the configured limits for the capital at hand: those in shares and dollars grow with it. */
    private static GuardLimits guard(TradingConfig trading, double capital) {
        GuardLimits limits = trading.guardLimits();
        double scale = capital / trading.portfolioValue();
        return new GuardLimits(
                scale * limits.maxDelta(),
                scale * limits.maxGamma(),
                scale * limits.maxVega(),
                limits.maxPositionShare(),
                limits.maxDrawdown(),
                limits.maxLossPerDay(),
                limits.maxPositions());
    }

    /** Runs a variant and measures it. */
    Arm arm(String name, String text, DailyStrategy strategy) {
        int days = tape.days().size();
        engine.progress().begin(TASK, days);
        engine.progress().message(TASK, name);
        try {
            BacktestResult result = Backtest.run(
                    tape, strategy, settings, (done, of) -> engine.progress().advance(TASK, 1));
            return new Arm(
                    name, text, result,
                    ArmFigures.of(
                            result, request.capitalCents(), engine.configuration().ml().training().seed()));
        } finally {
            engine.progress().end(TASK);
        }
    }

    /** Returns the mean return of a year of many runs of a strategy that draws lots. */
    List<Double> annualReturns(int count, LongFunction<DailyStrategy> draw) {
        return many("random entries", LongStream.range(0, count).mapToObj(draw).toList())
                .stream()
                .map(EngineRuns::meanOfYear)
                .toList();
    }

    /** Returns what each of many strategies made, with its days; none may share a state with another. */
    List<ReturnSeries> returns(List<DailyStrategy> strategies) {
        return many("parameter sets", strategies)
                .stream()
                .map(series -> ReturnSeries.of(tape.days(), series.returns(), series.periodsPerYear()))
                .toList();
    }

    private List<ReturnSeries> many(String task, List<DailyStrategy> strategies) {
        engine.progress().begin(task, Math.max(strategies.size(), 1));
        try {
            return Parallel.map(strategies, request.threads(), strategy -> {
                BacktestResult result = Backtest.run(tape, strategy, settings, Progress.none());
                engine.progress().advance(task, 1);
                return ArmFigures.series(result, request.capitalCents());
            });
        } finally {
            engine.progress().end(task);
        }
    }

    /** Returns the mean return times the periods of a year. */
    static double meanOfYear(ReturnSeries series) {
        double sum = 0.0;
        for (int i = 0; i < series.size(); i++) {
            sum += series.get(i);
        }
        return sum / series.size() * series.periodsPerYear();
    }

    /** Describes the tape. */
    Tape tape(QuoteOrigin origin, List<Symbol> symbols, List<String> sources, boolean synthetic) {
        return new Tape(
                origin,
                synthetic,
                symbols.stream().map(Symbol::value).toList(),
                tape.days(),
                sources);
    }
}
