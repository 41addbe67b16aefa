package dollarbill.pricing.black;

import dollarbill.math.NormalDistribution;

/**
 * Black's formula of an out-of-the-money call in two variables, to full relative precision.
 *
 * <p>{@code b(x, s) = exp(x/2) N(x/s + s/2) - exp(-x/2) N(x/s - s/2)} with {@code x = ln(F/K) <= 0} and
 * {@code s = vol * sqrt(years)}; the undiscounted price is {@code sqrt(F K) b}. With {@code h = x/s}, {@code t = s/2} and
 * the Mills ratio {@code Y = N/n} it reads {@code n(0) exp(-(h^2+t^2)/2) (Y(h+t) - Y(h-t))}.
 *
 * <p>Source: P. Jäckel, "Let's Be Rational", Wilmott (2015), section 2. For small {@code t} the difference is summed from
 * {@code Y(h) = int_0^inf exp(hu - u^2/2) du}, whose moments are all positive.
 */
final class NormalisedBlack {
    /** Below it the difference of Mills ratios would cancel: the series is used. */
    private static final double SERIES_BELOW = 0.1;

    private static final int HIGHEST_MOMENT = 13;
    /** The continued fraction of depth {@code n} errs by {@code exp(-2 |h| (sqrt(n) - 1))}. */
    private static final double SETTLED_BY = 19.0;

    private static final double FORWARD_RECURRENCE_FROM = -1.5;

    private NormalisedBlack() {}

    /** Returns {@code b(x, s)} for {@code x <= 0} and {@code s >= 0}. */
    static double price(double x, double s) {
        double h = x / s;
        double t = 0.5 * s;
        double density = scaledDensity(h, t);
        if (s == 0.0 || density == 0.0) {
            return s > 1.0 && t > -h ? Math.exp(0.5 * x) : 0.0;
        }
        if (h + t > 1.0) {
            return Math.exp(0.5 * x) * NormalDistribution.cdf(h + t)
                    - Math.exp(-0.5 * x) * NormalDistribution.cdf(h - t);
        }
        return density * millsDifference(h, t);
    }

    /** Returns {@code exp(x/2) - b(x, s)}, what is missing to the upper bound. */
    static double complement(double x, double s) {
        double h = x / s;
        double t = 0.5 * s;
        return Math.exp(0.5 * x) * NormalDistribution.cdf(-h - t) + Math.exp(-0.5 * x) * NormalDistribution.cdf(h - t);
    }

    /** Returns {@code db/ds}. */
    static double slope(double x, double s) {
        return scaledDensity(x / s, 0.5 * s);
    }

    private static double scaledDensity(double h, double t) {
        return NormalDistribution.DENSITY_AT_ZERO * Math.exp(-0.5 * (h * h + t * t));
    }

    private static double millsDifference(double h, double t) {
        return t < SERIES_BELOW
                ? seriesDifference(h, t)
                : NormalDistribution.lowerMillsRatio(h + t) - NormalDistribution.lowerMillsRatio(h - t);
    }

    private static double seriesDifference(double h, double t) {
        double[] moments = new double[HIGHEST_MOMENT + 1];
        moments[0] = NormalDistribution.lowerMillsRatio(h);
        if (h > FORWARD_RECURRENCE_FROM) {
            moments[1] = 1.0 + h * moments[0];
            for (int n = 1; n < HIGHEST_MOMENT; n++) {
                moments[n + 1] = h * moments[n] + n * moments[n - 1];
            }
        } else {
            momentsByContinuedFraction(-h, moments);
        }
        double sum = 0.0;
        for (int n = HIGHEST_MOMENT; n >= 1; n -= 2) {
            sum = moments[n] + sum * t * t / ((n + 1.0) * (n + 2.0));
        }
        return 2.0 * t * sum;
    }

    private static void momentsByContinuedFraction(double magnitude, double[] moments) {
        double root = 1.0 + SETTLED_BY / magnitude;
        int depth = HIGHEST_MOMENT + (int) (root * root);
        double ratio = 0.0;
        double[] ratios = new double[HIGHEST_MOMENT + 1];
        for (int n = depth; n >= 1; n--) {
            ratio = n / (magnitude + ratio);
            if (n <= HIGHEST_MOMENT) {
                ratios[n] = ratio;
            }
        }
        for (int n = 1; n <= HIGHEST_MOMENT; n++) {
            moments[n] = moments[n - 1] * ratios[n];
        }
    }
}
