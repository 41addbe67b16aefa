package dollarbill.math;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fused forms against the correctly specified functions of {@link StrictMath}. */
class ElementaryTest {
    private static final double ULPS = 1.5;

    /** Compares as doubles: AssertJ's closeness goes through decimals, which are coarser than an ulp. */
    private static void within(double tolerance, double value, double expected) {
        assertThat(Math.abs(value - expected))
                .as("%s beside %s", value, expected)
                .isLessThanOrEqualTo(tolerance);
    }

    @Property(tries = 5000, seed = "20261121")
    void expIsWithinAnUlp(@ForAll @DoubleRange(min = -700.0, max = 700.0) @Scale(10) double x) {
        double expected = StrictMath.exp(x);
        within(ULPS * Math.ulp(expected), Elementary.exp(x), expected);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-745.2, -745.0, -740.0, -720.0, -708.5, -700.0, -1.0, 0.0})
    void scaledExpReachesTheSubnormals(double x) {
        double expected = StrictMath.exp(x);
        within(ULPS * Math.ulp(expected), Elementary.exp512(x) * Elementary.TWO_TO_MINUS_512, expected);
    }

    @Test
    void scaledExpEndsAtZero() {
        assertThat(Elementary.exp512(-750.0) * Elementary.TWO_TO_MINUS_512).isZero();
    }

    @Property(tries = 5000, seed = "20261121")
    void logOfQuotientIsWithinTwoUlps(
            @ForAll @DoubleRange(min = -60.0, max = 60.0) @Scale(10) double a,
            @ForAll @DoubleRange(min = -60.0, max = 60.0) @Scale(10) double b) {
        double first = Math.exp(a);
        double second = Math.exp(b);
        double expected = StrictMath.log(first) - StrictMath.log(second);
        within(
                ULPS * (Math.ulp(expected) + Math.ulp(a) + Math.ulp(b)),
                Elementary.logOfQuotient(first, second),
                expected);
    }

    @Property(tries = 5000, seed = "20261121")
    void logOfQuotientKeepsItsRelativePrecisionBesideOne(
            @ForAll @DoubleRange(min = 0.0, max = 0.3) @Scale(12) double difference) {
        double near = 1.0 + difference;
        double expected = StrictMath.log1p(near - 1.0);
        within(2.0 * Math.ulp(expected), Elementary.logOfQuotient(near, 1.0), expected);
        within(2.0 * Math.ulp(expected), Elementary.logOfQuotient(1.0, near), -expected);
    }

    @Test
    void logOfOneIsZero() {
        assertThat(Elementary.logOfQuotient(37.25, 37.25)).isZero();
    }
}
