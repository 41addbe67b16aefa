package dollarbill.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** SSVI within its conditions allows no arbitrage, by dense search; beyond them it is refused and may allow some. */
class SsviParametersTest {
    /** J. Gatheral and A. Jacquier (2014), definition 4.1, evaluated as printed. */
    private static double definition(double theta, double rho, double phi, double k) {
        double shifted = phi * k + rho;
        return 0.5 * theta * (1.0 + rho * phi * k + Math.sqrt(shifted * shifted + 1.0 - rho * rho));
    }

    @Test
    void slicesAreRawSvi() {
        SsviParameters ssvi = new SsviParameters(-0.6, 1.1, 0.4);
        double theta = 0.05;
        double phi = 1.1 / (Math.pow(theta, 0.4) * Math.pow(1.0 + theta, 0.6));
        for (double k = -2.0; k <= 2.0; k += 0.25) {
            assertThat(ssvi.slice(theta).totalVariance(k)).isCloseTo(definition(theta, -0.6, phi, k), within(1e-15));
        }
        assertThat(ssvi.slice(theta).totalVariance(0.0)).isCloseTo(theta, within(1e-16));
    }

    @Property(tries = 300, seed = "21")
    void noButterflyAndNoCalendar(
            @ForAll @DoubleRange(min = -0.98, max = 0.98) double rho,
            @ForAll @DoubleRange(min = 0.05, max = 1.0) double share,
            @ForAll @DoubleRange(min = 0.02, max = 0.5) double gamma,
            @ForAll @DoubleRange(min = 0.01, max = 1.5) double first,
            @ForAll @DoubleRange(min = 0.01, max = 1.5) double second) {
        SsviParameters ssvi = new SsviParameters(rho, share * SsviParameters.MOST_ETA / (1.0 + Math.abs(rho)), gamma);
        double early = Math.min(first, second);
        double late = Math.max(first, second);
        SviParameters near = ssvi.slice(early);
        SviParameters far = ssvi.slice(late);
        assertThat(SviArbitrage.butterfly(near)).isEmpty();
        assertThat(SviArbitrage.butterfly(far)).isEmpty();
        assertThat(SviArbitrage.calendar(near, far)).isEmpty();
        for (double k = -6.0; k <= 6.0; k += 0.01) {
            assertThat(near.butterfly(k)).isGreaterThanOrEqualTo(-1e-12);
            assertThat(far.totalVariance(k)).isGreaterThanOrEqualTo(near.totalVariance(k) * (1.0 - 1e-13));
        }
    }

    /** Theorem 4.2 is sharp in the wings: {@code theta phi (1 + |rho|) > 4} breaks Lee's bound. */
    @Test
    void beyondTheConditionsThereIsArbitrage() {
        assertThat(SviArbitrage.butterfly(SsviParameters.slice(1.0, 0.5, 2.8))).isPresent();
        assertThatThrownBy(() -> new SsviParameters(0.5, 1.5, 0.5)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("eta 1.5");
        assertThatThrownBy(() -> new SsviParameters(0.5, 1.0, 0.6)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SsviParameters(1.0, 1.0, 0.5)).isInstanceOf(IllegalArgumentException.class);
    }
}
