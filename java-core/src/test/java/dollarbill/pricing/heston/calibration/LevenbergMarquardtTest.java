package dollarbill.pricing.heston.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresFactory;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LevenbergMarquardtTest {
    /** Decaying sine with noise: y = a e^(−bt) sin(ct) + e. */
    private static LevenbergMarquardt.Problem decay(long seed) {
        Random random = new Random(seed);
        double[] y = new double[60];
        for (int i = 0; i < y.length; i++) {
            double t = 0.1 * i;
            y[i] = 2.0 * Math.exp(-0.4 * t) * Math.sin(1.7 * t) + 0.05 * random.nextGaussian();
        }
        return (at, residuals, jacobian) -> {
            for (int i = 0; i < y.length; i++) {
                double t = 0.1 * i;
                double fall = Math.exp(-at[1] * t);
                double wave = Math.sin(at[2] * t);
                residuals[i] = at[0] * fall * wave - y[i];
                jacobian[3 * i] = fall * wave;
                jacobian[3 * i + 1] = -t * at[0] * fall * wave;
                jacobian[3 * i + 2] = t * at[0] * fall * Math.cos(at[2] * t);
            }
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void reachesTheMinimumOfCommonsMath(long seed) {
        LevenbergMarquardt.Problem problem = decay(seed);
        double[] start = {1.0, 0.2, 1.4};
        LevenbergMarquardt.Outcome own = LevenbergMarquardt.minimise(problem, 60, start, 100, 1e-12);
        LeastSquaresOptimizer.Optimum other = commons(problem, 60, start);
        assertThat(own.stop().converged()).isTrue();
        assertThat(own.cost()).isCloseTo(other.getCost() * other.getCost() / 2.0, within(1e-9));
        for (int i = 0; i < start.length; i++) {
            assertThat(own.at()[i]).isCloseTo(other.getPoint().getEntry(i), within(1e-5));
        }
    }

    private static LeastSquaresOptimizer.Optimum commons(LevenbergMarquardt.Problem problem, int size, double[] start) {
        int n = start.length;
        return new LevenbergMarquardtOptimizer().optimize(LeastSquaresFactory.create(
                point -> {
                    double[] residuals = new double[size];
                    double[] jacobian = new double[size * n];
                    problem.evaluate(point.toArray(), residuals, jacobian);
                    Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(size, n);
                    for (int i = 0; i < jacobian.length; i++) {
                        matrix.setEntry(i / n, i % n, jacobian[i]);
                    }
                    return new Pair<>((RealVector) new ArrayRealVector(residuals, false), matrix);
                },
                new ArrayRealVector(size),
                new ArrayRealVector(start),
                null,
                1000,
                1000));
    }

    @Test
    void saysThatTheResidualsAreNoise() {
        LevenbergMarquardt.Problem line = (at, residuals, jacobian) -> {
            for (int i = 0; i < residuals.length; i++) {
                residuals[i] = at[0] * i - 3.0 * i;
                jacobian[i] = i;
            }
        };
        LevenbergMarquardt.Outcome outcome = LevenbergMarquardt.minimise(line, 5, new double[] {0.0}, 100, 1e-9);
        assertThat(outcome.stop()).isEqualTo(StopReason.EXACT);
        assertThat(outcome.at()[0]).isCloseTo(3.0, within(1e-9));
    }

    @Test
    void saysThatTheIterationsAreUsedUp() {
        assertThat(LevenbergMarquardt.minimise(decay(1), 60, new double[] {1.0, 0.2, 1.4}, 1, 1e-12).stop())
                .isEqualTo(StopReason.ITERATIONS);
    }

    @Test
    void saysThatNoStepHelps() {
        LevenbergMarquardt.Problem wrongWay = (at, residuals, jacobian) -> {
            residuals[0] = 1.0 + Math.abs(at[0]);
            jacobian[0] = 1.0;
        };
        assertThat(LevenbergMarquardt.minimise(wrongWay, 1, new double[] {0.0}, 100, 1e-9).stop())
                .isEqualTo(StopReason.STALLED);
    }

    @Test
    void starvesNotOnResidualsThatAreNoNumbers() {
        LevenbergMarquardt.Problem cliff = (at, residuals, jacobian) -> {
            residuals[0] = at[0] > 0.5 ? Double.NaN : at[0] - 1.0;
            jacobian[0] = 1.0;
        };
        LevenbergMarquardt.Outcome outcome = LevenbergMarquardt.minimise(cliff, 1, new double[] {0.0}, 100, 1e-9);
        assertThat(outcome.at()[0]).isLessThanOrEqualTo(0.5);
        assertThat(outcome.cost()).isFinite();
    }
}
