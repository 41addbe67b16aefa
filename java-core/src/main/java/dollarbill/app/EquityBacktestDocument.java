package dollarbill.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.backtest.equity.EquityFigures;
import dollarbill.backtest.equity.EquityRun;
import dollarbill.backtest.equity.EquitySettings;
import dollarbill.backtest.equity.TradeColumns;
import dollarbill.performance.Drawdown;
import dollarbill.performance.PerformanceSummary;
import dollarbill.performance.Ratio;
import dollarbill.performance.ReturnSeries;
import dollarbill.performance.TradeStatistics;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
        GridSearchDocument.interval(node, "excess_return", Optional.of(of.excess()));
        GridSearchDocument.put(node, "probabilistic_sharpe", of.probabilistic());
        GridSearchDocument.put(node, "least_bars", of.leastBars());
        ObjectNode random = node.putObject("random_entry");
        random.put("p_value", of.randomEntry().pValue());
        random.put("median_sharpe", of.randomEntry().median());
        random.put("turns", of.randomEntry().turns());
        of.grid().ifPresent(grid -> {
            ObjectNode searched = node.putObject("grid").put("rules", grid.trials());
            GridSearchDocument.put(searched, grid, of.run().returns().periodsPerYear());
        });
        trades(node.putArray("trades"), of.run(), days);
    }

    private static void account(ObjectNode node, EquityRun run, EquityFigures figures) {
        PerformanceSummary summary = figures.summary();
        node.put("final_equity_cents", cents(run.equity(run.size() - 1)));
        node.put("total_return", summary.totalReturn());
        GridSearchDocument.figures(node, figures);
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

    private static void drawdown(ObjectNode node, Drawdown fall, ReturnSeries returns) {
        node.put("depth", fall.depth());
        node.put("bars", fall.length());
        node.put("recovered", fall.recovered());
        if (fall.length() > 0) {
            node.put("trough", returns.dates().get(fall.trough() - 1).toString());
        }
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

    private static void put(ObjectNode node, String name, Ratio ratio) {
        switch (ratio) {
            case Ratio.Defined defined -> node.put(name, defined.number());
            case Ratio.Undefined undefined -> {
                node.putNull(name);
                node.put(name + "_reason", undefined.reason().name());
            }
        }
    }

    private static long cents(double dollars) {
        return Math.round(dollars * CENTS);
    }
}
