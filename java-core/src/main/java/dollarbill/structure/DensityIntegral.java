package dollarbill.structure;

import dollarbill.structure.PiecewiseLinear.Interval;
import java.util.List;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Means and probabilities by numeric integration of a law's density over log-moneyness, independent of its closed forms.
 *
 * <p>Gauss-Legendre rules of {@value #POINTS} points over panels that are short at the bend of the smile and lengthen towards the wings,
 * parted where the integrand has a kink. Integration ends where density times panel adds nothing.
 */
public final class DensityIntegral {
    private static final int POINTS = 16;
    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(POINTS, -1.0, 1.0);
    private static final double PANEL = 0.5;
    private static final double BEND_PANEL = 0.5;
    private static final double REACH = 10.0;
    private static final double GROWTH = 1.25;
    private static final double NOTHING = 1e-14;
    private static final int MOST_STEPS = 200;

    private final SmileLaw law;
    private final double deviation;
    private final double bend;
    private final double low;
    private final double high;

    /** Creates the integral of a law. */
    public DensityIntegral(SmileLaw law) {
        this.law = law;
        this.deviation = Math.sqrt(law.smile().totalVariance(0.0));
        this.bend = law.smile().m();
        this.low = -edge(-1.0);
        this.high = edge(1.0);
    }

    /** The distance from the forward where nothing is left, of the mean either. */
    private double edge(double side) {
        double at = REACH * deviation;
        double step = deviation;
        for (int i = 0; i < MOST_STEPS; i++) {
            double k = side * at;
            if (law.density(k) * Math.max(1.0, Math.exp(k)) * step < NOTHING) {
                return at;
            }
            at += step;
            step *= GROWTH;
        }
        return at;
    }

    /** Returns the probability of a price within intervals that do not overlap. */
    public double probability(List<Interval> intervals) {
        double sum = 0.0;
        for (Interval part : intervals) {
            sum += between(price -> 1.0, logMoneyness(part.from()), logMoneyness(part.to()));
        }
        return sum;
    }

    /**
     * Returns the mean of a function of the price.
     *
     * @param kinks  prices where the function bends
     */
    public double mean(DoubleUnaryOperator function, List<Double> kinks) {
        TreeSet<Double> bounds = new TreeSet<>(List.of(low, high));
        for (double kink : kinks) {
            double k = logMoneyness(kink);
            if (k > low && k < high) {
                bounds.add(k);
            }
        }
        double sum = 0.0;
        double from = bounds.getFirst();
        for (double to : bounds.tailSet(from, false)) {
            sum += between(function, from, to);
            from = to;
        }
        return sum;
    }

    private double logMoneyness(double price) {
        return price > 0.0 ? Math.log(price / law.forward()) : Double.NEGATIVE_INFINITY;
    }

    private double between(DoubleUnaryOperator function, double from, double to) {
        double end = Math.min(to, high);
        double at = Math.max(from, low);
        double sum = 0.0;
        while (at < end) {
            double next = Math.min(end, at + panel(at));
            sum += panel(function, at, next);
            at = next;
        }
        return sum;
    }

    /** The length of the panel that begins somewhere, which does not step over the bend. */
    private double panel(double at) {
        double away = Math.abs(at - bend);
        double width = law.smile().sigma();
        double plain = PANEL * deviation * Math.max(1.0, Math.abs(at) / (REACH * deviation));
        double fine = BEND_PANEL * Math.max(away, width);
        double length = Math.min(plain, fine);
        return at < bend && at + length > bend ? Math.max(bend - at, 1e-3 * width) : length;
    }

    private double panel(DoubleUnaryOperator function, double from, double to) {
        double half = 0.5 * (to - from);
        double middle = 0.5 * (to + from);
        double sum = 0.0;
        for (int i = 0; i < RULE.getNumberOfPoints(); i++) {
            double k = middle + half * RULE.getPoint(i);
            sum += RULE.getWeight(i) * function.applyAsDouble(law.forward() * Math.exp(k)) * law.density(k);
        }
        return half * sum;
    }
}
