package dollarbill.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.feature.PointInTime;
import dollarbill.market.Reason;
import dollarbill.strategy.MarketView;
import dollarbill.strategy.OptionStrategy;
import dollarbill.strategy.PlanFigures;
import dollarbill.strategy.PositionSize;
import dollarbill.strategy.SizeCap;
import dollarbill.strategy.StrategyAdvisor.Advice;
import dollarbill.strategy.StrategyRecommendation;
import dollarbill.strategy.StrategyRecommendation.NoTrade;
import dollarbill.strategy.StrategyRecommendation.Trade;
import dollarbill.strategy.TradeParameters;
import dollarbill.strategy.TradePlan.Planned;
import dollarbill.strategy.TradePlan.Refused;
import dollarbill.structure.Extreme;
import dollarbill.structure.OptionLeg;
import java.util.Locale;
import java.util.Optional;

/** The JSON document of one recommendation: a strategy with its position on a chain, or no trade with the reason. */
public final class AdviceDocument {
    /** Version of the document's form. */
    public static final int SCHEMA = 1;

    /** Name of the strategy that trades nothing. */
    static final String NO_TRADE = "No Trade";

    private AdviceDocument() {}

    /** Returns the document of an advice. */
    public static ObjectNode of(Advice advice) {
        StrategyRecommendation recommendation = advice.recommendation();
        ObjectNode document = view(recommendation);
        switch (recommendation.decision()) {
            case NoTrade none -> noTrade(document, none.reason(), none.detail(), none.matched());
            case Trade trade -> {
                switch (advice.plan().orElseThrow()) {
                    case Refused refused -> refused(document, trade, refused);
                    case Planned planned -> planned(document, trade, planned);
                }
            }
        }
        ArrayNode reasoning = document.putArray("reasoning");
        recommendation.reasoning().forEach(reasoning::add);
        ArrayNode cautions = document.putArray("cautions");
        recommendation.cautions().forEach(cautions::add);
        return document;
    }

    /** Returns the document of a symbol for which there is no view to advise on. */
    static ObjectNode withheld(SymbolDay day, SymbolAdvice.Withheld withheld) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("schema", SCHEMA);
        document.put("symbol", day.symbol().value());
        document.put("as_of", PointInTime.cutoff(day.asOf()).toString());
        document.put("strategy", NO_TRADE);
        document.put("position_size", size(PositionSize.NONE));
        document.put("reason", withheld.reason());
        document.put("detail", withheld.detail());
        document.putArray("reasoning").add("no trade: " + withheld.detail());
        document.putArray("cautions");
        return document;
    }

    private static ObjectNode view(StrategyRecommendation recommendation) {
        MarketView view = recommendation.view();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("schema", SCHEMA);
        document.put("symbol", view.symbol().value());
        document.put("as_of", view.provenance().asOf().toString());
        document.put("direction", view.direction().name());
        document.put("iv_regime", view.regime().name());
        document.put("direction_confidence", view.directionConfidence());
        document.put("iv_confidence", view.regimeConfidence());
        document.put("overall_confidence", recommendation.overallConfidence());
        view.expectedVolatility().ifPresent(volatility -> document.put("expected_volatility", volatility));
        document.putObject("models")
                .put("direction", view.provenance().directionModel())
                .put("volatility", view.provenance().volatilityModel());
        return document;
    }

    private static void noTrade(
            ObjectNode document, Reason reason, String detail, Optional<OptionStrategy> matched) {
        document.put("strategy", NO_TRADE);
        document.put("position_size", size(PositionSize.NONE));
        document.put("reason", reason.name());
        document.put("detail", detail);
        matched.ifPresent(strategy -> document.put("matched_strategy", strategy.text()));
    }

    private static void refused(ObjectNode document, Trade trade, Refused refused) {
        noTrade(document, refused.reason(), refused.detail(), Optional.of(trade.strategy()));
        refused.cap().ifPresent(cap -> document.put("bound_by", cap.name()));
        refused.figures().ifPresent(figures -> document.set("structure", structure(figures)));
    }

    private static void planned(ObjectNode document, Trade trade, Planned planned) {
        document.put("strategy", trade.strategy().text());
        document.put("position_size", size(trade.size()));
        document.set("trade_parameters", parameters(trade.parameters()));
        document.set("structure", structure(planned.figures()));
        document.put("contracts", planned.contracts());
        document.put("capital_at_risk", planned.maxLoss());
        SizeCap cap = planned.boundBy();
        document.put("bound_by", cap.name());
        ArrayNode cautions = document.putArray("structure_cautions");
        planned.cautions()
                .forEach(caution -> cautions.addObject()
                        .put("reason", caution.reason().name())
                        .put("detail", caution.detail()));
    }

    private static String size(PositionSize size) {
        return size.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode parameters(TradeParameters parameters) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("min_expiry_days", parameters.minExpiryDays());
        node.put("max_expiry_days", parameters.maxExpiryDays());
        node.put("min_delta", parameters.minDelta());
        node.put("max_delta", parameters.maxDelta());
        node.put("max_loss", parameters.maxLoss());
        node.put("profit_target", parameters.profitTarget());
        node.put("stop_move", parameters.stopMove());
        return node;
    }

    /** Amounts are dollars per share of one unit, before commissions unless the name says after. */
    private static ObjectNode structure(PlanFigures figures) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("expiry", figures.structure().expiry().toString());
        node.put("days_to_expiry", figures.days());
        ArrayNode legs = node.putArray("legs");
        for (int i = 0; i < figures.structure().legs().size(); i++) {
            OptionLeg leg = figures.structure().legs().get(i);
            legs.addObject()
                    .put("code", leg.contract().code())
                    .put("quantity", leg.quantity())
                    .put("type", leg.contract().type().name())
                    .put("strike", leg.contract().strike())
                    .put("price", leg.price())
                    .put("delta", figures.deltas().get(i));
        }
        node.put("net_debit", figures.structure().netDebit());
        put(node, "max_profit", figures.structure().maximumProfit());
        put(node, "max_loss", figures.structure().maximumLoss());
        ArrayNode breakevens = node.putArray("breakevens");
        figures.structure().breakevens().forEach(breakevens::add);
        node.put("probability_of_profit", figures.smileProbability());
        node.put("commissions", figures.costs());
        node.put("believed_probability_after_commissions", figures.belief().probability());
        node.put("believed_profit_after_commissions", figures.belief().expectedProfit());
        node.put("take_profit", figures.exits().profit());
        ArrayNode stops = node.putArray("stop_prices");
        figures.exits().stops().forEach(stops::add);
        return node;
    }

    private static void put(ObjectNode node, String name, Extreme extreme) {
        switch (extreme) {
            case Extreme.Limited(double amount) -> node.put(name, amount);
            case Extreme.Unlimited() -> node.put(name, "unlimited");
        }
    }
}
