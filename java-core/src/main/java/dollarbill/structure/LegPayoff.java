package dollarbill.structure;

import dollarbill.market.OptionType;
import dollarbill.structure.PiecewiseLinear.Knot;
import java.util.List;
import java.util.TreeSet;

/** Worth of legs at one expiry as a function of the price of the underlying: exact, with a knot at each strike. */
final class LegPayoff {
    private LegPayoff() {}

    /** Returns the sum over legs, whose options all expire then. */
    static PiecewiseLinear of(List<? extends Leg> legs) {
        TreeSet<Double> prices = new TreeSet<>(List.of(0.0));
        for (Leg leg : legs) {
            if (leg instanceof OptionLeg option) {
                prices.add(option.contract().strike());
            }
        }
        List<Knot> knots = prices.stream()
                .map(price -> new Knot(price, legs.stream().mapToDouble(leg -> leg.payoff(price)).sum()))
                .toList();
        return new PiecewiseLinear(knots, legs.stream().mapToDouble(LegPayoff::slopeAbove).sum());
    }

    /** Returns the slope of a leg above every strike. */
    static double slopeAbove(Leg leg) {
        return switch (leg) {
            case ShareLeg shares -> shares.units();
            case OptionLeg option -> option.contract().type() == OptionType.CALL ? option.quantity() : 0.0;
        };
    }
}
