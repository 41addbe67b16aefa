package dollarbill.sizing.growth;

import dollarbill.sizing.growth.GrowthOptimum.Bound;

/**
 * The Kelly stake on any law of outcomes: the fraction that maximises E[ln(1 + f·x)].
 *
 * <p>The expected growth is concave, so its slope g'(f) = E[x/(1 + f·x)] falls, and the root of it is bracketed by zero and the
 * fraction at which the lowest outcome would take all wealth. Two outcomes have the closed form −E[x]/(x₁·x₂), which for −1 and b is
 * (b·p − q)/b; more are solved by Newton's method held in the bracket. A stake stays below ruin whatever the points leave out of the
 * law: f·|lowest outcome| is at most {@value #MOST_AT_RISK}.
 *
 * <p>Source: J. L. Kelly, A New Interpretation of Information Rate (1956); L. Breiman, Optimal Gambling Systems for Favorable Games
 * (1961), section 2.
 */
public final class PayoffKelly {
    /** Largest share of wealth that the lowest outcome may take where no point of the law stands there. */
    public static final double MOST_AT_RISK = 1.0 - 1e-6;

    private static final int MAX_STEPS = 200;

    private PayoffKelly() {}

    /**
     * Returns the fraction from zero to a limit with the largest expected growth.
     *
     * @param law  profits of one dollar
     * @param limit  largest fraction allowed, not negative; infinite only where an outcome loses
     * @throws IllegalArgumentException  if the limit is outside its domain
     */
    public static GrowthOptimum optimum(PayoffLaw law, double limit) {
        if (!(limit >= 0.0)) {
            throw new IllegalArgumentException("limit " + limit + " must not be negative");
        }
        double worst = law.worst();
        if (worst >= 0.0 && limit == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("limit must be finite where no outcome loses");
        }
        if (!(law.mean() > 0.0)) {
            return at(law, 0.0, Bound.NO_EDGE);
        }
        if (worst >= 0.0) {
            return at(law, limit, Bound.LIMIT);
        }
        double ruin = 1.0 / -worst;
        double most = Math.min(limit, MOST_AT_RISK * ruin);
        double root = law.size() == 2 && worst == Math.min(law.outcome(0), law.outcome(1))
                ? law.mean() / (-law.outcome(0) * law.outcome(1))
                : root(law, ruin);
        if (root <= most) {
            return at(law, root, Bound.GROWTH);
        }
        return at(law, most, most == limit ? Bound.LIMIT : Bound.RUIN);
    }

    /**
     * Returns the standard error that the stake takes over from the probability of a profit.
     *
     * <p>With the shapes of gains and losses held, the slope is p·A(f) + (1 − p)·B(f), A and B the means of x/(1 + f·x) over gains and
     * losses; the implicit function theorem gives df/dp = (A − B)/H, H the curvature.
     *
     * @param law  profits of one dollar, with gains and losses
     * @param optimum  its unlimited optimum
     * @param standardError  of the probability, not negative
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static double standardError(PayoffLaw law, GrowthOptimum optimum, double standardError) {
        if (!(standardError >= 0.0) || Double.isInfinite(standardError)) {
            throw new IllegalArgumentException(
                    "standardError " + standardError + " must be finite and not negative");
        }
        double p = law.profitProbability();
        if (!(p > 0.0 && p < 1.0)) {
            throw new IllegalArgumentException("profit has probability " + p + "; allowed: between 0 and 1");
        }
        double gains = 0.0;
        double losses = 0.0;
        for (int i = 0; i < law.size(); i++) {
            double x = law.outcome(i);
            double term = law.weight(i) * x / (1.0 + optimum.fraction() * x);
            if (x > 0.0) {
                gains += term;
            } else {
                losses += term;
            }
        }
        return (gains / p - losses / (1.0 - p)) / optimum.curvature() * standardError;
    }

    private static double root(PayoffLaw law, double ruin) {
        double low = 0.0;
        double high = ruin;
        double f = Math.min(0.5 * ruin, law.mean() / curvature(law, 0.0));
        for (int step = 0; step < MAX_STEPS; step++) {
            double slope = slope(law, f);
            if (slope > 0.0) {
                low = f;
            } else {
                high = f;
            }
            double next = f + slope / curvature(law, f);
            if (!(next > low && next < high)) {
                next = 0.5 * (low + high);
            }
            if (Math.abs(next - f) <= Math.ulp(f) || next <= low || next >= high) {
                return next;
            }
            f = next;
        }
        return f;
    }

    private static GrowthOptimum at(PayoffLaw law, double f, Bound bound) {
        double growth = 0.0;
        for (int i = 0; i < law.size(); i++) {
            growth += law.weight(i) * Math.log1p(f * law.outcome(i));
        }
        return new GrowthOptimum(f, growth, slope(law, f), curvature(law, f), bound);
    }

    private static double slope(PayoffLaw law, double f) {
        double sum = 0.0;
        for (int i = 0; i < law.size(); i++) {
            double x = law.outcome(i);
            sum += law.weight(i) * x / (1.0 + f * x);
        }
        return sum;
    }

    private static double curvature(PayoffLaw law, double f) {
        double sum = 0.0;
        for (int i = 0; i < law.size(); i++) {
            double x = law.outcome(i) / (1.0 + f * law.outcome(i));
            sum += law.weight(i) * x * x;
        }
        return sum;
    }
}
