package dollarbill.pricing.heston;

/**
 * Interval of the log return ln(F_T/F) outside which at most a given probability lies on either side.
 *
 * <p>Chernoff's bound with the cumulant function ψ: P(X &lt; a) ≤ e^(ψ(−p) + pa) for every p &gt; 0 with a finite moment, so
 * a = −min over p of (ψ(−p) − ln ε)/p; the upper end likewise. The minimum is sought, but every p gives a valid bound,
 * from a day to decades and where high moments do not exist. Where volatility hardly moves the normal bound is used.
 *
 * @param lower  a, negative
 * @param upper  b, positive
 */
record TruncationRange(double lower, double upper) {
    /** Below this ratio σ²/(κ²θ + ...) the return counts as normal and the widening covers the difference. */
    private static final double NEARLY_STILL = 1e-12;

    private static final double WIDENING = 1.1;
    private static final int REFINEMENTS = 6;
    private static final double GOLDEN = 0.381966;

    /** Returns the interval for a probability on each side. */
    static TruncationRange of(HestonParameters p, double years, double probability) {
        double logProbability = Math.log(probability);
        double total = p.expectedTotalVariance(years);
        double normal = Math.sqrt(-2.0 * logProbability * total);
        if (p.volOfVol() * p.volOfVol() <= NEARLY_STILL * p.meanReversion() * p.longRunVariance()
                || p.volOfVol() == 0.0) {
            return new TruncationRange(-0.5 * total - WIDENING * normal, WIDENING * normal);
        }
        CumulantFunction cumulant = new CumulantFunction(p, years);
        double start = Math.sqrt(-2.0 * logProbability / total);
        return new TruncationRange(
                -least(cumulant, -1.0, start, logProbability), least(cumulant, 1.0, start, logProbability));
    }

    double width() {
        return upper - lower;
    }

    /** Returns the least (ψ(±p) − ln ε)/p found, by doubling and halving and a golden section of ln p. */
    private static double least(CumulantFunction cumulant, double sign, double start, double logProbability) {
        double middle = start;
        double best = bound(cumulant, sign, middle, logProbability);
        while (best == Double.POSITIVE_INFINITY) {
            middle *= 0.5;
            best = bound(cumulant, sign, middle, logProbability);
        }
        double ratio = 0.5;
        double next = bound(cumulant, sign, middle * ratio, logProbability);
        if (!(next < best)) {
            ratio = 2.0;
            next = bound(cumulant, sign, middle * ratio, logProbability);
        }
        while (next < best) {
            best = next;
            middle *= ratio;
            next = bound(cumulant, sign, middle * ratio, logProbability);
        }
        return refine(cumulant, sign, Math.log(middle), best, logProbability);
    }

    private static double refine(
            CumulantFunction cumulant, double sign, double logMiddle, double value, double logProbability) {
        double middle = logMiddle;
        double best = value;
        double below = Math.log(2.0);
        double above = below;
        for (int i = 0; i < REFINEMENTS; i++) {
            double step = above >= below ? GOLDEN * above : -GOLDEN * below;
            double candidate = bound(cumulant, sign, Math.exp(middle + step), logProbability);
            if (candidate < best) {
                best = candidate;
                middle += step;
                above = step > 0.0 ? above - step : -step;
                below = step > 0.0 ? step : below + step;
            } else if (step > 0.0) {
                above = step;
            } else {
                below = -step;
            }
        }
        return best;
    }

    private static double bound(CumulantFunction cumulant, double sign, double p, double logProbability) {
        return (cumulant.moment(sign * p) - logProbability) / p;
    }
}
