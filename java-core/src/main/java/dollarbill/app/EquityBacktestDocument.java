package dollarbill.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.backtest.equity.EquityFigures;
import dollarbill.backtest.equity.EquityRun;
import dollarbill.backtest.equity.EquitySettings;
import dollarbill.backtest.equity.GridEvidence;
import dollarbill.backtest.equity.TradeColumns;
import dollarbill.backtest.validation.DeflatedSharpe;
import dollarbill.backtest.validation.OverfittingProbability;
import dollarbill.performance.Drawdown;
import dollarbill.performance.Interval;
import dollarbill.performance.PerformanceSummary;
import dollarbill.performance.Ratio;
import dollarbill.performance.ReturnSeries;
import dollarbill.performance.TradeStatistics;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** A backtest of rules over bars as JSON; money in cents, rates and ratios of a year. */
public final class EquityBacktestDocument {
    private static final double CENTS = 100.0;

    private EquityBacktestDocument() {}

    /** Returns the document of a run. */
    public static ObjectNode of(EquityBacktestRun run) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("synthetic", run.synthetic());
        document.put("rule", run.request().family().label());
        settings(document.putObject("settings"), run.request());
        ArrayNode symbols = document.putArray("symbols");
        run.symbols().forEach(symbol -> add(symbols.addObject(), symbol));
        return document;
    }

    private static void settings(ObjectNode node, EquityBacktestRequest request) {
        EquitySettings settings = request.settings();
        node.put("fill", settings.fill().name().toLowerCase(Locale.ROOT));
        node.put("slippage_bps", settings.costs().slippageBps());
        node.put("commission_bps", settings.costs().commissionBps());
        node.put("minimum_commission_cents", cents(settings.costs().minimumCommission()));
        node.put("initial_cash_cents", cents(settings.initialCash()));
        node.put("share_of_equity", settings.share());
        node.put("whole_shares", settings.wholeShares());
        node.put("cash_rate", settings.cashRate());
        node.put("resamples", request.resamples());
        node.put("seed", request.seed());
    }

    private static void add(ObjectNode node, EquityBacktestRun.OfSymbol of) {
        List<LocalDate> days = of.run().returns().dates();
        node.put("symbol", of.symbol().value());
        node.put("rule", of.rule().label());
        node.put("from", days.getFirst().toString());
        node.put("to", days.getLast().toString());
        node.put("bars", days.size());
        node.put("evidence", of.evidence());
        account(node.putObject("strategy"), of.run(), of.figures());
        account(node.putObject("buy_and_hold"), of.held(), of.heldFigures());
        interval(node, "excess_return", Optional.of(of.excess()));
        put(node, "probabilistic_sharpe", of.probabilistic());
        put(node, "least_bars", of.leastBars());
        ObjectNode random = node.putObject("random_entry");
        random.put("p_value", of.randomEntry().pValue());
        random.put("median_sharpe", of.randomEntry().median());
        random.put("turns", of.randomEntry().turns());
        of.grid().ifPresent(grid -> grid(node.putObject("grid"), grid, of.run().returns().periodsPerYear()));
        trades(node.putArray("trades"), of.run(), days);
    }

    private static void account(ObjectNode node, EquityRun run, EquityFigures figures) {
        PerformanceSummary summary = figures.summary();
        node.put("final_equity_cents", cents(run.equity(run.size() - 1)));
        node.put("total_return", summary.totalReturn());
        figures(node, figures);
        put(node, "sharpe_standard_error", summary.sharpeError());
        put(node, "calmar", summary.calmar());
        drawdown(node.putObject("drawdown"), summary.drawdown(), run.returns());
        node.put("skewness", summary.skewness());
        node.put("kurtosis", summary.kurtosis());
        node.put("exposure", run.exposure());
        node.put("turnover", run.turnover());
        ObjectNode costs = node.putObject("costs");
        costs.put("commission_cents", cents(run.totals().commission()));
        costs.put("slippage_cents", cents(run.totals().slippage()));
        TradeStatistics trades = run.statistics();
        ObjectNode closed = node.putObject("closed_trades");
        closed.put("count", trades.trades());
        put(closed, "win_rate", trades.winRate());
        put(closed, "profit_factor", trades.profitFactor());
        put(closed, "payoff_ratio", trades.payoffRatio());
    }

    private static void figures(ObjectNode node, EquityFigures figures) {
        interval(node, "annual_return", Optional.of(figures.annualReturn()));
        interval(node, "volatility", Optional.of(figures.volatility()));
        interval(node, "sharpe", figures.sharpe());
        interval(node, "sortino", figures.sortino());
        interval(node, "max_drawdown", Optional.of(figures.drawdown()));
    }

    private static void drawdown(ObjectNode node, Drawdown fall, ReturnSeries returns) {
        node.put("depth", fall.depth());
        node.put("bars", fall.length());
        node.put("recovered", fall.recovered());
        if (fall.length() > 0) {
            node.put("trough", returns.dates().get(fall.trough() - 1).toString());
        }
    }

    private static void grid(ObjectNode node, EquityBacktestRun.Grid grid, double periodsPerYear) {
        node.put("rules", grid.rules());
        evidence(node.putObject("above_cash"), grid.ofReturns(), periodsPerYear);
        evidence(node.putObject("above_buy_and_hold"), grid.ofExcess(), periodsPerYear);
        ObjectNode walk = node.putObject("walk_forward");
        walk.put("folds", GridEvidence.FOLDS);
        walk.put("gap_days", GridEvidence.GAP_DAYS);
        walk.put("from", grid.ofReturns().walkForward().dates().getFirst().toString());
        figures(walk, grid.walkForward());
        interval(walk, "excess_return", Optional.of(grid.walkForwardExcess()));
    }

    private static void evidence(ObjectNode node, GridEvidence evidence, double periodsPerYear) {
        double year = Math.sqrt(periodsPerYear);
        node.put("best_sharpe", year * evidence.ratios().get(evidence.best()));
        node.put("median_sharpe", year * middle(evidence.ratios().stream().sorted().toList()));
        node.put("correlation", evidence.correlation());
        deflated(node, "deflated_sharpe", evidence.deflated(), year);
        deflated(node, "deflated_sharpe_by_correlation", evidence.deflatedByCorrelation(), year);
        OverfittingProbability overfitting = evidence.overfitting();
        ObjectNode pbo = node.putObject("overfitting");
        pbo.put("probability", overfitting.probability());
        pbo.put("choices", overfitting.choices());
        pbo.put("loss_probability", overfitting.lossProbability());
        pbo.put("mean_sharpe_chosen", year * overfitting.meanRatioLearned());
        pbo.put("mean_sharpe_elsewhere", year * overfitting.meanRatioTested());
        pbo.put("slope", overfitting.slope());
        ObjectNode paths = node.putObject("combinatorial_paths");
        paths.put("count", evidence.paths().size());
        paths.put("lowest_sharpe", year * evidence.paths().getFirst());
        paths.put("median_sharpe", year * middle(evidence.paths()));
        paths.put("highest_sharpe", year * evidence.paths().getLast());
    }

    private static double middle(List<Double> ascending) {
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

    private static void trades(ArrayNode array, EquityRun run, List<LocalDate> days) {
        TradeColumns trades = run.trades();
        for (int i = 0; i < trades.closed(); i++) {
            ObjectNode trade = array.addObject();
            trade.put("bought", days.get(trades.entryBar(i)).toString());
            trade.put("sold", days.get(trades.exitBar(i)).toString());
            trade.put("shares", trades.shares(i));
            trade.put("bought_at", trades.entryPrice(i));
            trade.put("sold_at", trades.exitPrice(i));
            trade.put("profit_cents", cents(trades.profit(i)));
        }
        if (trades.open()) {
            int last = trades.closed();
            ObjectNode trade = array.addObject();
            trade.put("bought", days.get(trades.entryBar(last)).toString());
            trade.put("shares", trades.shares(last));
            trade.put("bought_at", trades.entryPrice(last));
        }
    }

    private static void interval(ObjectNode node, String name, Optional<Interval> interval) {
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

    private static void put(ObjectNode node, String name, Ratio ratio) {
        switch (ratio) {
            case Ratio.Defined defined -> node.put(name, defined.number());
            case Ratio.Undefined undefined -> {
                node.putNull(name);
                node.put(name + "_reason", undefined.reason().name());
            }
        }
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(name, value.getAsDouble());
        } else {
            node.putNull(name);
        }
    }

    private static long cents(double dollars) {
        return Math.round(dollars * CENTS);
    }
}
