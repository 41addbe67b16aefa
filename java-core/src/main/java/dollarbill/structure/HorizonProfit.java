package dollarbill.structure;

import dollarbill.structure.PiecewiseLinear.Interval;
import dollarbill.structure.PiecewiseLinear.Knot;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.exception.TooManyEvaluationsException;

/**
 * Profit per share at the first expiry as a function of the price of the underlying.
 *
 * <p>Where all options expire then it is exact: straight between strikes. Where some live on it is their model value there, a smooth curve;
 * its break-even prices are found by Brent's method, and its line through {@value #NODES} prices of the underlying, spread over six
 * deviations to either side, stands for it in bounds and closed-form odds. Beyond those prices the line goes on with the slope
 * that contracts and shares add up to.
 */
public final class HorizonProfit {
    private static final int NODES = 2401;
    private static final double DEVIATIONS = 6.0;
    private static final int EVALUATIONS = 200;

    private final boolean exact;
    private final DoubleUnaryOperator profit;
    private final PiecewiseLinear line;
    private final List<Double> breakevens;

    private HorizonProfit(
            boolean exact, DoubleUnaryOperator profit, PiecewiseLinear line, List<Double> breakevens) {
        this.exact = exact;
        this.profit = profit;
        this.line = line;
        this.breakevens = breakevens;
    }

    /** Returns the profit of a structure. */
    public static HorizonProfit of(StructureModel model) {
        Structure structure = model.structure();
        if (structure.outliving().isEmpty()) {
            PiecewiseLinear line = structure.profit();
            return new HorizonProfit(true, line::value, line, line.crossings());
        }
        double elapsed = model.first().yearsToExpiry();
        DoubleUnaryOperator profit = price -> model.profit(price, elapsed, 0.0);
        PiecewiseLinear line = sampled(model, profit);
        List<Double> roots = line.crossings().stream().map(near -> root(profit, line, near)).toList();
        return new HorizonProfit(false, profit, line, roots);
    }

    private static PiecewiseLinear sampled(StructureModel model, DoubleUnaryOperator profit) {
        double deviation = Math.sqrt(model.first().totalVariance(0.0));
        TreeSet<Double> prices = new TreeSet<>(List.of(0.0));
        for (int i = 0; i < NODES; i++) {
            double share = 2.0 * i / (NODES - 1) - 1.0;
            prices.add(model.first().forward() * Math.exp(DEVIATIONS * deviation * share));
        }
        model.structure().options().forEach(leg -> prices.add(leg.contract().strike()));
        List<Knot> knots = prices.stream().map(price -> new Knot(price, profit.applyAsDouble(price))).toList();
        return new PiecewiseLinear(knots, model.structure().slopeAbove());
    }

    /** The root of the curve between the knots around a root of its line; that of the line where the curve has none there. */
    private static double root(DoubleUnaryOperator profit, PiecewiseLinear line, double near) {
        List<Knot> knots = line.knots();
        for (int i = 0; i + 1 < knots.size(); i++) {
            Knot from = knots.get(i);
            Knot to = knots.get(i + 1);
            if (from.at() <= near && near <= to.at() && from.value() * to.value() < 0.0) {
                try {
                    return new BrentSolver(1e-12, 1e-10).solve(
                            EVALUATIONS, profit::applyAsDouble, from.at(), to.at());
                } catch (TooManyEvaluationsException unsettled) {
                    return near;
                }
            }
        }
        return near;
    }

    /** Returns whether no model is in it. */
    public boolean exact() {
        return exact;
    }

    /** Returns the profit at a price, not negative. */
    public double at(double price) {
        return profit.applyAsDouble(price);
    }

    /** Returns the prices that part profit from its absence, rising. */
    public List<Double> breakevens() {
        return breakevens;
    }

    /** Returns the prices with a profit, as intervals by rising price. */
    public List<Interval> winning() {
        if (exact) {
            return line.positive();
        }
        List<Interval> found = new ArrayList<>();
        double[] bounds = DoubleStream.concat(
                DoubleStream.concat(
                        DoubleStream.of(0.0), breakevens.stream().mapToDouble(Double::doubleValue)),
                DoubleStream.of(Double.POSITIVE_INFINITY)).toArray();
        for (int i = 0; i + 1 < bounds.length; i++) {
            double inside = Double.isInfinite(bounds[i + 1])
                    ? 2.0 * Math.max(bounds[i], line.knots().getLast().at())
                    : 0.5 * (bounds[i] + bounds[i + 1]);
            if (line.value(inside) > 0.0) {
                found.add(new Interval(bounds[i], bounds[i + 1]));
            }
        }
        return found;
    }

    /** Returns the stretches of prices where nothing is won or lost, by rising price; none where a model is in it. */
    public List<Interval> even() {
        return exact ? line.zeros() : List.of();
    }

    /** Returns the most it can win; a negative amount where it always loses. */
    public Extreme maximumProfit() {
        return line.maximum();
    }

    /** Returns the most it can lose, as a positive amount; a negative one where it always wins. */
    public Extreme maximumLoss() {
        return line.negated().maximum();
    }

    /** Returns the exact function, or the line through the curve. */
    public PiecewiseLinear line() {
        return line;
    }
}
