package dollarbill.pricing.black;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rational cubic reproduces the functions it contains and keeps convex data increasing. */
class RationalCubicTest {
    private final RationalCubic cube = new RationalCubic(1.0, 3.0, 1.0, 27.0, 3.0, 27.0);

    @ParameterizedTest
    @ValueSource(doubles = {1.0, 1.3, 2.0, 2.9, 3.0})
    void cubicFromEitherEnd(double x) {
        assertThat(cube.withLeftCurvature(6.0, x)).isCloseTo(x * x * x, within(1e-14 * x * x * x));
        assertThat(cube.withRightCurvature(18.0, x)).isCloseTo(x * x * x, within(1e-14 * x * x * x));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, 1.0, 50.0, 1e30})
    void increasingWhateverTheCurvatureAskedFor(double curvature) {
        double last = 1.0;
        for (double x = 1.05; x < 3.0; x += 0.05) {
            double y = cube.withRightCurvature(curvature, x);
            assertThat(y).isGreaterThan(last).isLessThan(27.0);
            last = y;
        }
    }
}
