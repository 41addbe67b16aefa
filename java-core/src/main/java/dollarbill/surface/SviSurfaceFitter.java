package dollarbill.surface;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fits the SVI smiles of all expiries together: least squares with penalties on butterfly arbitrage, on total variance that falls
 * with time and on wings beyond Lee's bound, so that neighbouring smiles give way to each other by what their quotes weigh.
 *
 * <p>Levenberg-Marquardt over the {@link SviVector} of every expiry. Only neighbours meet in a penalty, so the normal equations
 * are a band of half-width nine. The penalties are raised in stages and ask for a little more than is needed, so that most smiles
 * end free of arbitrage; what is left is for {@link SviConstrainedFitter}.
 */
final class SviSurfaceFitter {
    private static final int SIZE = SviVector.SIZE;
    private static final int BAND = 2 * SIZE - 1;
    private static final int CALENDAR_HALF = 20;
    private static final double REACH = 30.0;
    private static final double[] NODES = SviVector.nodes(36, 10.0);
    private static final double[] PENALTIES = {1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6};
    private static final int STAGE_ITERATIONS = 40;
    private static final double SETTLED = 1e-5;
    private static final double MOST_DAMPING = 1e8;
    private static final double LEAST_DENSITY = 2e-3;
    private static final double LEAST_LEVEL = 1e-2;
    private static final double CALENDAR_MARGIN = 2e-3;
    private static final double WING_MARGIN = 1e-3;
    private static final double MOST_SLOPE = 1.98;
    private static final double FURTHEST_BEND = 2.0;
    private static final double NARROWEST_BEND = 0.01;
    private static final double WIDEST_BEND = 4.0;

    private final List<SmilePoints> points;
    private final List<SviVector> vectors;
    private final double[][] calendarNodes;
    private final double[][] matrix;
    private final double[] gradient;
    private final double[] row = new double[SIZE];
    private final double[] other = new double[SIZE];
    private double penalty = PENALTIES[0];
    private boolean derivatives;

    private SviSurfaceFitter(List<SmilePoints> points) {
        this.points = points;
        this.vectors = points.stream().map(SviVector::of).toList();
        this.calendarNodes = vectors.stream().map(SviSurfaceFitter::calendarNodes).toArray(double[][]::new);
        this.matrix = new double[points.size() * SIZE][BAND + 1];
        this.gradient = new double[points.size() * SIZE];
    }

    private static double[] calendarNodes(SviVector vector) {
        double deviation = Math.sqrt(vector.level());
        double[] nodes = SviVector.nodes(CALENDAR_HALF, Math.log(2.0 * REACH / deviation + 1.0));
        return Arrays.stream(nodes).map(node -> node * deviation).toArray();
    }

    /** Fits from one smile an expiry, nearest first. */
    static List<SviParameters> fit(List<SmilePoints> points, List<SviParameters> starts) {
        return new SviSurfaceFitter(points).fit(starts);
    }

    private List<SviParameters> fit(List<SviParameters> starts) {
        double[] x = new double[SIZE * starts.size()];
        for (int i = 0; i < starts.size(); i++) {
            vectors.get(i).write(starts.get(i), x, SIZE * i);
        }
        for (double stage : PENALTIES) {
            penalty = stage;
            x = descend(x);
        }
        double[] end = x;
        return IntStream.range(0, starts.size()).mapToObj(i -> vectors.get(i).read(end, SIZE * i)).toList();
    }

    private double[] descend(double[] start) {
        double[] x = start;
        double damping = 1e-3;
        double value = withDerivatives(x);
        for (int iteration = 0; iteration < STAGE_ITERATIONS && damping < MOST_DAMPING; iteration++) {
            double[] next = step(x, damping);
            double trial = value(next);
            if (trial < value) {
                boolean settled = value - trial < SETTLED * value;
                x = next;
                value = withDerivatives(x);
                damping = Math.max(0.2 * damping, 1e-9);
                if (settled) {
                    return x;
                }
            } else {
                damping *= 6.0;
            }
        }
        return x;
    }

    private double withDerivatives(double[] x) {
        Arrays.fill(gradient, 0.0);
        for (double[] line : matrix) {
            Arrays.fill(line, 0.0);
        }
        derivatives = true;
        return evaluate(x);
    }

    private double value(double[] x) {
        derivatives = false;
        return evaluate(x);
    }

    private double evaluate(double[] x) {
        double sum = 0.0;
        for (int i = 0; i < points.size(); i++) {
            sum += data(x, i) + bounds(x, i) + shape(x, i);
            if (i + 1 < points.size()) {
                sum += calendar(x, i) + wing(x, i, 1) + wing(x, i, 2);
            }
        }
        return sum;
    }

    private double data(double[] x, int i) {
        SmilePoints own = points.get(i);
        double[] k = own.logMoneyness();
        double[] w = own.totalVariance();
        double[] weights = own.weight();
        double sum = 0.0;
        for (int j = 0; j < k.length; j++) {
            double error = vectors.get(i).variance(x, SIZE * i, k[j], row) - w[j];
            sum += term(SIZE * i, weights[j] / k.length, error);
        }
        return sum;
    }

    private double shape(double[] x, int i) {
        SviVector vector = vectors.get(i);
        double floor = LEAST_LEVEL * vector.level();
        double sum = 0.0;
        for (double u : NODES) {
            double root = Math.sqrt(1.0 + u * u);
            double low = vector.varianceAtNode(x, SIZE * i, u, root, row) - floor;
            if (low < 0.0) {
                sum += term(SIZE * i, penalty / (vector.level() * vector.level()), low);
            }
            double g = vector.density(x, SIZE * i, u, root, floor, row) - LEAST_DENSITY;
            if (g < 0.0) {
                sum += term(SIZE * i, penalty, g);
            }
        }
        return sum;
    }

    private double bounds(double[] x, int i) {
        int at = SIZE * i;
        SviVector vector = vectors.get(i);
        double most = MOST_SLOPE / vector.slope();
        double width = vector.width();
        return atLeast(at + 1, x[at + 1]) + atLeast(at + 2, x[at + 2])
                + atMost(at + 1, most - x[at + 1]) + atMost(at + 2, most - x[at + 2])
                + atLeast(at + 3, x[at + 3] + FURTHEST_BEND) + atMost(at + 3, FURTHEST_BEND - x[at + 3])
                + atLeast(at + 4, x[at + 4] - Math.log(NARROWEST_BEND * width))
                + atMost(at + 4, Math.log(WIDEST_BEND * width) - x[at + 4]);
    }

    private double atLeast(int variable, double slack) {
        return bound(variable, slack, 1.0);
    }

    private double atMost(int variable, double slack) {
        return bound(variable, slack, -1.0);
    }

    private double bound(int variable, double slack, double sign) {
        if (slack >= 0.0) {
            return 0.0;
        }
        if (derivatives) {
            matrix[variable][BAND] += penalty;
            gradient[variable] += penalty * slack * sign;
        }
        return penalty * slack * slack;
    }

    private double calendar(double[] x, int i) {
        SviVector vector = vectors.get(i);
        double sum = 0.0;
        for (double k : calendarNodes[i]) {
            double earlier = vector.variance(x, SIZE * i, k, row);
            double later = vectors.get(i + 1).variance(x, SIZE * (i + 1), k, other);
            double unit = 1.0 / (vector.level() * (1.0 + Math.abs(k) / vector.width()));
            sum += rise(i, unit, (later - earlier) * unit - CALENDAR_MARGIN);
        }
        return sum;
    }

    private double wing(double[] x, int i, int side) {
        double here = vectors.get(i).slope();
        double there = vectors.get(i + 1).slope();
        Arrays.fill(row, 0.0);
        Arrays.fill(other, 0.0);
        row[side] = here;
        other[side] = there;
        double rise = (x[SIZE * (i + 1) + side] * there - x[SIZE * i + side] * here) / here;
        return rise(i, 1.0 / here, rise - WING_MARGIN);
    }

    /** A penalty on a difference of later less earlier that is below zero; {@code row} and {@code other} hold the derivatives. */
    private double rise(int i, double unit, double difference) {
        if (difference >= 0.0) {
            return 0.0;
        }
        if (derivatives) {
            int at = SIZE * i;
            for (int j = 0; j < SIZE; j++) {
                row[j] *= -unit;
                other[j] *= unit;
            }
            add(at, row, penalty, difference);
            add(at + SIZE, other, penalty, difference);
            for (int j = 0; j < SIZE; j++) {
                for (int l = 0; l < SIZE; l++) {
                    matrix[at + SIZE + j][BAND - (SIZE + j - l)] += penalty * other[j] * row[l];
                }
            }
        }
        return penalty * difference * difference;
    }

    private double term(int at, double weight, double error) {
        if (derivatives) {
            add(at, row, weight, error);
        }
        return weight * error * error;
    }

    private void add(int at, double[] derivative, double weight, double error) {
        for (int j = 0; j < SIZE; j++) {
            gradient[at + j] += weight * error * derivative[j];
            for (int l = 0; l <= j; l++) {
                matrix[at + j][BAND - (j - l)] += weight * derivative[j] * derivative[l];
            }
        }
    }

    /** One damped step, by Cholesky's factors of the band. */
    private double[] step(double[] x, double damping) {
        int n = x.length;
        double[][] lower = factors(damping);
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            double sum = -gradient[i];
            for (int j = Math.max(0, i - BAND); j < i; j++) {
                sum -= lower[i][BAND - (i - j)] * y[j];
            }
            y[i] = sum / lower[i][BAND];
        }
        for (int i = n - 1; i >= 0; i--) {
            double sum = y[i];
            for (int j = i + 1; j <= Math.min(n - 1, i + BAND); j++) {
                sum -= lower[j][BAND - (j - i)] * y[j];
            }
            y[i] = sum / lower[i][BAND];
        }
        for (int i = 0; i < n; i++) {
            y[i] += x[i];
        }
        return y;
    }

    private double[][] factors(double damping) {
        double[][] lower = new double[matrix.length][];
        for (int i = 0; i < lower.length; i++) {
            lower[i] = matrix[i].clone();
            lower[i][BAND] += damping * (1e-3 + lower[i][BAND]) + 1e-12;
            int from = Math.max(0, i - BAND);
            for (int j = from; j <= i; j++) {
                double sum = lower[i][BAND - (i - j)];
                for (int l = Math.max(from, j - BAND); l < j; l++) {
                    sum -= lower[i][BAND - (i - l)] * lower[j][BAND - (j - l)];
                }
                lower[i][BAND - (i - j)] = i == j ? Math.sqrt(Math.max(sum, 1e-300)) : sum / lower[j][BAND];
            }
        }
        return lower;
    }
}
