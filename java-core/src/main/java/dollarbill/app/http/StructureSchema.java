package dollarbill.app.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import dollarbill.structure.MarginRequirement;
import dollarbill.structure.NamedStructure;
import dollarbill.structure.SmileMotion;
import dollarbill.structure.StructureOrder;
import dollarbill.structure.TouchedLevel;
import java.util.Arrays;
import java.util.stream.Stream;

/** Schemas of the analysis of a structure. */
final class StructureSchema {
    private StructureSchema() {}

    static void add(ObjectNode schemas) {
        schemas.set("AnalyzeRequest", request());
        schemas.set("Analysis", analysis());
    }

    private static ObjectNode request() {
        ObjectNode dividend = Schemas.object()
                .field(AnalyzeBody.EX_DATE, Schemas.date())
                .field(AnalyzeBody.AMOUNT, Schemas.number()
                        .put("exclusiveMinimum", 0)
                        .put("maximum", AnalyzeBody.MOST_DIVIDEND))
                .schema();
        ObjectNode schema = Schemas.object()
                .field(AnalyzeBody.SYMBOL, Schemas.symbol())
                .optional(AnalyzeBody.STRUCTURE, Schemas.text()
                        .put("description",
                                "one of " + String.join(", ", NamedStructure.codes()) + "; or legs in its place"))
                .optional(AnalyzeBody.LEGS, Schemas.text()
                        .put("description",
                                "legs between commas: signed contracts, C or P, strike, expiry; or signed shares and S"))
                .optional(AnalyzeBody.DELTA, Schemas.number().put("exclusiveMinimum", 0).put("exclusiveMaximum", 1))
                .optional(AnalyzeBody.DAYS, Schemas.from1()
                        .put("maximum", StructureOrder.Named.MOST_DAYS)
                        .put("default", StructureOrder.Named.DAYS))
                .optional(AnalyzeBody.WIDTH, Schemas.number().put("exclusiveMinimum", 0))
                .optional(AnalyzeBody.FAR_DAYS, Schemas.from1())
                .optional(AnalyzeBody.SMILE, motion().put("default", SmileMotion.STICKY_STRIKE.code()))
                .optional(AnalyzeBody.MARGIN_CLASS,
                        Schemas.text(AnalyzeBody.MARGIN_CLASSES.toArray(String[]::new))
                                .put("default", AnalyzeBody.MARGIN_CLASSES.getFirst()))
                .optional(AnalyzeBody.LEVERAGE, Schemas.number(1, AnalyzeBody.MOST_LEVERAGE).put("default", 1))
                .optional(AnalyzeBody.DIVIDENDS,
                        Schemas.listOf(dividend).put("maxItems", AnalyzeBody.MOST_DIVIDENDS))
                .with(BeliefFields::addTo)
                .schema();
        schema.putArray("oneOf")
                .add(Schemas.required(AnalyzeBody.STRUCTURE))
                .add(Schemas.required(AnalyzeBody.LEGS));
        return schema;
    }

    private static ObjectNode motion() {
        return Schemas.text(Arrays.stream(SmileMotion.values()).map(SmileMotion::code).toArray(String[]::new));
    }

    private static ObjectNode analysis() {
        ObjectNode twice = Schemas.object()
                .field("closed_form", Schemas.number())
                .field("integrated", Schemas.number())
                .schema();
        ObjectNode expected = Schemas.object()
                .field("closed_form", Schemas.number())
                .field("integrated", Schemas.number())
                .optional("gain_given_profit", Schemas.number())
                .optional("loss_given_loss", Schemas.number())
                .schema();
        ObjectNode touch = Schemas.object()
                .field("kind", Schemas.text(TouchedLevel.Kind.class))
                .field("level", Schemas.number())
                .field("vol_percent", Schemas.number())
                .field("touch", Schemas.number(0, 1))
                .optional("beyond_at_expiry", Schemas.number(0, 1))
                .schema();
        ObjectNode range = Schemas.object()
                .field("from", Schemas.number())
                .optional("to", Schemas.number())
                .optional("probability", Schemas.number(0, 1))
                .schema();
        ObjectNode caution = Schemas.object()
                .field("reason", Schemas.text(Reason.class))
                .optional("expiry", Schemas.date())
                .field("detail", Schemas.text())
                .schema();
        return Schemas.chainHeading()
                .field("structure", Schemas.text(Stream.concat(NamedStructure.codes().stream(), Stream.of("custom"))
                        .toArray(String[]::new)))
                .field("smile_motion", motion())
                .field("legs", Schemas.listOf(leg()))
                .field("entry", entry())
                .field("expiry", Schemas.date())
                .field("days_to_expiry", Schemas.count())
                .field("exact", Schemas.flag())
                .field("breakevens", Schemas.listOf(Schemas.number()))
                .field("breakeven_ranges", Schemas.listOf(range))
                .optional("max_profit", Schemas.number())
                .optional("max_profit_unlimited", Schemas.flag())
                .optional("max_loss", Schemas.number())
                .optional("max_loss_unlimited", Schemas.flag())
                .field("unlimited_legs", Schemas.listOf(Schemas.text()))
                .optional("probability_of_profit", twice)
                .optional("expected_profit", expected)
                .field("touches", Schemas.listOf(touch))
                .field("greeks", greeks())
                .field("margin", margin())
                .field("cautions", Schemas.listOf(caution))
                .field("curve", curve())
                .field("grid", grid())
                .optional("stake", Schemas.named("Kelly"))
                .schema();
    }

    private static ObjectNode leg() {
        return Schemas.object()
                .field("quantity", Schemas.number())
                .field("instrument", Schemas.text("OPTION", "SHARES"))
                .optional("type", Schemas.text(OptionType.class))
                .optional("strike", Schemas.number())
                .optional("expiry", Schemas.date())
                .optional("days_to_expiry", Schemas.count())
                .optional("contract", Schemas.text())
                .optional("bid", Schemas.number())
                .optional("ask", Schemas.number())
                .optional("volume", Schemas.count())
                .optional("open_interest", Schemas.count())
                .optional("vol_percent", Schemas.number())
                .field("price", Schemas.number())
                .field("cost", Schemas.number())
                .field("greeks", greeks())
                .schema();
    }

    private static ObjectNode entry() {
        return Schemas.object()
                .field("net_debit", Schemas.number())
                .field("net_debit_at_mid", Schemas.number())
                .field("cost_of_spreads", Schemas.number())
                .field("model_value", Schemas.number())
                .field("model_edge", Schemas.number())
                .schema();
    }

    private static ObjectNode greeks() {
        return Schemas.object()
                .field("delta", Schemas.number())
                .field("delta_dollars", Schemas.number())
                .field("gamma", Schemas.number())
                .field("gamma_dollars_per_percent", Schemas.number())
                .field("vega_per_point", Schemas.number())
                .field("theta_per_day", Schemas.number())
                .field("rho_per_point", Schemas.number())
                .schema();
    }

    private static ObjectNode margin() {
        ObjectNode part = Schemas.object()
                .field("rule", Schemas.text(MarginRequirement.Rule.class))
                .field("amount", Schemas.number())
                .schema();
        return Schemas.object()
                .field("initial", Schemas.number())
                .field("proceeds", Schemas.number())
                .field("deposit", Schemas.number())
                .field("maintenance", Schemas.number())
                .field("maintenance_equity", Schemas.number())
                .optional("cash_account_deposit", Schemas.number())
                .field("parts", Schemas.listOf(part))
                .schema();
    }

    private static ObjectNode curve() {
        ObjectNode numbers = Schemas.listOf(Schemas.number());
        return Schemas.object()
                .field("price", numbers)
                .field("expiry", numbers.deepCopy())
                .field("half_way", numbers.deepCopy())
                .field("now", numbers.deepCopy())
                .optional("density", numbers.deepCopy())
                .schema();
    }

    private static ObjectNode grid() {
        return Schemas.object()
                .field("price", Schemas.listOf(Schemas.number()))
                .field("vol_shift_points", Schemas.listOf(Schemas.number()))
                .field("days_from_now", Schemas.listOf(Schemas.count()))
                .field("profit", Schemas.listOf(Schemas.listOf(Schemas.listOf(Schemas.number()))))
                .schema();
    }
}
