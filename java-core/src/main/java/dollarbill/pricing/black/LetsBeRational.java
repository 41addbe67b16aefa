package dollarbill.pricing.black;

import dollarbill.math.MillsRatio;
import org.apache.commons.numbers.gamma.InverseErf;
import org.apache.commons.numbers.gamma.InverseErfc;

/**
 * Total volatility of a normalised Black price anywhere: a rational guess and Householder steps of order four.
 *
 * <p>The price is that of an out-of-the-money call per unit of the forward, {@code c = b exp(-x/2)}, between 0 and 1:
 * {@code c = n(d1) (M(-d1) - M(-d2))} with {@code d1 = x/s + s/2}, {@code d2 = d1 - s}, slope {@code dc/ds = n(d1)}; so the
 * point of inflection {@code sc = sqrt(2|x|)} has {@code d1 = 0} and needs one Mills ratio. The tangent there meets 0 and 1
 * at {@code sl} and {@code su}, which part the four branches of the guess:
 *
 * <ul>
 *   <li>below {@code c(sl)}: rational cubic for {@code p = 2 pi |x|/sqrt(27) N(-|x|/(sqrt(3) s))^3}, which is {@code b} to
 *       first order;
 *   <li>up to {@code c(sc)} and up to {@code c(su)}: rational cubics for {@code s};
 *   <li>above: rational cubic for {@code N(-s/2)}.
 * </ul>
 *
 * <p>The steps run on {@code 1/ln c} in the first branch, on {@code ln(1 - c)} in the last and on {@code c} between. Two are
 * enough where the guess is within one per cent; a step that moved further is followed by another.
 *
 * <p>Sources: P. Jäckel, "Let's Be Rational", Wilmott (2015), sections 3 to 5, here with the price in units of the forward;
 * A. S. Householder, "The Numerical Treatment of a Single Nonlinear Equation" (1970), for the steps.
 */
final class LetsBeRational {
    /** A step of relative size {@code e} leaves about {@code 0.2 e^4}. */
    private static final double LAST_STEP = 2e-4;

    private static final int MOST_STEPS = 12;
    /** The guess takes smaller prices for this one; the steps use the logarithm. */
    private static final double LEAST_FOR_GUESS = 1e-300;

    private static final double TINY = 1e-270;

    private static final double DENSITY_AT_ZERO = NearMoneyVolatility.DENSITY_AT_ZERO;
    private static final double ROOT_TWO = 1.4142135623730951;
    private static final double ROOT_THREE = 1.7320508075688772;
    private static final double TWO_PI_BY_ROOT_27 = 1.2091995761561452;

    private final double x;
    private final double price;
    private final double logPrice;
    private final double complement;

    /** The total volatility and the steps it took. */
    record Root(double totalVolatility, int steps) {}

    private LetsBeRational(double x, double price, double logPrice, double complement) {
        this.x = x;
        this.price = price;
        this.logPrice = logPrice;
        this.complement = complement;
    }

    /**
     * Finds {@code s} with {@code c(x, s) = price}.
     *
     * @param x  log-moneyness of an out-of-the-money call, negative or zero
     * @param price  time value per unit of the smaller of forward and strike, between 0 and 1; may have underflowed
     * @param logPrice  its logarithm
     * @param complement  {@code 1 - price}, formed without cancellation
     */
    static Root solve(double x, double price, double logPrice, double complement) {
        if (x == 0.0) {
            double inverse = price < 0.5 ? InverseErf.value(price) : InverseErfc.value(complement);
            return new Root(Math.max(2.0 * ROOT_TWO * inverse, Double.MIN_VALUE), 0);
        }
        LetsBeRational problem = new LetsBeRational(x, Math.max(price, LEAST_FOR_GUESS), logPrice, complement);
        double near = NearMoneyVolatility.totalVolatility(x, price * Math.exp(0.5 * x));
        if (near > 0.0) {
            return new Root(near, 1);
        }
        return x >= -NearMoneyBlack.LIMIT && price < TINY
                ? problem.iterate(Objective.INVERSE_LOG, NearMoneyVolatility.guessOfTinyPrice(x, logPrice + 0.5 * x))
                : problem.solve();
    }

    private Root solve() {
        double sc = Math.sqrt(-2.0 * x);
        double middle = 0.5 - DENSITY_AT_ZERO * MillsRatio.upper(sc);
        if (price < middle) {
            return solveBelow(sc, middle);
        }
        return solveAbove(sc, middle);
    }

    private Root solveBelow(double sc, double middle) {
        double sl = sc - middle / DENSITY_AT_ZERO;
        double low = Math.exp(logPrice(sl));
        if (price < low) {
            return iterate(Objective.INVERSE_LOG, lowGuess(sl, low));
        }
        double guess = new RationalCubic(low, middle, sl, sc, 1.0 / slope(sl), 1.0 / DENSITY_AT_ZERO)
                .withRightCurvature(0.0, price);
        return iterate(Objective.PRICE, guess);
    }

    private Root solveAbove(double sc, double middle) {
        double su = sc + (1.0 - middle) / DENSITY_AT_ZERO;
        double high = 1.0 - Math.exp(logComplement(su));
        if (price > high) {
            return iterate(Objective.LOG_COMPLEMENT, highGuess(su, high));
        }
        double guess = new RationalCubic(middle, high, sc, su, 1.0 / DENSITY_AT_ZERO, 1.0 / slope(su))
                .withLeftCurvature(0.0, price);
        return iterate(price > 0.5 ? Objective.LOG_COMPLEMENT : Objective.PRICE, guess);
    }

    /** The map {@code p} in units of the forward is {@code (2 pi |x|/sqrt(27)) (exp(|x|/6) N(-a))^3}. */
    private double lowGuess(double sl, double low) {
        double a = -x / (ROOT_THREE * sl);
        double scale = Math.exp(x / 6.0);
        double mills = MillsRatio.upper(a);
        double tail = DENSITY_AT_ZERO * Math.exp(-0.5 * a * a) * mills / scale;
        double end = -x * TWO_PI_BY_ROOT_27 * tail * tail * tail;
        double slope = a * a * mills * mills * Math.exp(0.125 * sl * sl);
        double curvature = slope * (0.25 * sl * sl - 2.0 * (1.0 + a * a - a / mills)) / (sl * slope(sl));
        double cubic = new RationalCubic(0.0, low, 0.0, end, 1.0, slope).withRightCurvature(curvature, price);
        double map = Math.max(cubic, price);
        double root = Math.cbrt(map / (-x * TWO_PI_BY_ROOT_27)) * scale;
        return -x / (ROOT_THREE * ROOT_TWO * InverseErfc.value(2.0 * root));
    }

    private double highGuess(double su, double high) {
        double h = x / su;
        double end = 0.5 * Math.exp(0.5 * x);
        double slope = -end * Math.exp(0.5 * h * h);
        double curvature = h * h / su * Math.exp(h * h + 0.125 * su * su + x) / (2.0 * DENSITY_AT_ZERO);
        double map = new RationalCubic(high, 1.0, upperTail(0.5 * su), 0.0, slope, -end)
                .withLeftCurvature(curvature, price);
        return map > 0.0 ? 2.0 * ROOT_TWO * InverseErfc.value(2.0 * map) : su;
    }

    private static double upperTail(double z) {
        return DENSITY_AT_ZERO * Math.exp(-0.5 * z * z) * MillsRatio.upper(z);
    }

    private double slope(double s) {
        return DENSITY_AT_ZERO * Math.exp(-0.5 * square(x / s + 0.5 * s));
    }

    private static double square(double z) {
        return z * z;
    }

    /** Returns {@code ln c}. */
    private double logPrice(double s) {
        double h = x / s;
        double t = 0.5 * s;
        double d1 = h + t;
        if (NearMoneyBlack.covers(x, s)) {
            return Math.log(DENSITY_AT_ZERO * s * NearMoneyBlack.factor(x, s)) - 0.5 * (h * h + x);
        }
        return d1 > 0.0
                ? Math.log1p(-Math.exp(logComplement(s)))
                : Math.log(DENSITY_AT_ZERO * (MillsRatio.upper(-d1) - MillsRatio.upper(t - h)))
                        - 0.5 * d1 * d1;
    }

    /** Returns {@code ln(1 - c)}. */
    private double logComplement(double s) {
        double d1 = x / s + 0.5 * s;
        return d1 > 0.0
                ? Math.log(DENSITY_AT_ZERO * (MillsRatio.upper(d1) + MillsRatio.upper(s - d1)))
                        - 0.5 * d1 * d1
                : Math.log1p(-Math.exp(logPrice(s)));
    }

    private enum Objective {
        INVERSE_LOG,
        PRICE,
        LOG_COMPLEMENT
    }

    private Root iterate(Objective objective, double guess) {
        double s = guess;
        for (int steps = 1; steps <= MOST_STEPS; steps++) {
            double step = switch (objective) {
                case INVERSE_LOG -> inverseLogStep(s);
                case PRICE -> priceStep(s);
                case LOG_COMPLEMENT -> logComplementStep(s);
            };
            s = Math.fma(s, Math.max(step, -0.5), s);
            if (Math.abs(step) * Math.max(s, 1.0) <= LAST_STEP) {
                return new Root(s, steps);
            }
        }
        throw new ArithmeticException("no total volatility after " + MOST_STEPS + " steps: x " + x + ", price " + price
                + ", complement " + complement);
    }

    /** {@code s c''/c'}. */
    private double second(double s) {
        double h = x / s;
        double t = 0.5 * s;
        return (h - t) * (h + t);
    }

    /** {@code s^2 c'''/c'}. */
    private double third(double s, double second) {
        double h = x / s;
        return second * second - 3.0 * h * h - 0.25 * s * s;
    }

    private double inverseLogStep(double s) {
        double log = logPrice(s);
        double first = s * DENSITY_AT_ZERO * Math.exp(-0.5 * square(x / s + 0.5 * s) - log);
        double d2 = second(s);
        double d3 = third(s, d2);
        double second = d2 - first;
        double third = d3 - 3.0 * first * d2 + 2.0 * first * first;
        double ratio = first / log;
        double newton = log / logPrice * (logPrice - log) / first;
        return step(newton, second - 2.0 * ratio, third - 6.0 * ratio * (second - ratio));
    }

    private double priceStep(double s) {
        double d2 = second(s);
        return step((price - Math.exp(logPrice(s))) / (s * slope(s)), d2, third(s, d2));
    }

    private double logComplementStep(double s) {
        double log = logComplement(s);
        double ratio = s * DENSITY_AT_ZERO * Math.exp(-0.5 * square(x / s + 0.5 * s) - log);
        double d2 = second(s);
        return step((log - Math.log(complement)) / ratio, d2 + ratio,
                third(s, d2) + 3.0 * ratio * d2 + 2.0 * ratio * ratio);
    }

    /** Householder's step of order four from Newton's and the ratios of second and third to first derivative. */
    private static double step(double newton, double second, double third) {
        double a = 0.5 * newton * second;
        double b = newton * newton * third / 6.0;
        return newton * (1.0 + a) / (1.0 + 2.0 * a + b);
    }
}
