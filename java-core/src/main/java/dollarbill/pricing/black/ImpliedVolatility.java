package dollarbill.pricing.black;

import dollarbill.market.OptionType;
import java.util.Optional;
import org.apache.commons.numbers.gamma.InverseErf;
import org.apache.commons.numbers.gamma.InverseErfc;

/**
 * Inverts Black's formula for the volatility to machine precision.
 *
 * <p>The price is brought to the out-of-the-money side and normalised; one of three objectives, each nearly straight in
 * its region, is solved by Halley steps inside a bracket: {@code 1/ln b} below the point of inflection
 * {@code s = sqrt(2|x|)}, {@code b} from there to half the upper bound, {@code ln(bound - b)} above.
 *
 * <p>Source of the regions: P. Jäckel, "Let's Be Rational", Wilmott (2015), section 4.
 */
public final class ImpliedVolatility {
    private static final double ROOT_EIGHT = 2.8284271247461903;
    private static final double SETTLED = 1e-8;
    /** Regions reach this far into each other, so that a root at their border lies inside both brackets. */
    private static final double OVERLAP = 1e-3;

    private static final int MAX_STEPS = 200;

    private ImpliedVolatility() {}

    /**
     * Returns the volatility at which Black's formula gives the price.
     *
     * @param type  call or put
     * @param price  discounted price per share
     * @param forward  forward to expiry, positive
     * @param strike  strike, positive
     * @param discount  discount factor to expiry, positive
     * @param years  time to expiry in years, positive
     */
    public static IvResult solve(
            OptionType type, double price, double forward, double strike, double discount, double years) {
        Optional<IvResult> fault = outsideDomain(price, forward, strike, discount, years);
        if (fault.isPresent()) {
            return fault.get();
        }
        double undiscounted = price / discount;
        double bound = type == OptionType.CALL ? forward : strike;
        if (undiscounted >= bound) {
            return new IvResult.AboveBound(discount * bound);
        }
        double intrinsic = type.payoff(forward, strike);
        double timeValue = undiscounted - intrinsic;
        double beta = timeValue / (Math.sqrt(forward) * Math.sqrt(strike));
        if (!(beta > 0.0)) {
            return new IvResult.BelowIntrinsic(discount * intrinsic);
        }
        double x = -Math.abs(BlackScholes.logMoneyness(forward, strike));
        double ceiling = Math.exp(0.5 * x);
        if (beta >= ceiling) {
            return new IvResult.AboveBound(discount * bound);
        }
        Root root = x == 0.0 ? atTheMoney(beta) : search(x, beta, ceiling);
        return new IvResult.Found(root.totalVolatility / Math.sqrt(years), root.steps);
    }

    private static Optional<IvResult> outsideDomain(
            double price, double forward, double strike, double discount, double years) {
        if (!Double.isFinite(price)) {
            return Optional.of(new IvResult.NotFinite("price " + price + " must be finite"));
        }
        return positive("forward", forward)
                .or(() -> positive("strike", strike))
                .or(() -> positive("discount", discount))
                .or(() -> positive("years", years));
    }

    private static Optional<IvResult> positive(String name, double value) {
        return value > 0.0 && Double.isFinite(value)
                ? Optional.empty()
                : Optional.of(new IvResult.NotFinite(name + " " + value + " must be positive and finite"));
    }

    private record Root(double totalVolatility, int steps) {}

    private static Root atTheMoney(double beta) {
        double inverse = beta < 0.5 ? InverseErf.value(beta) : InverseErfc.value(1.0 - beta);
        return new Root(ROOT_EIGHT * inverse, 0);
    }

    private static Root search(double x, double beta, double ceiling) {
        double inflection = Math.sqrt(-2.0 * x);
        double middle = NormalisedBlack.price(x, inflection);
        if (beta < middle) {
            return iterate(x, beta, Objective.INVERSE_LOG, lowGuess(x, beta, inflection, middle), 0.0,
                    inflection * (1.0 + OVERLAP));
        }
        double slope = NormalisedBlack.slope(x, inflection);
        double guess = inflection + (beta - middle) / slope;
        double bottom = inflection * (1.0 - OVERLAP);
        double top = Double.MAX_VALUE;
        return beta < 0.5 * ceiling
                ? iterate(x, beta, Objective.PRICE, guess, bottom, top)
                : iterate(x, ceiling - beta, Objective.LOG_COMPLEMENT, guess, bottom, top);
    }

    /** Quadratic in {@code 1/ln b} for {@code s^2}: right in slope at zero and in value at the inflection. */
    private static double lowGuess(double x, double beta, double inflection, double middle) {
        double u = -1.0 / Math.log(beta);
        double end = -1.0 / Math.log(middle);
        double start = 0.5 * x * x;
        double curvature = (inflection * inflection - start * end) / (end * end);
        return Math.sqrt(u * (start + curvature * u));
    }

    private static Root iterate(
            double x, double target, Objective objective, double guess, double least, double most) {
        double low = least;
        double high = most;
        double s = guess > low && guess < high ? guess : between(low, high);
        for (int step = 1; step <= MAX_STEPS; step++) {
            Halley at = objective.at(x, s, target);
            if (at.residual == 0.0) {
                return new Root(s, step);
            }
            if (at.residual < 0.0) {
                low = s;
            } else {
                high = s;
            }
            double next = s + at.step;
            if (!(next > low && next < high)) {
                if (Math.abs(at.step) <= Math.ulp(s)) {
                    return new Root(s, step);
                }
                next = between(low, high);
            }
            double moved = Math.abs(next - s);
            s = next;
            if (moved <= SETTLED * s || high - low <= Math.ulp(s)) {
                return new Root(s, step);
            }
        }
        return new Root(s, MAX_STEPS);
    }

    private static double between(double low, double high) {
        return high == Double.MAX_VALUE ? 2.0 * low : 0.5 * (low + high);
    }

    /** Residual of an increasing objective and the Halley step towards its root. */
    private record Halley(double residual, double step) {
        static Halley of(double residual, double first, double second) {
            double newton = -residual / first;
            double bend = 1.0 + 0.5 * newton * second / first;
            return new Halley(residual, bend > 0.25 ? newton / bend : newton);
        }
    }

    private enum Objective {
        INVERSE_LOG {
            @Override
            Halley at(double x, double s, double target) {
                double b = NormalisedBlack.price(x, s);
                if (b == 0.0) {
                    return new Halley(-1.0, Double.NaN);
                }
                double log = Math.log(b);
                double logTarget = Math.log(target);
                double ratio = NormalisedBlack.slope(x, s) / b;
                double first = ratio / (log * log);
                double second = first * (bend(x, s) - ratio * (1.0 + 2.0 / log));
                double residual = Math.log(b / target) / (log * logTarget);
                return Halley.of(residual, first, second);
            }
        },
        PRICE {
            @Override
            Halley at(double x, double s, double target) {
                double slope = NormalisedBlack.slope(x, s);
                return Halley.of(NormalisedBlack.price(x, s) - target, slope, slope * bend(x, s));
            }
        },
        LOG_COMPLEMENT {
            @Override
            Halley at(double x, double s, double target) {
                double complement = NormalisedBlack.complement(x, s);
                if (complement == 0.0) {
                    return new Halley(1.0, Double.NaN);
                }
                double first = NormalisedBlack.slope(x, s) / complement;
                return Halley.of(Math.log(target / complement), first, first * (bend(x, s) + first));
            }
        };

        /** Evaluates the objective; {@code target} is the price, or the complement for {@link #LOG_COMPLEMENT}. */
        abstract Halley at(double x, double s, double target);

        /** Second over first derivative of the normalised price. */
        static double bend(double x, double s) {
            return x * x / (s * s * s) - 0.25 * s;
        }
    }
}
