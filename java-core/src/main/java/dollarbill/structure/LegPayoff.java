package dollarbill.structure;

import dollarbill.market.OptionType;
import dollarbill.structure.PiecewiseLinear.Knot;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;

/**
 * Worth of legs at one expiry as a function of the price of the underlying: exact, with a knot at each strike.
 *
 * <p>Sums are taken in decimals, as prices and strikes are quoted, so that amounts that cancel leave nothing behind and a stretch without
 * profit is not taken for one.
 */
final class LegPayoff {
    private LegPayoff() {}

    /** Returns the sum over legs, whose options all expire then. */
    static PiecewiseLinear of(List<? extends Leg> legs) {
        return above(legs, BigDecimal.ZERO);
    }

    /** Returns the sum over legs less what they cost. */
    static PiecewiseLinear profit(List<? extends Leg> legs) {
        return above(legs, debit(legs));
    }

    /** Returns what legs cost together: a debit where positive, a credit where negative. */
    static double netDebit(List<? extends Leg> legs) {
        return debit(legs).doubleValue();
    }

    private static PiecewiseLinear above(List<? extends Leg> legs, BigDecimal cost) {
        TreeSet<Double> prices = new TreeSet<>(List.of(0.0));
        for (Leg leg : legs) {
            if (leg instanceof OptionLeg option) {
                prices.add(option.contract().strike());
            }
        }
        List<Knot> knots = prices.stream()
                .map(price -> new Knot(price, worth(legs, BigDecimal.valueOf(price)).subtract(cost).doubleValue()))
                .toList();
        return new PiecewiseLinear(knots, legs.stream().mapToDouble(LegPayoff::slopeAbove).sum());
    }

    private static BigDecimal debit(List<? extends Leg> legs) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Leg leg : legs) {
            sum = sum.add(BigDecimal.valueOf(leg.units()).multiply(BigDecimal.valueOf(leg.price())));
        }
        return sum;
    }

    private static BigDecimal worth(List<? extends Leg> legs, BigDecimal price) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Leg leg : legs) {
            BigDecimal one = leg instanceof OptionLeg option ? exercise(option, price) : price;
            sum = sum.add(BigDecimal.valueOf(leg.units()).multiply(one));
        }
        return sum;
    }

    private static BigDecimal exercise(OptionLeg leg, BigDecimal price) {
        BigDecimal above = price.subtract(BigDecimal.valueOf(leg.contract().strike()));
        return (leg.contract().type() == OptionType.CALL ? above : above.negate()).max(BigDecimal.ZERO);
    }

    /** Returns the slope of a leg above every strike. */
    static double slopeAbove(Leg leg) {
        return switch (leg) {
            case ShareLeg shares -> shares.units();
            case OptionLeg option -> option.contract().type() == OptionType.CALL ? option.quantity() : 0.0;
        };
    }
}
