package dollarbill.pricing.black;

import dollarbill.math.Elementary;
import dollarbill.math.MillsDeficit;

/**
 * Total volatility of a normalised Black price near the money by one Householder step of order four.
 *
 * <p>The guess is Bachelier's volatility, brought to Black's:
 *
 * <ol>
 *   <li>{@code m = 2 sinh|x/2| = |F - K| / sqrt(F K)} and {@code L = ln(1 + m/b)}, the log-odds of
 *       {@code v = m / (2b + m)} (J. Choi, K. Kim and M. Kwak, "Numerical approximation of the implied volatility under
 *       arithmetic Brownian motion", Applied Mathematical Finance 16 (2009), use the same variable);
 *   <li>Bachelier's total volatility {@code sqrt(w) = (2b + m) R(L)} with a rational {@code R}, to 7e-6 relative for every
 *       price down to the smallest double;
 *   <li>{@code s = sqrt(w) |x|/m K(w, x^2)} with a polynomial {@code K} of degree four, to 7e-5 relative for
 *       {@code |x| <= 2, s <= 2}. The leading terms are the known {@code 1 + w/24} (P. Hagan and D. Woodward,
 *       "Equivalent Black volatilities", Applied Mathematical Finance 6 (1999)).
 * </ol>
 *
 * <p>One step on {@code ln b} multiplies the fourth power of the relative error of the guess, at most 1e-4, by 0.14 or less,
 * which is below the precision of double.
 */
final class NearMoneyVolatility {
    /** Forward, strike and discount factor of the domain, so that no product leaves the range of a double. */
    static final double LEAST = 1e-150;

    static final double MOST = 1e150;
    static final double LEAST_PRICE = 1e-280;
    static final double MOST_VARIANCE = 4.2;
    static final double DENSITY_AT_ZERO = 0.3989422804014327;
    static final double SIXTH = 1.0 / 6.0;

    /** Numerator of {@code R}. */
    static final double VP0 = 1.2533058722930528;

    static final double VP1 = 0.12341378780554318;
    static final double VP2 = 0.048736271808185426;
    static final double VP3 = 0.004120094670991204;
    static final double VP4 = 4.120046606305361e-4;
    static final double VP5 = 6.303530806519757e-6;
    static final double VP6 = 1.412695549981038e-8;
    static final double VP7 = 2.4490089193918153e-12;
    /** Denominator of {@code R}; the constant coefficient is one. */
    static final double VQ1 = 0.09835531883243843;

    static final double VQ2 = 0.11877567240763749;
    static final double VQ3 = 0.010823603561794024;
    static final double VQ4 = 0.0018905002130331298;
    static final double VQ5 = 8.833548997106281e-5;
    static final double VQ6 = 5.398426108239391e-7;
    static final double VQ7 = 4.050684767390678e-10;

    /** Coefficients of {@code K} with {@code w^0} in ascending powers of {@code x^2}. */
    static final double K00 = 1.000064690095527;

    static final double K01 = -4.178063559078437e-5;
    static final double K02 = -2.906538755281885e-5;
    static final double K03 = 9.235678436876843e-6;
    static final double K04 = 2.02115738258098e-7;
    /** Coefficients of {@code K} with {@code w^1} in ascending powers of {@code x^2}. */
    static final double K10 = 0.04173975539070165;

    static final double K11 = -0.003576012873030862;
    static final double K12 = 1.8731319665907126e-4;
    static final double K13 = -2.8079302244431197e-5;
    /** Coefficients of {@code K} with {@code w^2} in ascending powers of {@code x^2}. */
    static final double K20 = 0.0033123768315862826;

    static final double K21 = -7.568409850740687e-4;
    static final double K22 = 1.410591252220096e-4;
    /** Coefficients of {@code K} with {@code w^3} in ascending powers of {@code x^2}. */
    static final double K30 = 5.416277420110219e-4;

    static final double K31 = -1.807635875632843e-4;
    /** Coefficients of {@code K} with {@code w^4} in ascending powers of {@code x^2}. */
    static final double K40 = 5.924521109330113e-5;
    /** Polynomial for {@code exp(z/2)} on {@code 0 <= z <= 1}, relative error 5e-14. */
    static final double E0 = 1.0000000000000515;

    static final double E1 = 0.4999999999916589;
    static final double E2 = 0.12500000022208851;
    static final double E3 = 0.0208333310599102;
    static final double E4 = 0.0026041783031063165;
    static final double E5 = 2.6038329889551445e-4;
    static final double E6 = 2.1757344114501785e-5;
    static final double E7 = 1.4958877949985721e-6;
    static final double E8 = 1.2459243357259397e-7;

    private NearMoneyVolatility() {}

    /**
     * Returns the volatility, or NaN for an option outside the domain, with bad arguments or without an implied volatility.
     *
     * <p>The order of the operations is that of {@code VectorImpliedStages}, which returns the same bits.
     */
    static double volatility(
            boolean call, double price, double forward, double strike, double discount, double years) {
        double distance = forward - strike;
        double premium = price / discount - Math.max(call ? distance : -distance, 0.0);
        if (!(within(forward) && within(strike) && within(discount) && within(years)
                && premium > 0.0 && premium < forward && premium < strike)) {
            return Double.NaN;
        }
        double b = premium / Math.sqrt(forward * strike);
        double x = -Math.abs(Elementary.logOfQuotient(forward, strike));
        return totalVolatility(x, b) / Math.sqrt(years);
    }

    private static boolean within(double value) {
        return value >= LEAST && value <= MOST;
    }

    /**
     * Returns {@code s} with {@code b(x, s) = b}, or NaN if it is outside the domain.
     *
     * @param x  log-moneyness of an out-of-the-money call, not positive
     * @param b  normalised price
     */
    static double totalVolatility(double x, double b) {
        if (!(x >= -NearMoneyBlack.LIMIT && b >= LEAST_PRICE)) {
            return Double.NaN;
        }
        double s = guess(x, b);
        return step(x, s, b);
    }

    /** Returns the guess of {@code s}, or NaN where it leaves the domain. */
    private static double guess(double x, double b) {
        double x2 = x * x;
        double sinhRatio = sinhRatio(0.25 * x2);
        double m = -x * sinhRatio;
        double odds = Elementary.logOfQuotient(m + b, b);
        double top = ratioTop(odds);
        double bottom = ratioBottom(odds);
        double inverse = 1.0 / (bottom * sinhRatio);
        double bachelier = Math.fma(2.0, b, m) * (top * sinhRatio * inverse);
        double w = bachelier * bachelier;
        double guess = bachelier * (correction(x2, w) * (bottom * inverse));
        return w <= MOST_VARIANCE && guess <= NearMoneyBlack.LIMIT ? guess : Double.NaN;
    }

    /** Returns the guess for a price that may have underflowed but is not at the money, from its logarithm. */
    static double guessOfTinyPrice(double x, double logPrice) {
        double m = 2.0 * Math.sinh(-0.5 * x);
        double odds = Math.log(m) - logPrice;
        double ratio = ratioTop(odds) / ratioBottom(odds);
        double bachelier = m * ratio;
        return -x * ratio * correction(x * x, bachelier * bachelier);
    }

    private static double ratioTop(double odds) {
        double p = Math.fma(odds, VP7, VP6);
        p = Math.fma(odds, p, VP5);
        p = Math.fma(odds, p, VP4);
        p = Math.fma(odds, p, VP3);
        p = Math.fma(odds, p, VP2);
        p = Math.fma(odds, p, VP1);
        p = Math.fma(odds, p, VP0);
        return p;
    }

    private static double ratioBottom(double odds) {
        double q = Math.fma(odds, VQ7, VQ6);
        q = Math.fma(odds, q, VQ5);
        q = Math.fma(odds, q, VQ4);
        q = Math.fma(odds, q, VQ3);
        q = Math.fma(odds, q, VQ2);
        q = Math.fma(odds, q, VQ1);
        return Math.fma(odds, q, 1.0);
    }

    private static double correction(double x2, double w) {
        double k0 = Math.fma(x2, K04, K03);
        k0 = Math.fma(x2, k0, K02);
        k0 = Math.fma(x2, k0, K01);
        k0 = Math.fma(x2, k0, K00);
        double k1 = Math.fma(x2, K13, K12);
        k1 = Math.fma(x2, k1, K11);
        k1 = Math.fma(x2, k1, K10);
        double k2 = Math.fma(x2, K22, K21);
        k2 = Math.fma(x2, k2, K20);
        double k3 = Math.fma(x2, K31, K30);
        double k = Math.fma(w, K40, k3);
        k = Math.fma(w, k, k2);
        k = Math.fma(w, k, k1);
        return Math.fma(w, k, k0);
    }

    /** Returns {@code sinh(y) / y} for {@code y^2 <= 1} to 2e-10. */
    private static double sinhRatio(double y2) {
        double r = Math.fma(y2, NearMoneyBlack.R5, NearMoneyBlack.R4);
        r = Math.fma(y2, r, NearMoneyBlack.R3);
        r = Math.fma(y2, r, NearMoneyBlack.R2);
        r = Math.fma(y2, r, NearMoneyBlack.R1);
        return Math.fma(y2, r, 1.0);
    }

    /**
     * Steps on {@code ln b}, its denominator {@code 1 + d} inverted by a series since {@code d} is at most 4e-4, with {@code d ln b / d ln s = exp(-t^2/2) / f = 1/g} and the ratios
     * {@code s b_ss / b_s = h^2 - t^2} and {@code s^2 b_sss / b_s = (h^2 - t^2)^2 - 3 h^2 - t^2}.
     */
    private static double step(double x, double s, double b) {
        double h = -x / s;
        double h2 = h * h;
        double t2 = 0.25 * (s * s);
        double f = NearMoneyBlack.factor(0.25 * (x * x), t2, MillsDeficit.rational(h));
        double residual = Math.fma(-0.5, h2, Elementary.logOfQuotient(DENSITY_AT_ZERO * s * f, b));
        double g = f * expHalf(t2);
        double second = h2 - t2;
        double third = Math.fma(second, second, Math.fma(-3.0, h2, -t2));
        double a = -0.5 * residual * Math.fma(second, g, -1.0);
        double c = residual * residual * SIXTH * Math.fma(g, Math.fma(third, g, -3.0 * second), 2.0);
        double d = Math.fma(2.0, a, c);
        double inverse = Math.fma(-d, Math.fma(-d, 1.0 - d, 1.0), 1.0);
        double step = -residual * g * (1.0 + a) * inverse;
        return Math.fma(s, step, s);
    }

    private static double expHalf(double z) {
        double e = Math.fma(z, E8, E7);
        e = Math.fma(z, e, E6);
        e = Math.fma(z, e, E5);
        e = Math.fma(z, e, E4);
        e = Math.fma(z, e, E3);
        e = Math.fma(z, e, E2);
        e = Math.fma(z, e, E1);
        e = Math.fma(z, e, E0);
        return e;
    }
}
