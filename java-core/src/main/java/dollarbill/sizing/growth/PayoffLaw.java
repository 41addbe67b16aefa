package dollarbill.sizing.growth;

import dollarbill.structure.ExpiryLaw;
import dollarbill.structure.PiecewiseLinear;
import java.util.Arrays;
import java.util.TreeSet;

/**
 * Probability law of the profit of one dollar put into a position, as points with weights.
 *
 * <p>A law of a continuous price is cut into cells, each replaced by its weight at its mean; the lowest outcome of the whole law is
 * kept beside the points, as no point lies there.
 */
public final class PayoffLaw {
    private static final double WEIGHT_SLACK = 1e-9;
    private static final int BISECTIONS = 200;

    private final double[] outcomes;
    private final double[] weights;
    private final double worst;

    private PayoffLaw(double[] outcomes, double[] weights, double worst) {
        this.outcomes = outcomes;
        this.weights = weights;
        this.worst = worst;
    }

    /**
     * Returns the law of some outcomes; those of probability zero are left out.
     *
     * @param outcomes  profit of one dollar, finite; −1 loses it
     * @param probabilities  not negative, summing to one within 1e-9
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static PayoffLaw of(double[] outcomes, double[] probabilities) {
        if (outcomes.length == 0 || outcomes.length != probabilities.length) {
            throw new IllegalArgumentException("outcomes and probabilities must be of one length of at least 1, got "
                    + outcomes.length + " and " + probabilities.length);
        }
        double sum = 0.0;
        for (int i = 0; i < outcomes.length; i++) {
            requireFinite(outcomes[i]);
            if (!(probabilities[i] >= 0.0 && probabilities[i] <= 1.0)) {
                throw new IllegalArgumentException("probability " + probabilities[i] + " must be from 0 to 1");
            }
            sum += probabilities[i];
        }
        if (Math.abs(sum - 1.0) > WEIGHT_SLACK) {
            throw new IllegalArgumentException("probabilities sum to " + sum + "; allowed: 1 within " + WEIGHT_SLACK);
        }
        return compact(outcomes, probabilities);
    }

    /** Returns the law that gives each return of a sample the same weight. */
    public static PayoffLaw sample(double[] returns) {
        double[] weights = new double[returns.length];
        Arrays.fill(weights, 1.0 / returns.length);
        return of(returns, weights);
    }

    /**
     * Returns the law of a position's profit at expiry.
     *
     * <p>Cells end at the knots of the profit, where it turns from gain to loss, and at equal steps of probability, so that the
     * profit is straight in each and the error of a smooth concave mean falls as 1/cells².
     *
     * @param profit  profit by price of the underlying, bounded below
     * @param capital  dollars put in, positive
     * @param law  law of the price
     * @param cells  least number of cells, at least 2
     * @throws IllegalArgumentException  if an argument is outside its domain or the loss has no bound
     */
    public static PayoffLaw of(PiecewiseLinear profit, double capital, ExpiryLaw law, int cells) {
        if (!(capital > 0.0) || Double.isInfinite(capital)) {
            throw new IllegalArgumentException("capital " + capital + " must be positive and finite");
        }
        if (cells < 2) {
            throw new IllegalArgumentException("cells " + cells + " must be at least 2");
        }
        if (profit.lastSlope() < 0.0) {
            throw new IllegalArgumentException("the profit falls without bound, at slope " + profit.lastSlope());
        }
        double[] edges = edges(profit, law, cells);
        double[] outcomes = new double[edges.length];
        double[] weights = new double[edges.length];
        double total = 0.0;
        for (int i = 0; i < edges.length; i++) {
            double to = i + 1 < edges.length ? edges[i + 1] : Double.POSITIVE_INFINITY;
            double weight = Math.max(law.between(edges[i], to), 0.0);
            if (weight > 0.0) {
                double mean = Math.min(Math.max(law.meanBetween(edges[i], to) / weight, edges[i]), to);
                outcomes[i] = profit.value(mean) / capital;
                weights[i] = weight;
                total += weight;
            }
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= total;
        }
        double lowest = profit.knots().stream().mapToDouble(PiecewiseLinear.Knot::value).min().orElseThrow();
        PayoffLaw points = compact(outcomes, weights);
        return new PayoffLaw(points.outcomes, points.weights, Math.min(lowest / capital, points.worst));
    }

    /** Returns the number of points. */
    public int size() {
        return outcomes.length;
    }

    /** Returns the profit of one point. */
    public double outcome(int point) {
        return outcomes[point];
    }

    /** Returns the probability of one point. */
    public double weight(int point) {
        return weights[point];
    }

    /** Returns the lowest profit. */
    public double worst() {
        return worst;
    }

    /** Returns the mean profit. */
    public double mean() {
        double sum = 0.0;
        for (int i = 0; i < outcomes.length; i++) {
            sum += weights[i] * outcomes[i];
        }
        return sum;
    }

    /** Returns the probability of a profit above zero. */
    public double profitProbability() {
        double sum = 0.0;
        for (int i = 0; i < outcomes.length; i++) {
            sum += outcomes[i] > 0.0 ? weights[i] : 0.0;
        }
        return sum;
    }

    /**
     * Returns the law changed as little as possible so that a profit has a given probability: gains and losses keep their shapes.
     *
     * <p>Among all laws with that probability it is the one of least relative entropy; see {@link dollarbill.structure.TiltedLaw}.
     *
     * @param probability  0 to 1
     * @throws IllegalArgumentException  if it is outside its domain, or the law has gains only or none
     */
    public PayoffLaw withProfitProbability(double probability) {
        if (!(probability >= 0.0 && probability <= 1.0)) {
            throw new IllegalArgumentException("probability " + probability + " must be from 0 to 1");
        }
        double now = profitProbability();
        if (!(now > 0.0 && now < 1.0)) {
            throw new IllegalArgumentException("profit has probability " + now + "; allowed: between 0 and 1");
        }
        double[] tilted = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            tilted[i] = weights[i] * (outcomes[i] > 0.0 ? probability / now : (1.0 - probability) / (1.0 - now));
        }
        PayoffLaw points = compact(outcomes, tilted);
        return probability < 1.0 ? new PayoffLaw(points.outcomes, points.weights, worst) : points;
    }

    private static PayoffLaw compact(double[] outcomes, double[] weights) {
        int kept = 0;
        double[] x = new double[outcomes.length];
        double[] w = new double[outcomes.length];
        double worst = Double.POSITIVE_INFINITY;
        for (int i = 0; i < outcomes.length; i++) {
            if (weights[i] > 0.0) {
                x[kept] = outcomes[i];
                w[kept] = weights[i];
                worst = Math.min(worst, outcomes[i]);
                kept++;
            }
        }
        return new PayoffLaw(Arrays.copyOf(x, kept), Arrays.copyOf(w, kept), worst);
    }

    private static double[] edges(PiecewiseLinear profit, ExpiryLaw law, int cells) {
        TreeSet<Double> edges = new TreeSet<>();
        profit.knots().forEach(knot -> edges.add(knot.at()));
        profit.positive().forEach(part -> {
            edges.add(part.from());
            if (part.to() < Double.POSITIVE_INFINITY) {
                edges.add(part.to());
            }
        });
        double from = 0.0;
        for (int i = 1; i < cells; i++) {
            from = quantile(law, 1.0 - (double) i / cells, from);
            edges.add(from);
        }
        return edges.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The price that is exceeded with a probability, at or above another. */
    private static double quantile(ExpiryLaw law, double above, double from) {
        double low = from;
        double high = Math.max(2.0 * from, law.meanAbove(0.0));
        while (law.above(high) > above) {
            low = high;
            high *= 2.0;
        }
        for (int i = 0; i < BISECTIONS && high - low > 1e-12 * high; i++) {
            double middle = 0.5 * (low + high);
            if (law.above(middle) > above) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    private static void requireFinite(double outcome) {
        if (!Double.isFinite(outcome)) {
            throw new IllegalArgumentException("outcome " + outcome + " must be finite");
        }
    }
}
