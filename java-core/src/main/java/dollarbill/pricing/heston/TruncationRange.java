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
        return around(0.0, p, years, probability);
    }

    /**
     * Returns the interval of z = ln(K/F) outside which out-of-the-money prices times e^(−z/2)/F stay below a bound, by
     * e^(ψ(½ ± x) − x|z|) for x ≥ ½.
     */
    static TruncationRange ofPrices(HestonParameters p, double years, double bound) {
        return around(0.5, p, years, bound);
    }

    private static TruncationRange around(double centre, HestonParameters p, double years, double probability) {
        double logProbability = Math.log(probability);
        double total = p.expectedTotalVariance(years);
        double normal = Math.sqrt(-2.0 * logProbability * total);
        if (p.volOfVol() * p.volOfVol() <= NEARLY_STILL * p.meanReversion() * p.longRunVariance()
                || p.volOfVol() == 0.0) {
            return new TruncationRange(-0.5 * total - WIDENING * normal, WIDENING * normal);
        }
        CumulantFunction cumulant = new CumulantFunction(p, years);
        double start = Math.max(2.0 * centre, Math.sqrt(-2.0 * logProbability / total));
        Chernoff left = new Chernoff(cumulant, centre, -1.0, logProbability);
        Chernoff right = new Chernoff(cumulant, centre, 1.0, logProbability);
        return new TruncationRange(-least(left, start), least(right, start));
    }

    double width() {
        return upper - lower;
    }

    /** The bound (ψ(c ± p) − ln ε)/p as a function of p; for p below c, where s is in (0, 1), that at c. */
    private record Chernoff(CumulantFunction cumulant, double centre, double sign, double logProbability) {
        double at(double p) {
            return p <= centre ? -logProbability / centre : (cumulant.moment(centre + sign * p) - logProbability) / p;
        }
    }

    /** Returns the least bound found, by doubling and halving and a golden section of ln p. */
    private static double least(Chernoff bound, double start) {
        double middle = start;
        double best = bound.at(middle);
        while (best == Double.POSITIVE_INFINITY) {
            middle *= 0.5;
            best = bound.at(middle);
        }
        double ratio = 0.5;
        double next = bound.at(middle * ratio);
        if (!(next < best)) {
            ratio = 2.0;
            next = bound.at(middle * ratio);
        }
        while (next < best) {
            best = next;
            middle *= ratio;
            next = bound.at(middle * ratio);
        }
        return refine(bound, Math.log(middle), best);
    }

    private static double refine(Chernoff bound, double logMiddle, double value) {
        double middle = logMiddle;
        double best = value;
        double below = Math.log(2.0);
        double above = below;
        for (int i = 0; i < REFINEMENTS; i++) {
            double step = above >= below ? GOLDEN * above : -GOLDEN * below;
            double candidate = bound.at(Math.exp(middle + step));
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
}
