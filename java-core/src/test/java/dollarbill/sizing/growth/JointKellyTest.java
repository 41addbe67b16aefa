package dollarbill.sizing.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.sizing.Kelly;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JointKellyTest {
    @Test
    void oneAssetIsDriftOverVariance() {
        JointOptimum found = JointKelly.underCovariance(
                new double[] {0.05}, new double[][] {{0.0225}}, 1.0, PositionCaps.equal(1, 10, 10));
        assertThat(found.weight(0)).isCloseTo(Kelly.continuous(0.05, 0.15), within(1e-10));
    }

    @Test
    void unboundWeightsAreTheInverseCovarianceTimesTheDrift() {
        double[] drift = {0.06, 0.04, 0.05};
        double[][] covariance = {{0.04, 0.01, 0.0}, {0.01, 0.03, 0.005}, {0.0, 0.005, 0.06}};
        double[] expected = new LUDecomposition(MatrixUtils.createRealMatrix(covariance))
                .getSolver()
                .solve(MatrixUtils.createRealVector(drift))
                .mapMultiply(0.5)
                .toArray();
        JointOptimum found = JointKelly.underCovariance(drift, covariance, 0.5, PositionCaps.equal(3, 10, 100));
        for (int i = 0; i < 3; i++) {
            assertThat(found.weight(i)).isCloseTo(expected[i], within(1e-9));
        }
    }

    /** First-order conditions with the multiplier of the budget read off a weight that is bound by nothing else. */
    @Property(tries = 100, seed = "20260101")
    void firstOrderConditionsHold(@ForAll @IntRange(min = 2, max = 12) int assets, @ForAll long seed) {
        Random random = new Random(seed);
        double[] drift = random.doubles(assets, -0.02, 0.1).toArray();
        double[][] covariance = covariance(random, assets);
        double[] most = random.doubles(assets, 0.05, 0.5).toArray();
        double budget = 0.2 + random.nextDouble();
        JointOptimum found = JointKelly.underCovariance(drift, covariance, 0.5, PositionCaps.of(most, budget));
        double[] w = found.weights();
        double[] gradient = new double[assets];
        for (int i = 0; i < assets; i++) {
            gradient[i] = drift[i];
            for (int j = 0; j < assets; j++) {
                gradient[i] -= 2.0 * covariance[i][j] * w[j];
            }
        }
        double used = Arrays.stream(w).sum();
        assertThat(used).isLessThanOrEqualTo(budget + 1e-12);
        double multiplier = 0.0;
        if (used > budget - 1e-9) {
            for (int i = 0; i < assets; i++) {
                if (w[i] < most[i] - 1e-9) {
                    multiplier = Math.max(multiplier, gradient[i]);
                }
            }
        }
        for (int i = 0; i < assets; i++) {
            assertThat(w[i]).isBetween(0.0, most[i]);
            if (w[i] > 1e-9) {
                assertThat(gradient[i]).as("%s of %s", i, found).isGreaterThanOrEqualTo(multiplier - 1e-7);
            }
            if (w[i] < most[i] - 1e-9) {
                assertThat(gradient[i]).as("%s of %s", i, found).isLessThanOrEqualTo(multiplier + 1e-7);
            }
        }
        assertThat(found.gap()).isLessThan(1e-12);
    }

    /** The certificate of the solver, and no random point within the caps above the solution. */
    @Property(tries = 60, seed = "20260101")
    void noPointWithinTheCapsDoesBetter(
            @ForAll @IntRange(min = 1, max = 8) int assets,
            @ForAll @IntRange(min = 1, max = 40) int count,
            @ForAll @IntRange(min = 1, max = 4) int aversion,
            @ForAll long seed) {
        Random random = new Random(seed);
        double[][] outcomes = new double[count][];
        double[] odds = new double[count];
        for (int s = 0; s < count; s++) {
            outcomes[s] = random.doubles(assets, -0.5, 0.6).toArray();
            odds[s] = 1.0 / count;
        }
        double[] most = random.doubles(assets, 0.05, 1.0).toArray();
        double budget = 0.1 + 0.9 * random.nextDouble();
        JointOptimum best = JointKelly.underScenarios(outcomes, odds, 1.0 / aversion, PositionCaps.of(most, budget));
        assertThat(best.gap()).as("%s", best).isLessThan(1e-12);
        ScenarioUtility utility = ScenarioUtility.of(outcomes, odds, aversion);
        for (int i = 0; i < 200; i++) {
            double[] w = new double[assets];
            double sum = 0.0;
            for (int j = 0; j < assets; j++) {
                w[j] = most[j] * random.nextDouble();
                sum += w[j];
            }
            for (int j = 0; j < assets; j++) {
                w[j] *= Math.min(1.0, budget / sum);
            }
            assertThat(utility.value(w)).isLessThanOrEqualTo(best.value() + 1e-12);
        }
    }

    /** Independent methods: the same limits, every pair of weights of a grid. */
    @ParameterizedTest
    @CsvSource({"1.0, 1.0, 1.0", "0.5, 1.0, 1.0", "1.0, 0.2, 1.0", "0.5, 0.9, 0.5", "0.25, 1, 1"})
    void noPairOfAGridDoesBetter(double kellyFraction, double most, double budget) {
        double[][] outcomes = {{1.0, -0.5}, {-1.0, 0.6}, {0.8, 0.4}, {-0.3, -0.6}, {0.2, 0.9}};
        double[] odds = {0.3, 0.2, 0.2, 0.2, 0.1};
        PositionCaps caps = PositionCaps.equal(2, most, budget);
        JointOptimum best = JointKelly.underScenarios(outcomes, odds, kellyFraction, caps);
        ScenarioUtility utility = ScenarioUtility.of(outcomes, odds, 1.0 / kellyFraction);
        double grid = Double.NEGATIVE_INFINITY;
        for (int i = 0; i <= 500; i++) {
            for (int j = 0; j <= 500; j++) {
                double a = most * i / 500;
                double b = most * j / 500;
                if (a + b <= budget) {
                    grid = Math.max(grid, utility.value(new double[] {a, b}));
                }
            }
        }
        assertThat(best.value()).isGreaterThanOrEqualTo(grid - 1e-14);
        assertThat(best.value()).isLessThan(grid + 1e-5);
        assertThat(best.gap()).isLessThan(1e-12);
    }

    @ParameterizedTest
    @CsvSource({"0.6, 1.0", "0.55, 1.0", "0.5, 2.0", "0.4, 1.0"})
    void oneBetIsTheClosedForm(double p, double b) {
        JointOptimum found = JointKelly.underScenarios(
                new double[][] {{b}, {-1.0}}, new double[] {p, 1.0 - p}, 1.0, PositionCaps.equal(1, 0.99, 1.0));
        assertThat(found.weight(0)).isCloseTo(Math.max(Kelly.binary(p, b), 0.0), within(1e-10));
    }

    /** Two independent even-money bets of the same edge, worked in closed form: weights solve p²/(1+2f) = q²/(1−2f) with p²+q²+2pq. */
    @Test
    void twoIndependentBetsShareTheStake() {
        double p = 0.6;
        double q = 0.4;
        double[][] outcomes = {{1, 1}, {1, -1}, {-1, 1}, {-1, -1}};
        double[] odds = {p * p, p * q, q * p, q * q};
        JointOptimum found = JointKelly.underScenarios(outcomes, odds, 1.0, PositionCaps.equal(2, 1, 1));
        double expected = 0.5 * (p * p - q * q) / (p * p + q * q);
        assertThat(found.weight(0)).isCloseTo(expected, within(1e-9));
        assertThat(found.weight(1)).isCloseTo(expected, within(1e-9));
    }

    /** Small returns make both methods the same. */
    @Test
    void scenariosOfSmallReturnsAreTheCovarianceCase() {
        Random random = new Random(7);
        int n = 4000;
        double[][] outcomes = new double[n][2];
        double[] odds = new double[n];
        for (int s = 0; s < n; s++) {
            double common = 0.002 * random.nextGaussian();
            outcomes[s][0] = 4e-6 + common + 0.002 * random.nextGaussian();
            outcomes[s][1] = 3e-6 + common + 0.001 * random.nextGaussian();
            odds[s] = 1.0 / n;
        }
        double[] drift = new double[2];
        double[][] second = new double[2][2];
        for (double[] row : outcomes) {
            for (int i = 0; i < 2; i++) {
                drift[i] += row[i] / n;
                for (int j = 0; j < 2; j++) {
                    second[i][j] += row[i] * row[j] / n;
                }
            }
        }
        PositionCaps caps = PositionCaps.equal(2, 3, 4);
        double[] exact = JointKelly.underScenarios(outcomes, odds, 0.5, caps).weights();
        double[] normal = JointKelly.underCovariance(drift, second, 0.5, caps).weights();
        assertThat(exact).containsExactly(normal, within(0.02));
        assertThat(Arrays.stream(exact).sum()).isPositive();
    }

    @Test
    void equalAssetsDoNotStopIt() {
        JointOptimum found = JointKelly.underCovariance(
                new double[] {0.05, 0.05}, new double[][] {{0.04, 0.04}, {0.04, 0.04}}, 0.5,
                PositionCaps.equal(2, 0.2, 1.0));
        assertThat(found.weight(0) + found.weight(1)).isCloseTo(0.4, within(1e-9));
        assertThat(found.gap()).isLessThan(1e-12);
    }

    @Test
    void staysWithinRuin() {
        JointOptimum found = JointKelly.underScenarios(
                new double[][] {{4.0, 3.0}, {-1.0, -1.0}}, new double[] {0.99, 0.01}, 1.0, PositionCaps.equal(2, 1, 2));
        assertThat(found.weight(0) + found.weight(1)).isLessThan(1.0);
        assertThat(found.weight(0)).isCloseTo(Kelly.binary(0.99, 4.0), within(1e-8));
    }

    @Test
    void namesArgumentValueAndDomain() {
        PositionCaps caps = PositionCaps.equal(1, 1, 1);
        assertThatThrownBy(() -> PositionCaps.equal(1, -1, 1)).hasMessageContaining("cap -1.0");
        assertThatThrownBy(() -> JointKelly.underCovariance(new double[1], new double[1][1], 0.0, caps))
                .hasMessageContaining("kellyFraction 0.0");
        assertThatThrownBy(() -> JointKelly.underCovariance(new double[2], new double[2][2], 1.0, caps))
                .hasMessageContaining("1 positions");
        assertThatThrownBy(() -> JointKelly.underScenarios(new double[][] {{1}}, new double[] {0.5}, 1.0, caps))
                .hasMessageContaining("0.5");
    }

    private static double[][] covariance(Random random, int n) {
        double[][] root = new double[n][n + 2];
        for (double[] row : root) {
            Arrays.setAll(row, i -> 0.1 * random.nextGaussian());
        }
        double[][] covariance = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                for (int k = 0; k < n + 2; k++) {
                    covariance[i][j] += root[i][k] * root[j][k];
                }
                covariance[j][i] = covariance[i][j];
            }
        }
        return covariance;
    }
}
