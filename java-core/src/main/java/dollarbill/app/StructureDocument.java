package dollarbill.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.market.OptionChain;
import dollarbill.market.OptionQuote;
import dollarbill.structure.Extreme;
import dollarbill.structure.Leg;
import dollarbill.structure.MarginRequirement;
import dollarbill.structure.OptionLeg;
import dollarbill.structure.PiecewiseLinear.Interval;
import dollarbill.structure.ProfitGrid;
import dollarbill.structure.ShareLeg;
import dollarbill.structure.StructureAnalysis;
import dollarbill.structure.StructureGreeks;
import dollarbill.structure.StructureOdds;
import dollarbill.structure.TouchedLevel;
import dollarbill.surface.VolSlice;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/**
 * The JSON document of an analysed structure: printed by {@code analyze --json}, answered by {@code POST /api/v1/analyze}, shown by the
 * page.
 *
 * <p>Amounts are dollars for one unit of the structure, before commissions, but prices, which are per share. A figure that cannot be told is
 * absent.
 */
public final class StructureDocument {
    /** Version of the document's form. */
    public static final int SCHEMA = 1;

    private static final double PERCENT = 100.0;
    private static final double DOLLARS = Leg.CONTRACT_SHARES;
    private static final int CURVE_POINTS = 161;
    private static final double CURVE_DEVIATIONS = 3.2;
    private static final double CURVE_MARGIN = 0.02;
    private static final double CENTS = 100.0;
    private static final double TEN_THOUSANDTHS = 1e4;
    private static final double MILLIONTHS = 1e6;

    private StructureDocument() {}

    /** Returns the document of an analysis. */
    public static ObjectNode of(StructureAnalysis analysis, FittedChain fitted, StructureQuestion question) {
        OptionChain chain = fitted.chain();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ChainHeading.put(document, SCHEMA, chain, fitted.spotImplied());
        document.put("structure", question.order().name());
        document.put("smile_motion", question.settings().motion().code());
        document.set("legs", legs(analysis, chain.quoteDate()));
        document.set("entry", entry(analysis));
        LocalDate expiry = analysis.structure().firstExpiry();
        document.put("expiry", expiry.toString());
        document.put("days_to_expiry", days(chain.quoteDate(), expiry));
        document.put("exact", analysis.profit().exact());
        ArrayNode breakevens = document.putArray("breakevens");
        analysis.profit().breakevens().forEach(breakevens::add);
        document.set("breakeven_ranges", even(analysis));
        extreme(document, "max_profit", analysis.profit().maximumProfit());
        extreme(document, "max_loss", analysis.profit().maximumLoss());
        ArrayNode unlimited = document.putArray("unlimited_legs");
        analysis.structure().unlimitedLegs().forEach(leg -> unlimited.add(code(leg)));
        analysis.odds().ifPresent(odds -> odds(document, odds));
        document.set("touches", touches(analysis.touches()));
        document.set("greeks", greeks(analysis.greeks(), chain.spot()));
        document.set("margin", margin(analysis));
        ArrayNode cautions = document.putArray("cautions");
        analysis.cautions().forEach(caution -> {
            ObjectNode node = cautions.addObject().put("reason", caution.reason().name());
            caution.expiry().ifPresent(day -> node.put("expiry", day.toString()));
            node.put("detail", caution.detail());
        });
        document.set("curve", curve(analysis));
        document.set("grid", grid(analysis.grid()));
        return document;
    }

    private static int days(LocalDate from, LocalDate to) {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
    }

    private static String code(Leg leg) {
        return switch (leg) {
            case OptionLeg option -> option.contract().code();
            case ShareLeg shares -> shares.underlying().value();
        };
    }

    private static ArrayNode legs(StructureAnalysis analysis, LocalDate today) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        int option = 0;
        for (int i = 0; i < analysis.structure().legs().size(); i++) {
            Leg leg = analysis.structure().legs().get(i);
            ObjectNode node = array.addObject();
            switch (leg) {
                case ShareLeg shares -> node.put("quantity", shares.shares()).put("instrument", "SHARES");
                case OptionLeg own -> {
                    node.put("quantity", own.quantity()).put("instrument", "OPTION");
                    option(node, own, analysis.quotes().get(option++), today);
                    VolSlice slice = analysis.model().slice(own);
                    node.put("vol_percent", PERCENT * slice.impliedVolatility(own.contract().strike()));
                }
            }
            node.put("price", leg.price());
            node.put("cost", money(leg.debit()));
            node.set("greeks", greeks(analysis.legGreeks().get(i), analysis.model().spot()));
        }
        return array;
    }

    private static void option(ObjectNode node, OptionLeg leg, OptionQuote quote, LocalDate today) {
        node.put("type", leg.contract().type().name());
        node.put("strike", leg.contract().strike());
        node.put("expiry", leg.contract().expiry().toString());
        node.put("days_to_expiry", days(today, leg.contract().expiry()));
        node.put("contract", leg.contract().code());
        node.put("bid", quote.bid());
        node.put("ask", quote.ask());
        quote.volume().ifPresent(volume -> node.put("volume", volume));
        quote.openInterest().ifPresent(interest -> node.put("open_interest", interest));
    }

    private static ObjectNode entry(StructureAnalysis analysis) {
        double debit = money(analysis.structure().netDebit());
        double mid = money(analysis.midDebit());
        double value = DOLLARS * analysis.model().value();
        return JsonNodeFactory.instance.objectNode()
                .put("net_debit", debit)
                .put("net_debit_at_mid", mid)
                .put("cost_of_spreads", rounded(debit - mid, MILLIONTHS))
                .put("model_value", value)
                .put("model_edge", value - debit);
    }

    /** Returns dollars of one unit without the remainders of binary fractions. */
    private static double money(double perShare) {
        return rounded(DOLLARS * perShare, MILLIONTHS);
    }

    private static ArrayNode even(StructureAnalysis analysis) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Interval range : analysis.profit().even()) {
            ObjectNode node = array.addObject().put("from", range.from());
            if (Double.isFinite(range.to())) {
                node.put("to", range.to());
            }
            analysis.model().law().ifPresent(law -> node.put("probability", law.probability(List.of(range))));
        }
        return array;
    }

    private static void extreme(ObjectNode node, String name, Extreme extreme) {
        switch (extreme) {
            case Extreme.Limited(double amount) -> node.put(name, money(amount));
            case Extreme.Unlimited() -> node.put(name + "_unlimited", true);
        }
    }

    private static void odds(ObjectNode document, StructureOdds odds) {
        document.putObject("probability_of_profit")
                .put("closed_form", odds.profit())
                .put("integrated", odds.profitIntegrated());
        ObjectNode expected = document.putObject("expected_profit")
                .put("closed_form", DOLLARS * odds.mean())
                .put("integrated", DOLLARS * odds.meanIntegrated());
        odds.gainGivenProfit().ifPresent(gain -> expected.put("gain_given_profit", DOLLARS * gain));
        odds.lossGivenLoss().ifPresent(loss -> expected.put("loss_given_loss", DOLLARS * loss));
    }

    private static ArrayNode touches(List<TouchedLevel> levels) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (TouchedLevel level : levels) {
            ObjectNode node = array.addObject()
                    .put("kind", level.kind().name())
                    .put("level", level.level())
                    .put("vol_percent", PERCENT * level.volatility())
                    .put("touch", level.touch());
            level.beyond().ifPresent(beyond -> node.put("beyond_at_expiry", beyond));
        }
        return array;
    }

    private static ObjectNode greeks(StructureGreeks greeks, double spot) {
        return JsonNodeFactory.instance.objectNode()
                .put("delta", greeks.delta())
                .put("delta_dollars", greeks.delta() * spot)
                .put("gamma", greeks.gamma())
                .put("gamma_dollars_per_percent", greeks.gamma() * spot * spot / PERCENT)
                .put("vega_per_point", greeks.vega())
                .put("theta_per_day", greeks.theta())
                .put("rho_per_point", greeks.rho());
    }

    private static ObjectNode margin(StructureAnalysis analysis) {
        MarginRequirement margin = analysis.margin();
        ObjectNode node = JsonNodeFactory.instance.objectNode()
                .put("initial", rounded(margin.initial(), MILLIONTHS))
                .put("proceeds", rounded(margin.proceeds(), MILLIONTHS))
                .put("deposit", rounded(margin.deposit(), MILLIONTHS))
                .put("maintenance", rounded(margin.maintenance(), MILLIONTHS))
                .put("maintenance_equity", rounded(margin.maintenanceEquity(), MILLIONTHS));
        analysis.cashDeposit().ifPresent(deposit -> node.put("cash_account_deposit", rounded(deposit, MILLIONTHS)));
        ArrayNode parts = node.putArray("parts");
        margin.parts()
                .forEach(part -> parts.addObject()
                        .put("rule", part.rule().name())
                        .put("amount", rounded(part.amount(), MILLIONTHS)));
        return node;
    }

    /** Profit today, half way and at the first expiry, and the density there, over the prices that matter. */
    private static ObjectNode curve(StructureAnalysis analysis) {
        VolSlice first = analysis.model().first();
        double years = first.yearsToExpiry();
        double deviation = Math.sqrt(first.totalVariance(0.0));
        TreeSet<Double> marks = new TreeSet<>(analysis.profit().breakevens());
        analysis.structure().options().forEach(leg -> marks.add(leg.contract().strike()));
        double low = Math.min(analysis.model().spot() * Math.exp(-CURVE_DEVIATIONS * deviation),
                (1.0 - CURVE_MARGIN) * marks.first());
        double high = Math.max(analysis.model().spot() * Math.exp(CURVE_DEVIATIONS * deviation),
                (1.0 + CURVE_MARGIN) * marks.last());
        TreeSet<Double> prices = new TreeSet<>(marks);
        for (int i = 0; i < CURVE_POINTS; i++) {
            prices.add(rounded(low + (high - low) * i / (CURVE_POINTS - 1), CENTS));
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        fill(node, "price", prices, price -> rounded(price, TEN_THOUSANDTHS));
        fill(node, "expiry", prices, price -> rounded(DOLLARS * analysis.profit().at(price), CENTS));
        fill(node, "half_way", prices,
                price -> rounded(DOLLARS * analysis.model().profit(price, 0.5 * years, 0.0), CENTS));
        fill(node, "now", prices, price -> rounded(DOLLARS * analysis.model().profit(price, 0.0, 0.0), CENTS));
        analysis.model()
                .law()
                .ifPresent(known -> fill(node, "density", prices,
                        price -> rounded(known.density(first.logMoneyness(price)) / price, MILLIONTHS)));
        return node;
    }

    private static void fill(ObjectNode node, String name, SortedSet<Double> prices, DoubleUnaryOperator value) {
        ArrayNode array = node.putArray(name);
        prices.forEach(price -> array.add(value.applyAsDouble(price)));
    }

    /** Rounds; what is rounded to nothing has no sign. */
    private static double rounded(double value, double parts) {
        return Math.rint(parts * value) / parts + 0.0;
    }

    private static ObjectNode grid(ProfitGrid grid) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode prices = node.putArray("price");
        grid.prices().forEach(prices::add);
        ArrayNode shifts = node.putArray("vol_shift_points");
        grid.shifts().forEach(shift -> shifts.add(PERCENT * shift));
        ArrayNode days = node.putArray("days_from_now");
        grid.days().forEach(days::add);
        ArrayNode profits = node.putArray("profit");
        for (double[][] day : grid.profits()) {
            ArrayNode byShift = profits.addArray();
            for (double[] shift : day) {
                ArrayNode byPrice = byShift.addArray();
                for (double profit : shift) {
                    byPrice.add(rounded(DOLLARS * profit, CENTS));
                }
            }
        }
        return node;
    }
}
