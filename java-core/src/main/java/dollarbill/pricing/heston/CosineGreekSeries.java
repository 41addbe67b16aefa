package dollarbill.pricing.heston;

import java.util.Arrays;

/**
 * Cosine coefficients of one expiry's density and of its derivatives by the parameters, and their sums for a strike.
 *
 * <p>Row k holds 2/(b − a) times A_k, then times the coefficients of the derivatives by v₀, v₀ twice, κ, θ, σ, ρ and T.
 */
final class CosineGreekSeries {
    private static final double TOLERANCE = 1e-11;
    private static final int FIRST_CAPACITY = 256;
    private static final int BLOCK = 256;
    private static final int ROW = 8;

    private final double lower;
    private final double upper;
    private final double[] rows;
    private final int terms;

    private CosineGreekSeries(TruncationRange range, double[] rows, int terms) {
        this.lower = range.lower();
        this.upper = range.upper();
        this.rows = rows;
        this.terms = terms;
    }

    static CosineGreekSeries of(HestonParameters p, double years) {
        TruncationRange range = TruncationRange.of(p, years, TOLERANCE);
        CumulantGradient gradient = new CumulantGradient(p, years);
        double width = range.width();
        double[] rows = new double[ROW * FIRST_CAPACITY];
        rows[0] = 2.0 / width;
        for (int k = 1; k <= CosineSeries.MOST_TERMS; k++) {
            if (ROW * k == rows.length) {
                rows = Arrays.copyOf(rows, 2 * rows.length);
            }
            double w = k * Math.PI / width;
            gradient.evaluate(w);
            Complex value = gradient.value();
            double modulus = Math.exp(value.re());
            double phase = value.im() - w * range.lower();
            Complex term = new Complex(
                    2.0 / width * modulus * Math.cos(phase), 2.0 / width * modulus * Math.sin(phase));
            Complex slope = gradient.byInitialVariance();
            int at = ROW * k;
            rows[at] = term.re();
            rows[at + 1] = term.times(slope).re();
            rows[at + 2] = term.times(slope.times(slope)).re();
            rows[at + 3] = term.times(gradient.byMeanReversion()).re();
            rows[at + 4] = term.times(gradient.byLongRunVariance()).re();
            rows[at + 5] = term.times(gradient.byVolOfVol()).re();
            rows[at + 6] = term.times(gradient.byCorrelation()).re();
            rows[at + 7] = term.times(gradient.byTime()).re();
            // second derivatives carry up to the square of the exponent
            if (modulus * (1.0 + value.norm()) < TOLERANCE) {
                return new CosineGreekSeries(range, rows, k + 1);
            }
        }
        throw HestonCos.tooManyTerms(p, years, CosineSeries.MOST_TERMS);
    }

    int terms() {
        return terms;
    }

    /** Returns the sums at z = ln(K/F); outside [a, b] those of a strike that nothing reaches. */
    ForwardSensitivities at(double z) {
        double strike = Math.exp(z);
        if (z <= lower || z >= upper) {
            boolean below = z <= lower;
            return new ForwardSensitivities(
                    below ? 0.0 : Math.expm1(z), below ? 0.0 : strike, 0.0, 0.0, 0.0, 0.0, new HestonGradient(
                            0.0, 0.0, 0.0, 0.0, 0.0));
        }
        double[] sums = new double[ROW + 3];
        double width = upper - lower;
        double y = z - lower;
        sums[0] = rows[0] * 0.5 * CosineSeries.firstTerm(lower, y);
        sums[ROW] = rows[0] * 0.5 * y;
        sums[ROW + 2] = rows[0] * 0.5;
        for (int from = 1; from < terms; from += BLOCK) {
            addBlock(from, Math.min(terms, from + BLOCK), y, Math.PI / width, sums);
        }
        HestonGradient gradient = new HestonGradient(sums[1], sums[3], sums[4], sums[5], sums[6]);
        return new ForwardSensitivities(
                sums[0],
                strike * sums[ROW],
                strike * sums[ROW + 2],
                strike * sums[ROW + 1],
                sums[2],
                sums[7],
                gradient);
    }

    private void addBlock(int from, int to, double y, double step, double[] sums) {
        double strike = Math.exp(lower + y);
        double lowest = Math.exp(lower);
        double between = y < 1.0 ? lowest * Math.expm1(y) : strike - lowest;
        double alpha = step * y;
        double turnC = Math.cos(alpha);
        double turnS = Math.sin(alpha);
        double c = Math.cos(from * alpha);
        double s = Math.sin(from * alpha);
        for (int k = from; k < to; k++) {
            double w = k * step;
            double ofDistribution = s / w;
            // [e^z sin/w + e^a − e^z cos]/(1 + w²)
            double ofValue = (strike * ofDistribution + lowest * (1.0 - c) - between * c) / (1.0 + w * w);
            int at = ROW * k;
            for (int i = 0; i < ROW; i++) {
                sums[i] += rows[at + i] * ofValue;
            }
            sums[ROW] += rows[at] * ofDistribution;
            sums[ROW + 1] += rows[at + 1] * ofDistribution;
            sums[ROW + 2] += rows[at] * c;
            double next = c * turnC - s * turnS;
            s = c * turnS + s * turnC;
            c = next;
        }
    }
}
