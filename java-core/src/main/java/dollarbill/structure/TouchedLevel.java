package dollarbill.structure;

import dollarbill.market.OptionType;
import dollarbill.surface.VolSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A price that matters to a structure and how likely it is to be reached up to the first expiry.
 *
 * @param kind  why it matters
 * @param level  price of the underlying
 * @param volatility  of the smile at the level
 * @param touch  probability that the price gets there at any time, never below {@code beyond}, which holds for every law of the path
 * @param beyond  probability that the price ends beyond it, under the law of the smile; empty where there is none
 */
public record TouchedLevel(Kind kind, double level, double volatility, double touch, Optional<Double> beyond) {
    /** Why a price matters. */
    public enum Kind {
        /** Profit begins or ends there. */
        BREAKEVEN,
        /** A sold call begins to be worth exercise. */
        SHORT_CALL,
        /** A sold put begins to be worth exercise. */
        SHORT_PUT
    }

    /** Returns the break-even prices and the strikes of sold options, by rising price. */
    public static List<TouchedLevel> of(StructureModel model, HorizonProfit horizon) {
        List<TouchedLevel> levels = new ArrayList<>();
        Optional<SmileLaw> law = model.law();
        horizon.breakevens().forEach(level -> levels.add(of(Kind.BREAKEVEN, level, model, law)));
        for (OptionType type : OptionType.values()) {
            Kind kind = type == OptionType.CALL ? Kind.SHORT_CALL : Kind.SHORT_PUT;
            model.structure().sold(type).forEach(leg -> levels.add(of(kind, leg.contract().strike(), model, law)));
        }
        levels.sort(java.util.Comparator.comparingDouble(TouchedLevel::level));
        return levels;
    }

    private static TouchedLevel of(Kind kind, double level, StructureModel model, Optional<SmileLaw> law) {
        VolSlice slice = model.first();
        double volatility = slice.impliedVolatility(level);
        double touch = TouchProbability.lognormal(
                model.spot(), level, slice.forward(), slice.yearsToExpiry(), volatility);
        Optional<Double> beyond = law.map(known -> level > model.spot() ? known.above(level)
                : 1.0 - known.above(level));
        return new TouchedLevel(kind, level, volatility, Math.max(touch, beyond.orElse(0.0)), beyond);
    }
}
