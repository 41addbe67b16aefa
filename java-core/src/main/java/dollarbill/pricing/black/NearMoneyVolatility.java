package dollarbill.pricing.black;

/**
 * Total volatility of a normalised Black price near the money by one Householder step of order four.
 *
 * <p>The guess is Bachelier's volatility, brought to Black's:
 *
 * <ol>
 *   <li>{@code m = 2 sinh|x/2| = |F - K| / sqrt(F K)} and {@code L = ln(1 + m/b)}, the log-odds of
 *       {@code v = m / (2b + m)} (J. Choi, K. Kim and M. Kwak, "Numerical approximation of the implied volatility under
 *       arithmetic Brownian motion", Applied Mathematical Finance 16 (2009), use the same variable);
 *   <li>the Bachelier variance {@code w = (2b + m)^2 / R(L)} with a rational {@code R}, to 3e-5 relative for every price
 *       down to the smallest double;
 *   <li>{@code s = sqrt(w) |x|/m K(w, x^2)} with a polynomial {@code K} of degree four, to 7e-5 relative for
 *       {@code |x| <= 2, s <= 2}. The leading terms are the known {@code 1 + w/24} (P. Hagan and D. Woodward,
 *       "Equivalent Black volatilities", Applied Mathematical Finance 6 (1999)).
 * </ol>
 *
 * <p>One step on {@code ln b} multiplies the fourth power of the relative error of the guess, at most 1e-4, by 0.14 or less,
 * which is below the precision of double.
 */
final class NearMoneyVolatility {
    /** What {@link #totalVolatility} returns for a price outside its domain. */
    static final double OUTSIDE = -1.0;

    static final double SMALLEST_PRICE = 1e-290;
    static final double LARGEST_VARIANCE = 4.2;
    static final double DENSITY_AT_ZERO = 0.3989422804014327;

    private NearMoneyVolatility() {}

    /**
     * Returns {@code s} with {@code b(x, s) = price}, or {@link #OUTSIDE} if it is not near the money.
     *
     * @param x  log-moneyness of an out-of-the-money call, not positive
     * @param m  {@code 2 sinh|x/2|}
     * @param price  normalised price
     */
    static double totalVolatility(double x, double m, double price) {
        if (!(x >= -NearMoneyBlack.LIMIT && price >= SMALLEST_PRICE)) {
            return OUTSIDE;
        }
        double straddle = Math.fma(2.0, price, m);
        double ratio = varianceRatio(Math.log((m + price) / price));
        double variance = straddle * straddle * ratio;
        double guess = straddle * Math.sqrt(ratio) * blackOverBachelier(x, variance);
        if (!(variance <= LARGEST_VARIANCE && guess <= NearMoneyBlack.LIMIT)) {
            return OUTSIDE;
        }
        return householder(x, guess, price);
    }

    /** Returns the guess for a price that may have underflowed but is not at the money, from its logarithm. */
    static double guessOfTinyPrice(double x, double logPrice) {
        double m = 2.0 * Math.sinh(-0.5 * x);
        double ratio = varianceRatio(Math.log(m) - logPrice);
        return m * Math.sqrt(ratio) * blackOverBachelier(x, m * m * ratio);
    }

    /** Returns {@code w / (2b + m)^2} of the log-odds {@code L}. */
    private static double varianceRatio(double odds) {
        double p = Math.fma(odds, 5.95959764662045e-6, 7.19776549387928e-4);
        p = Math.fma(odds, p, 0.005674969017661333);
        p = Math.fma(odds, p, 0.014112574518757703);
        p = Math.fma(odds, p, 0.1229477688279749);
        p = Math.fma(odds, p, 0.06852067360272887);
        p = Math.fma(odds, p, 0.6366465670274548);
        double q = Math.fma(odds, 2.984598148204335e-6, 3.9435053751638184e-4);
        q = Math.fma(odds, q, 0.005666838208391459);
        q = Math.fma(odds, q, 0.03287558387173015);
        q = Math.fma(odds, q, 0.10819244376647276);
        q = Math.fma(odds, q, 1.0);
        return q / p;
    }

    /** Returns {@code s / sqrt(w)}. */
    private static double blackOverBachelier(double x, double w) {
        double x2 = x * x;
        double k0 = Math.fma(x2, 2.02115738258098e-7, 9.235678436876843e-6);
        k0 = Math.fma(x2, k0, -2.906538755281885e-5);
        k0 = Math.fma(x2, k0, -4.178063559078437e-5);
        k0 = Math.fma(x2, k0, 1.000064690095527);
        double k1 = Math.fma(x2, -2.8079302244431197e-5, 1.8731319665907125e-4);
        k1 = Math.fma(x2, k1, -0.003576012873030862);
        k1 = Math.fma(x2, k1, 0.04173975539070165);
        double k2 = Math.fma(x2, 1.410591252220096e-4, -7.568409850740687e-4);
        k2 = Math.fma(x2, k2, 0.0033123768315862826);
        double k3 = Math.fma(x2, -1.807635875632843e-4, 5.416277420110219e-4);
        double k = Math.fma(w, 5.924521109330113e-5, k3);
        k = Math.fma(w, k, k2);
        k = Math.fma(w, k, k1);
        k = Math.fma(w, k, k0);
        return k / sinhRatio(0.25 * x2);
    }

    /** Returns {@code sinh(y) / y} for {@code y^2 <= 1}. */
    private static double sinhRatio(double y2) {
        double r = Math.fma(y2, 1.0 / 39916800.0, 1.0 / 362880.0);
        r = Math.fma(y2, r, 1.0 / 5040.0);
        r = Math.fma(y2, r, 1.0 / 120.0);
        r = Math.fma(y2, r, 1.0 / 6.0);
        return Math.fma(y2, r, 1.0);
    }

    /**
     * Steps on {@code ln b - ln price} with {@code d ln b / d ln s = exp(-t^2/2) / f = 1/G} and the ratios
     * {@code s b''/b' = h^2 - t^2} and {@code s^2 b'''/b' = (h^2 - t^2)^2 - 3 h^2 - t^2}.
     */
    static double householder(double x, double s, double price) {
        double h = x / s;
        double h2 = h * h;
        double t2 = 0.25 * s * s;
        double f = NearMoneyBlack.factor(x, s);
        double residual = Math.fma(-0.5, h2, Math.log(DENSITY_AT_ZERO * s * f / price));
        double g = f * expHalf(t2);
        double second = h2 - t2;
        double third = Math.fma(second, second, Math.fma(-3.0, h2, -t2));
        double halley = -0.5 * residual * Math.fma(second, g, -1.0);
        double cubic = residual * residual * (1.0 / 6.0)
                * Math.fma(g, Math.fma(third, g, -3.0 * second), 2.0);
        double step = -residual * g * (1.0 + halley) / (1.0 + Math.fma(2.0, halley, cubic));
        return Math.fma(s, step, s);
    }

    /** Returns {@code exp(z/2)} for {@code 0 <= z <= 1} to 5e-14. */
    private static double expHalf(double z) {
        double e = Math.fma(z, 1.2459243357259397e-7, 1.4958877949985721e-6);
        e = Math.fma(z, e, 2.1757344114501785e-5);
        e = Math.fma(z, e, 2.6038329889551446e-4);
        e = Math.fma(z, e, 0.0026041783031063165);
        e = Math.fma(z, e, 0.0208333310599102);
        e = Math.fma(z, e, 0.12500000022208851);
        e = Math.fma(z, e, 0.4999999999916589);
        return Math.fma(z, e, 1.0000000000000515);
    }
}
