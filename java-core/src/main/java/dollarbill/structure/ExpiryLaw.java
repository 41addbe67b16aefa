package dollarbill.structure;

import dollarbill.structure.PiecewiseLinear.Interval;
import java.util.List;

/** Probability law of the price of the underlying at expiry. */
public interface ExpiryLaw {
    /** Returns the probability of a price above a level, not negative. */
    double above(double level);

    /** Returns the mean of the price counted only above a level, {@code E[S; S > level]}; at zero the mean itself. */
    double meanAbove(double level);

    /** Returns the probability of a price between two levels; the upper may be infinite. */
    default double between(double from, double to) {
        return above(from) - (to < Double.POSITIVE_INFINITY ? above(to) : 0.0);
    }

    /** Returns {@code E[S; from < S <= to]}; the upper level may be infinite. */
    default double meanBetween(double from, double to) {
        return meanAbove(from) - (to < Double.POSITIVE_INFINITY ? meanAbove(to) : 0.0);
    }

    /** Returns the mean of a function of the price. */
    default double expectation(PiecewiseLinear function) {
        return expectation(function, new Interval(0.0, Double.POSITIVE_INFINITY));
    }

    /** Returns the mean of a function of the price, counted only where it is above zero. */
    default double positivePart(PiecewiseLinear function) {
        double sum = 0.0;
        for (Interval part : function.positive()) {
            sum += expectation(function, part);
        }
        return sum;
    }

    /** Returns the probability that a function of the price is above zero. */
    default double probabilityPositive(PiecewiseLinear function) {
        return probability(function.positive());
    }

    /** Returns the probability of a price within one of some intervals, which do not overlap. */
    default double probability(List<Interval> intervals) {
        double sum = 0.0;
        for (Interval part : intervals) {
            sum += between(part.from(), part.to());
        }
        return sum;
    }

    private double expectation(PiecewiseLinear function, Interval within) {
        double sum = 0.0;
        double aboveFrom = Double.NaN;
        double meanAboveFrom = Double.NaN;
        for (int i = 0; i < function.knots().size(); i++) {
            PiecewiseLinear.Knot knot = function.knots().get(i);
            double from = Math.max(knot.at(), within.from());
            double to = Math.min(function.end(i), within.to());
            if (from < to) {
                boolean first = Double.isNaN(aboveFrom);
                aboveFrom = first ? above(from) : aboveFrom;
                meanAboveFrom = first ? meanAbove(from) : meanAboveFrom;
                boolean ends = to < Double.POSITIVE_INFINITY;
                double aboveTo = ends ? above(to) : 0.0;
                double meanAboveTo = ends ? meanAbove(to) : 0.0;
                double slope = function.slope(i);
                sum += (knot.value() - slope * knot.at()) * (aboveFrom - aboveTo)
                        + slope * (meanAboveFrom - meanAboveTo);
                aboveFrom = aboveTo;
                meanAboveFrom = meanAboveTo;
            }
        }
        return sum;
    }
}
