package dollarbill.pricing.heston;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HestonMonteCarloTest {
    /** A false alarm in about one of three thousand cases; the seed is fixed. */
    private static final double DEVIATIONS = 3.6;

    private static final double[] STRIKES = {80.0, 100.0, 120.0};

    @ParameterizedTest
    @CsvSource({
        "0.0175, 1.5768, 0.0398, 0.5751, -0.5711, 1, 32",
        "0.04, 1.0, 0.06, 0.3, 0.5, 0.5, 16",
        "0.04, 0.5, 0.04, 1.0, -0.9, 0.25, 32",
    })
    void intervalCoversTheSemiAnalyticPrice(
            double v0, double kappa, double theta, double sigma, double rho, double years, int steps) {
        covers(new HestonParameters(v0, kappa, theta, sigma, rho), years, 10_000, steps);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({
        "0.0175, 1.5768, 0.0398, 0.5751, -0.5711, 1, 256",
        "0.04, 4.0, 0.25, 1.0, -0.5, 1, 512",
        "0.04, 0.5, 0.04, 1.0, -0.9, 10, 1280",
        "0.04, 1.0, 0.06, 0.3, 0.5, 5, 320",
        "0.09, 1.0, 0.09, 1.0, -0.3, 5, 640",
    })
    void intervalOfALargeSampleCoversTheSemiAnalyticPrice(
            double v0, double kappa, double theta, double sigma, double rho, double years, int steps) {
        covers(new HestonParameters(v0, kappa, theta, sigma, rho), years, 100_000, steps);
    }

    private static void covers(HestonParameters p, double years, int pairs, int steps) {
        double[] exact = HestonCos.of(p, years).calls(100.0, STRIKES);
        List<HestonMonteCarlo.Estimate> estimates = HestonMonteCarlo.calls(
                p, 100.0, years, new HestonMonteCarlo.Settings(pairs, steps, 20261121L), STRIKES);
        for (int i = 0; i < STRIKES.length; i++) {
            HestonMonteCarlo.Estimate e = estimates.get(i);
            assertThat(e.standardError()).isPositive();
            assertThat(e.value())
                    .as("strike %s, standard error %s", STRIKES[i], e.standardError())
                    .isCloseTo(exact[i], within(DEVIATIONS * e.standardError()));
        }
    }

    @Test
    void standardErrorFallsWithTheRootOfTheSample() {
        HestonParameters p = new HestonParameters(0.04, 1.0, 0.06, 0.3, -0.5);
        double few = HestonMonteCarlo.calls(p, 100.0, 0.5, new HestonMonteCarlo.Settings(2_000, 8, 1L), 100.0)
                .getFirst()
                .standardError();
        double many = HestonMonteCarlo.calls(p, 100.0, 0.5, new HestonMonteCarlo.Settings(32_000, 8, 1L), 100.0)
                .getFirst()
                .standardError();
        assertThat(few / many).isBetween(3.2, 4.8);
    }

    @Test
    void controlsReduceTheStandardError() {
        HestonParameters p = new HestonParameters(0.04, 1.0, 0.04, 0.3, -0.5);
        double error = HestonMonteCarlo.calls(p, 100.0, 0.5, new HestonMonteCarlo.Settings(4_000, 16, 3L), 100.0)
                .getFirst()
                .standardError();
        // the payoff of one path has a standard deviation of about 7.9: 8,000 plain paths would give 0.088
        assertThat(error).isLessThan(0.088 / 4.0);
    }

    @Test
    void theSeedAloneDecides() {
        HestonParameters p = new HestonParameters(0.04, 1.0, 0.06, 0.3, -0.5);
        HestonMonteCarlo.Settings settings = new HestonMonteCarlo.Settings(1_000, 8, 7L);
        assertThat(HestonMonteCarlo.calls(p, 100.0, 0.5, settings, STRIKES))
                .isEqualTo(HestonMonteCarlo.calls(p, 100.0, 0.5, settings, STRIKES))
                .isNotEqualTo(HestonMonteCarlo.calls(
                        p, 100.0, 0.5, new HestonMonteCarlo.Settings(1_000, 8, 8L), STRIKES));
    }

    @Test
    void refusesArgumentsOutsideTheirDomain() {
        assertThatThrownBy(() -> new HestonMonteCarlo.Settings(10, 1, 0L)).hasMessage("pairs 10 must be at least 256");
        assertThatThrownBy(() -> new HestonMonteCarlo.Settings(1000, 0, 0L)).hasMessage("steps 0 must be at least 1");
        HestonParameters still = new HestonParameters(0.04, 1.0, 0.04, 1e-4, 0.0);
        assertThatThrownBy(() -> HestonMonteCarlo.calls(
                still, 100.0, 1.0, new HestonMonteCarlo.Settings(1000, 4, 0L), 100.0))
                .hasMessage("volOfVol 1.0E-4 must be at least 0.001 to be simulated");
    }
}
