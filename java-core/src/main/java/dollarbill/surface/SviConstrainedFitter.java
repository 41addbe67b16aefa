package dollarbill.surface;

import dollarbill.math.QuadraticProgram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Fits the SVI smile of one expiry under the conditions of no arbitrage: no butterfly, nowhere below the smile before and
 * nowhere above the smile after.
 *
 * <p>Sequential quadratic programming over the {@link SviVector}: Gauss-Newton curvature with Levenberg's damping, and conditions
 * linearised on grids that are fine at the bends: density {@code g >= 0}, total variance between that of the neighbours, slopes
 * of the wings between theirs and below Lee's bound. The result is searched for breaches over all strikes; where one is left
 * between grid points, the point joins the grid and the fit goes on.
 */
final class SviConstrainedFitter {
    private static final int SIZE = SviVector.SIZE;
    private static final double[] DENSITY_NODES = SviVector.nodes(30, 11.0);
    private static final double[] CALENDAR_NODES = SviVector.nodes(24, 11.0);
    private static final int MAX_ROUNDS = 6;
    private static final int MAX_ITERATIONS = 40;
    private static final double LEAST_DENSITY = 1e-4;
    private static final double LEAST_LEVEL = 1e-3;
    private static final double CALENDAR_MARGIN = 1e-5;
    private static final double SLOPE_MARGIN = 1e-9;
    private static final double MOST_SLOPE = SviArbitrage.LEE_BOUND - 1e-3;
    private static final double FURTHEST_BEND = 2.0;
    private static final double NARROWEST_BEND = 0.005;
    private static final double WIDEST_BEND = 5.0;
    private static final double FEASIBLE = 1e-9;

    private final SmilePoints points;
    private final SviVector vector;
    private final Optional<SviParameters> below;
    private final Optional<SviParameters> above;
    private final List<Double> densityExtra = new ArrayList<>();
    private final List<Double> calendarExtra = new ArrayList<>();
    private double[] density = DENSITY_NODES;
    private Wall floor = Wall.NONE;
    private Wall ceiling = Wall.NONE;

    private SviConstrainedFitter(SmilePoints points, Optional<SviParameters> below, Optional<SviParameters> above) {
        this.points = points;
        this.vector = SviVector.of(points);
        this.below = below;
        this.above = above;
    }

    /** Total variance of a neighbour at some log-moneyness. */
    private record Wall(List<Double> logMoneyness, List<Double> totalVariance) {
        static final Wall NONE = new Wall(List.of(), List.of());

        int size() {
            return logMoneyness.size();
        }
    }

    /** A smile free of arbitrage and its weighted mean squared error. */
    record Fitted(SviParameters svi, double cost) {}

    /**
     * Fits.
     *
     * @param below  smile that total variance must not fall below
     * @param above  smile that total variance must not rise above
     * @param start  where to start; may break the conditions
     * @return empty where no smile that meets them was found
     */
    static Optional<Fitted> fit(
            SmilePoints points, Optional<SviParameters> below, Optional<SviParameters> above, SviParameters start) {
        return new SviConstrainedFitter(points, below, above).fit(start);
    }

    private Optional<Fitted> fit(SviParameters start) {
        double[] x = new double[SIZE];
        vector.write(start, x, 0);
        for (int round = 0; round < MAX_ROUNDS; round++) {
            SviParameters from = vector.read(x, 0);
            density = joined(DENSITY_NODES, densityExtra);
            floor = below.map(smile -> wall(smile, from)).orElse(Wall.NONE);
            ceiling = above.map(smile -> wall(smile, from)).orElse(Wall.NONE);
            x = descend(x);
            SviParameters svi = vector.read(x, 0);
            if (!breached(svi)) {
                return Optional.of(new Fitted(svi, points.meanSquare(svi)));
            }
        }
        return Optional.empty();
    }

    /** Collects where a smile breaks the conditions; false where it does not. */
    private boolean breached(SviParameters svi) {
        Optional<SviArbitrage.Breach> butterfly = SviArbitrage.butterfly(svi);
        butterfly.ifPresent(b -> densityExtra.add((b.logMoneyness() - svi.m()) / svi.sigma()));
        Optional<SviArbitrage.Breach> lower = below.flatMap(smile -> SviArbitrage.calendar(smile, svi));
        Optional<SviArbitrage.Breach> upper = above.flatMap(smile -> SviArbitrage.calendar(svi, smile));
        lower.ifPresent(b -> calendarExtra.add(b.logMoneyness()));
        upper.ifPresent(b -> calendarExtra.add(b.logMoneyness()));
        return butterfly.isPresent() || lower.isPresent() || upper.isPresent();
    }

    private static double[] joined(double[] nodes, List<Double> more) {
        double[] all = Arrays.copyOf(nodes, nodes.length + more.size());
        for (int i = 0; i < more.size(); i++) {
            all[nodes.length + i] = more.get(i);
        }
        return all;
    }

    private Wall wall(SviParameters neighbour, SviParameters own) {
        List<Double> k = new ArrayList<>(calendarExtra);
        for (double node : CALENDAR_NODES) {
            k.add(neighbour.m() + neighbour.sigma() * node);
            k.add(own.m() + own.sigma() * node);
        }
        return new Wall(k, k.stream().map(neighbour::totalVariance).toList());
    }

    private double[] descend(double[] start) {
        double[] x = start;
        double damping = 1e-3;
        double price = 1e4 * (1.0 + cost(x));
        double merit = cost(x) + price * violation(x);
        for (int iteration = 0; iteration < MAX_ITERATIONS && damping < 1e8; iteration++) {
            Optional<double[]> step = step(x, damping, price);
            if (step.isEmpty()) {
                return x;
            }
            double[] next = x.clone();
            double moved = 0.0;
            for (int i = 0; i < SIZE; i++) {
                next[i] += step.get()[i];
                moved = Math.max(moved, Math.abs(step.get()[i]));
            }
            double trial = SviVector.isSmile(next, 0) ? cost(next) + price * violation(next) : Double.POSITIVE_INFINITY;
            if (trial < merit) {
                boolean settled = merit - trial <= 1e-7 * merit;
                x = next;
                merit = trial;
                damping = Math.max(0.2 * damping, 1e-9);
                if (settled) {
                    return x;
                }
            } else if (moved < 1e-9) {
                return x;
            } else {
                damping *= 5.0;
            }
        }
        return x;
    }

    private double cost(double[] x) {
        return points.meanSquare(vector.read(x, 0));
    }

    private double violation(double[] x) {
        Conditions conditions = conditions(x);
        double worst = 0.0;
        for (double value : conditions.values) {
            worst = Math.max(worst, -value);
        }
        return worst;
    }

    /** Solves for the step with one slack for all conditions, dear enough to be zero where it can be. */
    private Optional<double[]> step(double[] x, double damping, double price) {
        double[][] hessian = new double[SIZE + 1][SIZE + 1];
        double[] gradient = new double[SIZE + 1];
        curvature(x, hessian, gradient);
        for (int i = 0; i < SIZE; i++) {
            hessian[i][i] += damping * (1.0 + hessian[i][i]) + 1e-12;
        }
        hessian[SIZE][SIZE] = 1e-3 * price;
        gradient[SIZE] = price;
        Conditions conditions = conditions(x);
        double[] bounds = new double[conditions.values.length];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = -conditions.values[i];
        }
        return QuadraticProgram.minimise(hessian, gradient, conditions.normals, bounds, FEASIBLE);
    }

    private void curvature(double[] x, double[][] hessian, double[] gradient) {
        double[] row = new double[SIZE];
        for (int i = 0; i < points.size(); i++) {
            double error = vector.variance(x, 0, points.logMoneyness()[i], row) - points.totalVariance()[i];
            double weight = 2.0 * points.weight()[i] / points.size();
            for (int j = 0; j < SIZE; j++) {
                gradient[j] += weight * error * row[j];
                for (int l = 0; l < SIZE; l++) {
                    hessian[j][l] += weight * row[j] * row[l];
                }
            }
        }
    }

    /** Numbers that must not be negative, each with its derivatives and a one for the slack. */
    private static final class Conditions {
        private final double[] values;
        private final double[][] normals;
        private int next;

        Conditions(int size) {
            values = new double[size];
            normals = new double[size][SIZE + 1];
        }

        void add(double value, double[] row, double factor) {
            values[next] = value;
            for (int j = 0; j < SIZE; j++) {
                normals[next][j] = factor * row[j];
            }
            normals[next][SIZE] = 1.0;
            next++;
        }

        void addVariable(int variable, double value, double sign) {
            values[next] = value;
            normals[next][variable] = sign;
            normals[next][SIZE] = 1.0;
            next++;
        }
    }

    private Conditions conditions(double[] x) {
        Conditions conditions = new Conditions(9 + 2 * density.length + floor.size() + ceiling.size());
        bounds(x, conditions);
        double[] row = new double[SIZE];
        double least = LEAST_LEVEL * vector.level();
        for (double u : density) {
            double root = Math.sqrt(1.0 + u * u);
            double w = vector.varianceAtNode(x, 0, u, root, row);
            conditions.add((w - least) / vector.level(), row, 1.0 / vector.level());
            double g = vector.density(x, 0, u, root, least, row);
            conditions.add(g - LEAST_DENSITY, row, 1.0);
        }
        between(x, floor, 1.0, conditions);
        between(x, ceiling, -1.0, conditions);
        return conditions;
    }

    private void bounds(double[] x, Conditions conditions) {
        double unit = vector.slope();
        double right = below.map(SviParameters::rightSlope).orElse(0.0) * (1.0 + SLOPE_MARGIN);
        double left = below.map(SviParameters::leftSlope).orElse(0.0) * (1.0 + SLOPE_MARGIN);
        double mostRight = above.map(SviParameters::rightSlope).orElse(MOST_SLOPE) * (1.0 - SLOPE_MARGIN);
        double mostLeft = above.map(SviParameters::leftSlope).orElse(MOST_SLOPE) * (1.0 - SLOPE_MARGIN);
        conditions.addVariable(1, x[1] - right / unit, 1.0);
        conditions.addVariable(2, x[2] - left / unit, 1.0);
        conditions.addVariable(1, Math.min(mostRight, MOST_SLOPE) / unit - x[1], -1.0);
        conditions.addVariable(2, Math.min(mostLeft, MOST_SLOPE) / unit - x[2], -1.0);
        conditions.addVariable(3, x[3] + FURTHEST_BEND, 1.0);
        conditions.addVariable(3, FURTHEST_BEND - x[3], -1.0);
        conditions.addVariable(4, x[4] - Math.log(NARROWEST_BEND * vector.width()), 1.0);
        conditions.addVariable(4, Math.log(WIDEST_BEND * vector.width()) - x[4], -1.0);
        conditions.addVariable(SIZE, 0.0, 1.0);
    }

    private void between(double[] x, Wall wall, double sign, Conditions conditions) {
        double[] row = new double[SIZE];
        for (int i = 0; i < wall.size(); i++) {
            double fixed = wall.totalVariance.get(i);
            double rise = sign * (vector.variance(x, 0, wall.logMoneyness.get(i), row) - fixed) / fixed;
            conditions.add(rise - CALENDAR_MARGIN, row, sign / fixed);
        }
    }
}
