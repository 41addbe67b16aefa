package dollarbill.pricing.heston;

import dollarbill.market.Reason;
import java.util.Arrays;

/**
 * Frequencies of the difference between Heston's and Black's prices of one expiry.
 *
 * <p>With z = ln(K/F) and the total variance w for which φ(−i/2) = e^(−w/8), the difference of call prices over √(FK) is
 * D(z) = 1/π ∫₀^∞ Re[e^(−iuz)(e^(−w(u² + ¼)/2) − φ(u − i/2))] / (u² + ¼) du. The bracket vanishes at the poles ±i/2, so
 * that D falls off with the tails of both distributions, and the trapezoidal rule with step 2π/Λ errs by the values of D at
 * distances ±Λ, ±2Λ and so on: with Λ the width of the interval outside which D is below ε, by less than about 2ε for
 * every z in it. Frequencies are kept until those left out add less than ε.
 *
 * @param control  w
 * @param lower  lower end of the interval of z
 * @param upper  upper end
 * @param step  distance between frequencies
 * @param cosines  factors of cos(jz·step) in D
 * @param sines  factors of sin(jz·step)
 * @param terms  number of frequencies, zero counted
 */
@SuppressWarnings("ArrayRecordComponent")
record LewisTransform(
        double control, double lower, double upper, double step, double[] cosines, double[] sines, int terms) {
    private static final int MOST_TERMS = 1 << 16;
    private static final int FIRST_CAPACITY = 256;

    static LewisTransform of(HestonParameters p, double years, double tolerance) {
        double enough = 0.25 * tolerance;
        CumulantFunction cumulant = new CumulantFunction(p, years);
        cumulant.evaluate(0.5, 0.0);
        double control = -8.0 * cumulant.real();
        double normal = Math.sqrt(-2.0 * Math.log(enough) * control);
        TruncationRange range = TruncationRange.ofPrices(p, years, enough);
        double lower = Math.min(range.lower(), -normal);
        double upper = Math.max(range.upper(), normal);
        double step = 2.0 * Math.PI / (upper - lower);
        double[] cosines = new double[FIRST_CAPACITY];
        double[] sines = new double[FIRST_CAPACITY];
        double scale = step / Math.PI;
        cosines[0] = 0.5 * scale * 4.0 * (Math.exp(-0.125 * control) - Math.exp(cumulant.real()));
        for (int j = 1; j < MOST_TERMS; j++) {
            if (j == cosines.length) {
                cosines = Arrays.copyOf(cosines, 2 * j);
                sines = Arrays.copyOf(sines, 2 * j);
            }
            double u = j * step;
            cumulant.evaluate(0.5, u);
            double denominator = u * u + 0.25;
            double weight = scale / denominator;
            double modulus = Math.exp(cumulant.real());
            double black = Math.exp(-0.5 * control * denominator);
            cosines[j] = weight * (black - modulus * Math.cos(cumulant.imaginary()));
            sines[j] = -weight * modulus * Math.sin(cumulant.imaginary());
            // what is left out is at most 1/π · ∫ modulus/u² du
            if (Math.max(modulus, black) < enough * Math.PI * u * Math.min(1.0, upper - lower)) {
                return new LewisTransform(control, lower, upper, step, cosines, sines, j + 1);
            }
        }
        throw new HestonException(
                Reason.HESTON_UNRESOLVED,
                "Heston density of " + p + " over " + years + " years needs more than " + MOST_TERMS
                        + " frequencies: too much mass where variance is near zero");
    }
}
