package dollarbill.app;

import dollarbill.backtest.equity.BuyAndHold;
import dollarbill.backtest.equity.EquityBacktest;
import dollarbill.backtest.equity.EquityGrid;
import dollarbill.backtest.equity.EquityRule;
import dollarbill.backtest.equity.EquityRun;
import dollarbill.backtest.equity.EquitySettings;
import dollarbill.backtest.equity.PriceColumns;
import dollarbill.backtest.equity.RandomEntry;
import dollarbill.backtest.validation.ProbabilisticSharpe;
import dollarbill.market.BarSeries;
import dollarbill.market.DataFault;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.performance.ReturnSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs rules over the bars of the data folder and measures what they made, beside buying and holding. */
public final class EquityBacktestService {
    private static final String TASK = "rules";
    private static final int LEAST_BARS = 250;
    private static final double CONFIDENCE = 0.95;

    private final Engine engine;

    /** Creates the service over an engine's data folder. */
    public EquityBacktestService(Engine engine) {
        this.engine = engine;
    }

    /**
     * Runs what is asked.
     *
     * @throws DataFault  if a symbol has no bars, or fewer than 250 that count
     * @throws IllegalArgumentException  if a parameter is outside its domain
     */
    public EquityBacktestRun run(EquityBacktestRequest request) {
        DataDirectory data = DataDirectory.open(engine.options().dataDir());
        List<EquityRule> rules = request.grid()
                ? request.family().grid()
                : List.of(request.family().rule(request.parameters()));
        List<EquityBacktestRun.OfSymbol> symbols = new ArrayList<>();
        engine.progress().begin(TASK, (long) rules.size() * request.symbols().size());
        try (ExecutorService pool = Executors.newFixedThreadPool(request.threads())) {
            for (Symbol symbol : request.symbols()) {
                symbols.add(ofSymbol(symbol, bars(data, symbol), rules, request, pool));
            }
        } finally {
            engine.progress().end(TASK);
        }
        return new EquityBacktestRun(request, data.synthetic(), symbols);
    }

    private static BarSeries bars(DataDirectory data, Symbol symbol) {
        return data.bars(symbol).orElseThrow(() -> new DataFault(symbol.value(), 0, "", Reason.BARS_MISSING.text()));
    }

    private EquityBacktestRun.OfSymbol ofSymbol(
            Symbol symbol, BarSeries bars, List<EquityRule> rules, EquityBacktestRequest request,
            ExecutorService pool) {
        PriceColumns prices = PriceColumns.of(request.to().map(bars::upTo).orElse(bars));
        int from = first(symbol, prices, rules, request.from());
        EquitySettings settings = request.settings();
        List<EquityRun> runs = EquityGrid
                .run(prices, from, rules, settings, pool, () -> engine.progress().advance(TASK, 1));
        EquityRun held = EquityBacktest.run(prices.slice(from, prices.size()), new BuyAndHold(), settings);
        ReturnSeries heldReturns = held.returns();
        GridSearch.Measure measure = new GridSearch.Measure(
                settings.cashRate(), request.resamples(), request.seed());
        Optional<GridSearch> grid = request.grid()
                ? Optional.of(GridSearch.of(runs.stream().map(EquityRun::returns).toList(), heldReturns, measure))
                : Optional.empty();
        int best = grid.map(g -> g.ofReturns().best()).orElse(0);
        ReturnSeries returns = runs.get(best).returns();
        byte[] decisions = new byte[prices.size()];
        rules.get(best).decide(prices, decisions);
        return new EquityBacktestRun.OfSymbol(
                symbol,
                rules.get(best),
                runs.get(best),
                measure.figures(returns),
                held,
                measure.figures(heldReturns),
                measure.excess(returns, heldReturns),
                ProbabilisticSharpe.of(returns, 0.0),
                ProbabilisticSharpe.leastLength(returns, 0.0, CONFIDENCE),
                RandomEntry.of(prices, decisions, from, settings, request.resamples(), request.seed()),
                grid);
    }

    /** Returns the first bar that counts: the first day asked for, but not before every rule can decide. */
    private static int first(
            Symbol symbol, PriceColumns prices, List<EquityRule> rules, Optional<LocalDate> asked) {
        int from = rules.stream().mapToInt(EquityRule::warmUp).max().orElse(0);
        while (from < prices.size() && asked.isPresent() && prices.dates().get(from).isBefore(asked.get())) {
            from++;
        }
        if (prices.size() - from < LEAST_BARS) {
            throw new DataFault(symbol.value(), 0, "", Reason.BARS_SHORT.text() + ": " + (prices.size() - from)
                    + " bars count, at least " + LEAST_BARS + " needed");
        }
        return from;
    }
}
