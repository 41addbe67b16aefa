package dollarbill.pricing.heston;

import java.util.Arrays;

/**
 * Cosine coefficients of one expiry's put prices, and their sums over strikes.
 *
 * <p>With B_k = 2A_k/((b − a)(1 + w_k²)) a strike's sum is Σ (−B_k cos kα + B_k/w_k sin kα).
 */
final class CosineSeries {
    static final int MOST_TERMS = 1 << 16;

    private static final int FIRST_CAPACITY = 256;

    private final double lower;
    private final double upper;
    private final TrigonometricSum sums;
    private final int terms;
    private final double sum;

    private CosineSeries(TruncationRange range, double[] cosines, double[] sines, int terms) {
        this.lower = range.lower();
        this.upper = range.upper();
        this.sums = new TrigonometricSum(cosines, sines, terms);
        this.terms = terms;
        double total = 0.0;
        for (int k = terms - 1; k >= 1; k--) {
            total -= cosines[k];
        }
        this.sum = total;
    }

    static CosineSeries of(HestonParameters p, double years, double tolerance) {
        TruncationRange range = TruncationRange.of(p, years, 0.25 * tolerance);
        CumulantFunction cumulant = new CumulantFunction(p, years);
        double width = range.width();
        double step = Math.PI / width;
        double enough = 0.25 * tolerance * Math.min(1.0, width);
        double[] cosines = new double[FIRST_CAPACITY];
        double[] sines = new double[FIRST_CAPACITY];
        for (int k = 1; k <= MOST_TERMS; k++) {
            if (k == cosines.length) {
                cosines = Arrays.copyOf(cosines, 2 * k);
                sines = Arrays.copyOf(sines, 2 * k);
            }
            double w = k * step;
            cumulant.evaluate(0.0, w);
            double modulus = Math.exp(cumulant.real());
            double b = 2.0 / width * modulus * Math.cos(cumulant.imaginary() - w * range.lower()) / (1.0 + w * w);
            cosines[k] = -b;
            sines[k] = b / w;
            // what is left out is at most 2/width · Σ modulus/w² over later terms
            if (modulus * 2.0 / (Math.PI * w) < enough) {
                return new CosineSeries(range, cosines, sines, k + 1);
            }
        }
        throw HestonCos.tooManyTerms(p, years, MOST_TERMS);
    }

    int terms() {
        return terms;
    }

    void outOfTheMoney(double forward, double[] strikes, double[] values) {
        for (int i = 0; i < strikes.length; i++) {
            values[i] = angle(Math.log(strikes[i] / forward));
        }
        sums.replace(values);
        for (int i = 0; i < strikes.length; i++) {
            values[i] = value(forward, strikes[i], values[i]);
        }
    }

    /** Returns π(z − a)/(b − a), or 0 outside [a, b] where the sum is not used. */
    private double angle(double z) {
        return z > lower && z < upper ? Math.PI * (z - lower) / (upper - lower) : 0.0;
    }

    private double value(double forward, double strike, double series) {
        double z = Math.log(strike / forward);
        if (z <= lower || z >= upper) {
            return 0.0;
        }
        double y = z - lower;
        double first = firstTerm(lower, y) / (upper - lower);
        double put = (first + Math.exp(lower) * sum + Math.exp(z) * series) * forward;
        return Math.max(0.0, strike <= forward ? put : put + forward - strike);
    }

    /** Returns e^(a + y)(y − 1) + e^a, by its series where that would cancel. */
    static double firstTerm(double lower, double y) {
        if (y > 0.1) {
            return (y - 1.0) * Math.exp(lower + y) + Math.exp(lower);
        }
        double power = y;
        double total = 0.0;
        for (int n = 2; n <= 12; n++) {
            power *= y / n;
            total += (n - 1) * power;
        }
        return total * Math.exp(lower);
    }
}
