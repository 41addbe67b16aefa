package dollarbill.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Against a published example and against the best of all sets of active inequalities. */
class QuadraticProgramTest {
    /** J. Nocedal and S. Wright, "Numerical Optimization" (2006), example 16.4: minimum at (1.4, 1.7). */
    @Test
    void nocedalAndWright() {
        double[] x = QuadraticProgram.minimise(
                new double[][] {{2.0, 0.0}, {0.0, 2.0}},
                new double[] {-2.0, -5.0},
                new double[][] {{1.0, -2.0}, {-1.0, -2.0}, {-1.0, 2.0}, {1.0, 0.0}, {0.0, 1.0}},
                new double[] {-2.0, -6.0, -2.0, 0.0, 0.0},
                1e-12).orElseThrow();
        assertThat(x).containsExactly(new double[] {1.4, 1.7}, within(1e-14));
    }

    @Test
    void contradictionsAndFlatQuadraticsAreEmpty() {
        double[][] identity = {{1.0, 0.0}, {0.0, 1.0}};
        assertThat(QuadraticProgram.minimise(identity, new double[2], new double[][] {{1.0, 0.0}, {-1.0, 0.0}},
                new double[] {1.0, 0.0}, 1e-12)).isEmpty();
        assertThat(QuadraticProgram.minimise(new double[2][2], new double[2], new double[0][], new double[0], 1e-12))
                .isEmpty();
    }

    /** In two variables the minimum is free, on one line or at the crossing of two: all are tried. */
    @Property(tries = 300, seed = "31")
    void bestOfAllActiveSets(@ForAll long seed) {
        Random random = new Random(seed);
        double[][] root = {{1.0 + random.nextDouble(), random.nextGaussian()}, {0.0, 0.5 + random.nextDouble()}};
        double[][] h = new double[2][2];
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                h[i][j] = root[0][i] * root[0][j] + root[1][i] * root[1][j];
            }
        }
        double[] g = {random.nextGaussian(), random.nextGaussian()};
        int m = 1 + random.nextInt(6);
        double[][] a = new double[m][2];
        double[] b = new double[m];
        for (int i = 0; i < m; i++) {
            a[i][0] = random.nextGaussian();
            a[i][1] = random.nextGaussian();
            b[i] = random.nextGaussian();
        }
        double best = bruteForce(h, g, a, b);
        Optional<double[]> found = QuadraticProgram.minimise(h, g, a, b, 1e-10);
        if (best == Double.POSITIVE_INFINITY) {
            assertThat(found).isEmpty();
        } else {
            assertThat(value(h, g, found.orElseThrow())).isCloseTo(best, within(1e-7 * (1.0 + Math.abs(best))));
            for (int i = 0; i < m; i++) {
                assertThat(a[i][0] * found.get()[0] + a[i][1] * found.get()[1]).isGreaterThan(b[i] - 1e-8);
            }
        }
    }

    private static double value(double[][] h, double[] g, double[] x) {
        return 0.5 * (h[0][0] * x[0] * x[0] + 2.0 * h[0][1] * x[0] * x[1] + h[1][1] * x[1] * x[1])
                + g[0] * x[0] + g[1] * x[1];
    }

    private static double bruteForce(double[][] h, double[] g, double[][] a, double[] b) {
        double best = Double.POSITIVE_INFINITY;
        double determinant = h[0][0] * h[1][1] - h[0][1] * h[0][1];
        double[] free = {
            (-g[0] * h[1][1] + g[1] * h[0][1]) / determinant, (-g[1] * h[0][0] + g[0] * h[0][1]) / determinant};
        best = Math.min(best, feasible(a, b, free) ? value(h, g, free) : best);
        for (int i = 0; i < a.length; i++) {
            double norm = a[i][0] * a[i][0] + a[i][1] * a[i][1];
            double[] on = {a[i][0] * b[i] / norm, a[i][1] * b[i] / norm};
            double[] along = {-a[i][1], a[i][0]};
            double slope = along[0] * (h[0][0] * on[0] + h[0][1] * on[1] + g[0])
                    + along[1] * (h[0][1] * on[0] + h[1][1] * on[1] + g[1]);
            double curvature = h[0][0] * along[0] * along[0] + 2.0 * h[0][1] * along[0] * along[1]
                    + h[1][1] * along[1] * along[1];
            double[] x = {on[0] - slope / curvature * along[0], on[1] - slope / curvature * along[1]};
            best = feasible(a, b, x) ? Math.min(best, value(h, g, x)) : best;
            for (int j = 0; j < i; j++) {
                double cross = a[i][0] * a[j][1] - a[i][1] * a[j][0];
                double[] corner = {(b[i] * a[j][1] - b[j] * a[i][1]) / cross,
                    (a[i][0] * b[j] - a[j][0] * b[i]) / cross};
                best = feasible(a, b, corner) ? Math.min(best, value(h, g, corner)) : best;
            }
        }
        return best;
    }

    private static boolean feasible(double[][] a, double[] b, double[] x) {
        for (int i = 0; i < a.length; i++) {
            if (a[i][0] * x[0] + a[i][1] * x[1] < b[i] - 1e-9) {
                return false;
            }
        }
        return true;
    }
}
