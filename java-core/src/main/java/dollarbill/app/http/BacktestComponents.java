package dollarbill.app.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Schemas of backtests. */
final class BacktestComponents {
    private BacktestComponents() {}

    static void add(ObjectNode schemas) {
        schemas.set("BacktestRequest", request());
        schemas.set("Backtest", backtest());
        schemas.set("BacktestArm", arm());
        schemas.set("EquityBacktestRequest", equityRequest());
        schemas.set("EquityBacktest", equityBacktest());
        schemas.set("Estimate", estimate());
        schemas.set(
                "Backtests",
                Schemas.object()
                        .field("backtests", Schemas.listOf(Schemas.object()
                                .field("run", Schemas.text())
                                .field("notice", Schemas.text())
                                .field("strategy", Schemas.text())
                                .field("verdict", Schemas.text())
                                .schema()))
                        .schema());
    }

    private static ObjectNode request() {
        ObjectNode symbols = Schemas.listOf(Schemas.text()).put("minItems", 1).put("maxItems", 10);
        return Schemas.object()
                .optional("strategy", Schemas.text("signals", "selector", "condor", "covered-call", "buy-and-hold"))
                .optional("symbols", symbols)
                .optional("from", Schemas.date())
                .optional("to", Schemas.date())
                .optional("capital", Schemas.number())
                .optional("scaling", Schemas.number())
                .optional("fill", Schemas.text())
                .optional("fill_at", Schemas.text("same-close", "next-close", "next-open"))
                .optional("hedge", Schemas.text("none", "delta"))
                .optional("ml", Schemas.text("on", "off", "both"))
                .optional("chains", Schemas.text("auto", "recorded", "model"))
                .optional("retrainings", Schemas.from1())
                .optional("grid", Schemas.flag())
                .optional("cpcv", Schemas.flag())
                .schema();
    }

    private static ObjectNode backtest() {
        ObjectNode any = Schemas.mapOf(JsonNodeFactory.instance.objectNode());
        ObjectNode comparison = Schemas.object()
                .field("of", Schemas.text())
                .field("against", Schemas.text())
                .field("annual_return_difference", Schemas.named("Estimate"))
                .optional("sharpe_difference", Schemas.named("Estimate"))
                .field("better", Schemas.flag())
                .schema();
        ObjectNode segment = Schemas.object()
                .field("model", Schemas.text())
                .field("from", Schemas.text())
                .field("until", Schemas.text())
                .field("rows", Schemas.count())
                .field("last_outcome", Schemas.text())
                .field("judged", Schemas.count())
                .field("artefact_hash", Schemas.hash())
                .optional("evidence", Schemas.number(0.0, 1.0))
                .schema();
        return Schemas.object()
                .field("notice", Schemas.text())
                .field("schema", Schemas.from1())
                .field("run", Schemas.text())
                .field("synthetic", Schemas.flag())
                .field("verdict", Schemas.text())
                .field("request", any)
                .field("tape", any)
                .field("arms", Schemas.listOf(Schemas.named("BacktestArm")))
                .field("baselines", Schemas.listOf(Schemas.named("BacktestArm")))
                .field("comparisons", Schemas.listOf(comparison))
                .optional("random", any)
                .optional("deflated_sharpe", any)
                .field("overfitting", any)
                .optional("grid", any)
                .optional("combinatorial", any)
                .optional("selection", any)
                .optional("retraining", Schemas.listOf(segment))
                .field("remarks", Schemas.listOf(Schemas.text()))
                .schema();
    }

    private static ObjectNode equityRequest() {
        ObjectNode symbols = Schemas.listOf(Schemas.text()).put("minItems", 1).put("maxItems", 10);
        return Schemas.object()
                .field("rule",
                        Schemas.text("sma_cross", "ema_cross", "momentum", "momentum_breakout", "mean_reversion"))
                .field("symbols", symbols)
                .optional("grid", Schemas.flag())
                .optional("fast", Schemas.from1())
                .optional("slow", Schemas.from1())
                .optional("lookback", Schemas.from1())
                .optional("window", Schemas.from1())
                .optional("entry", Schemas.number())
                .optional("exit", Schemas.number())
                .optional("from", Schemas.text().put("format", "date"))
                .optional("to", Schemas.text().put("format", "date"))
                .optional("capital", Schemas.number())
                .optional("fill_at", Schemas.text("next-open", "same-close"))
                .optional("slippage_bps", Schemas.number())
                .optional("commission_bps", Schemas.number())
                .optional("minimum_commission", Schemas.number())
                .optional("cash_rate", Schemas.number())
                .optional("whole_shares", Schemas.flag())
                .optional("resamples", Schemas.from1())
                .optional("seed", Schemas.count())
                .schema();
    }

    private static ObjectNode equityBacktest() {
        ObjectNode any = Schemas.mapOf(JsonNodeFactory.instance.objectNode());
        ObjectNode symbol = Schemas.object()
                .field("symbol", Schemas.text())
                .field("rule", Schemas.text())
                .field("from", Schemas.text())
                .field("to", Schemas.text())
                .field("bars", Schemas.count())
                .field("evidence", Schemas.flag())
                .field("strategy", any)
                .field("buy_and_hold", any)
                .field("excess_return", any)
                .field("probabilistic_sharpe", Schemas.orNull(Schemas.number()))
                .field("least_bars", Schemas.orNull(Schemas.number()))
                .field("random_entry", any)
                .optional("grid", any)
                .field("trades", Schemas.listOf(any))
                .schema();
        return Schemas.object()
                .field("synthetic", Schemas.flag())
                .field("rule", Schemas.text())
                .field("settings", any)
                .field("symbols", Schemas.listOf(symbol))
                .schema();
    }

    private static ObjectNode arm() {
        ObjectNode any = Schemas.mapOf(JsonNodeFactory.instance.objectNode());
        return Schemas.object()
                .field("name", Schemas.text())
                .field("text", Schemas.text())
                .field("figures", Schemas.mapOf(Schemas.named("Estimate")))
                .field("trades", any)
                .field("costs", Schemas.mapOf(Schemas.number()))
                .field("exposure", Schemas.mapOf(Schemas.number()))
                .field("refused", Schemas.mapOf(Schemas.count()))
                .field("series", any)
                .field("monthly", Schemas.mapOf(Schemas.number()))
                .field("trade_list", Schemas.listOf(any))
                .schema();
    }

    private static ObjectNode estimate() {
        return Schemas.object()
                .field("value", Schemas.number())
                .field("low", Schemas.number())
                .field("high", Schemas.number())
                .schema();
    }
}
