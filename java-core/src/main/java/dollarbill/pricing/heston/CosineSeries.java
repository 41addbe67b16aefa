package dollarbill.pricing.heston;

import java.util.Arrays;

/**
 * Cosine coefficients of one expiry's put prices, and their sums over strikes.
 *
 * <p>Coefficients are B_k = 2A_k/((b − a)(1 + w_k²)) and B_k/w_k. A strike's sum Σ B_k(sin kα/w_k − cos kα) is the real
 * part of Σ(−B_k − iB_k/w_k)e^(ikα), taken by Horner's rule in blocks, four strikes at a time.
 */
final class CosineSeries {
    static final int MOST_TERMS = 1 << 16;

    private static final int FIRST_CAPACITY = 256;
    private static final int BLOCK = 512;

    private final double lower;
    private final double upper;
    private final double[] cosines;
    private final double[] sines;
    private final int terms;
    private final double sum;

    private CosineSeries(TruncationRange range, double[] cosines, double[] sines, int terms) {
        this.lower = range.lower();
        this.upper = range.upper();
        this.cosines = cosines;
        this.sines = sines;
        this.terms = terms;
        double total = 0.0;
        for (int k = terms - 1; k >= 1; k--) {
            total += cosines[k];
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
            cosines[k] = b;
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
        int i = 0;
        for (; i + 4 <= strikes.length; i += 4) {
            fourStrikes(forward, strikes, values, i);
        }
        for (; i < strikes.length; i++) {
            values[i] = value(forward, strikes[i], oneSum(angle(Math.log(strikes[i] / forward))));
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

    private double oneSum(double alpha) {
        double total = 0.0;
        double c = Math.cos(alpha);
        double s = Math.sin(alpha);
        for (int from = 1; from < terms; from += BLOCK) {
            double re = 0.0;
            double im = 0.0;
            for (int k = Math.min(terms, from + BLOCK) - 1; k >= from; k--) {
                double next = re * c - im * s - cosines[k];
                im = re * s + im * c - sines[k];
                re = next;
            }
            total += re * Math.cos(from * alpha) - im * Math.sin(from * alpha);
        }
        return total;
    }

    private void fourStrikes(double forward, double[] strikes, double[] values, int i) {
        double alpha0 = angle(Math.log(strikes[i] / forward));
        double alpha1 = angle(Math.log(strikes[i + 1] / forward));
        double alpha2 = angle(Math.log(strikes[i + 2] / forward));
        double alpha3 = angle(Math.log(strikes[i + 3] / forward));
        double c0 = Math.cos(alpha0);
        double c1 = Math.cos(alpha1);
        double c2 = Math.cos(alpha2);
        double c3 = Math.cos(alpha3);
        double s0 = Math.sin(alpha0);
        double s1 = Math.sin(alpha1);
        double s2 = Math.sin(alpha2);
        double s3 = Math.sin(alpha3);
        double total0 = 0.0;
        double total1 = 0.0;
        double total2 = 0.0;
        double total3 = 0.0;
        for (int from = 1; from < terms; from += BLOCK) {
            double re0 = 0.0;
            double re1 = 0.0;
            double re2 = 0.0;
            double re3 = 0.0;
            double im0 = 0.0;
            double im1 = 0.0;
            double im2 = 0.0;
            double im3 = 0.0;
            for (int k = Math.min(terms, from + BLOCK) - 1; k >= from; k--) {
                double cosine = cosines[k];
                double sine = sines[k];
                double next0 = re0 * c0 - im0 * s0 - cosine;
                double next1 = re1 * c1 - im1 * s1 - cosine;
                double next2 = re2 * c2 - im2 * s2 - cosine;
                double next3 = re3 * c3 - im3 * s3 - cosine;
                im0 = re0 * s0 + im0 * c0 - sine;
                im1 = re1 * s1 + im1 * c1 - sine;
                im2 = re2 * s2 + im2 * c2 - sine;
                im3 = re3 * s3 + im3 * c3 - sine;
                re0 = next0;
                re1 = next1;
                re2 = next2;
                re3 = next3;
            }
            total0 += re0 * Math.cos(from * alpha0) - im0 * Math.sin(from * alpha0);
            total1 += re1 * Math.cos(from * alpha1) - im1 * Math.sin(from * alpha1);
            total2 += re2 * Math.cos(from * alpha2) - im2 * Math.sin(from * alpha2);
            total3 += re3 * Math.cos(from * alpha3) - im3 * Math.sin(from * alpha3);
        }
        values[i] = value(forward, strikes[i], total0);
        values[i + 1] = value(forward, strikes[i + 1], total1);
        values[i + 2] = value(forward, strikes[i + 2], total2);
        values[i + 3] = value(forward, strikes[i + 3], total3);
    }
}
