package dollarbill.pricing.american;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.math.NormalDistribution;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** Exponential and normal law of the inner loops against those of the libraries. */
class NormalTailTest {
    @Property(tries = 2000, seed = "20260241")
    void exponentialAgreesWithTheLibrary(@ForAll @DoubleRange(min = -750, max = 709) double x) {
        double expected = Math.exp(x);
        assertThat(Exponential.exp(x)).isCloseTo(expected, within(1e-15 * expected));
    }

    @Test
    void exponentialKeepsToItsLimits() {
        assertThat(Exponential.exp(0.0)).isEqualTo(1.0);
        assertThat(Exponential.exp(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Exponential.exp(Double.POSITIVE_INFINITY)).isInfinite();
        assertThat(Exponential.exp(Double.NaN)).isNaN();
    }

    @Property(tries = 2000, seed = "20260242")
    void distributionAgreesWithTheLibrary(@ForAll @DoubleRange(min = -40, max = 40) double x) {
        assertThat(NormalTail.cdf(x)).isCloseTo(NormalDistribution.cdf(x), within(1e-15));
    }

    @Test
    void distributionKeepsToItsLimits() {
        for (double far : new double[] {39.0, 1e20, 1e200, Double.POSITIVE_INFINITY}) {
            assertThat(NormalTail.cdf(far)).isEqualTo(1.0);
            assertThat(NormalTail.cdf(-far)).isZero();
        }
        assertThat(NormalTail.cdf(0.0)).isCloseTo(0.5, within(2e-16));
        assertThat(NormalTail.cdf(Double.NaN)).isNaN();
    }

    /** The lower tail of the density's exponential, times the Mills ratio, keeps its digits. */
    @Property(tries = 1000, seed = "20260243")
    void lowerTailKeepsItsRelativePrecision(@ForAll @DoubleRange(min = -37, max = 0) double x) {
        double expected = NormalDistribution.cdf(x);
        assertThat(NormalTail.cdf(x)).isCloseTo(expected, within(4e-15 * expected * (1.0 + 0.1 * x * x)));
    }
}
