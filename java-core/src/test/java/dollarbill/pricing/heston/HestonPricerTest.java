package dollarbill.pricing.heston;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class HestonPricerTest {
    private static final HestonParameters SURFACE = new HestonParameters(0.0175, 1.5768, 0.0398, 0.5751, -0.5711);

    @ParameterizedTest
    @CsvFileSource(resources = "lewis.csv", numLinesToSkip = 1)
    void agreesWithLewis(String type, double strike, double price) {
        HestonParameters p = new HestonParameters(0.04, 4.0, 0.25, 1.0, -0.5);
        double forward = 100.0 * Math.exp(0.01 - 0.02);
        double undiscounted = type.equals("C")
                ? HestonPricer.calls(p, forward, 1.0, strike)[0]
                : HestonPricer.puts(p, forward, 1.0, strike)[0];
        assertThat(undiscounted * Math.exp(-0.01)).isCloseTo(price, within(1e-11));
    }

    @Test
    void agreesWithFangAndOosterleeAsCorrected() {
        assertThat(HestonPricer.calls(SURFACE, 100.0, 1.0, 100.0)[0]).isCloseTo(5.785155434376189, within(1e-11));
        assertThat(HestonPricer.calls(SURFACE, 100.0, 10.0, 100.0)[0]).isCloseTo(22.31894579115449, within(1e-11));
    }

    @Test
    void agreesWithTheQuadruplePrecisionSurface() throws IOException {
        Path file = Path.of(System.getProperty("project.root", ".."))
                .resolve("../shared/data/reference/heston_surface_168.csv");
        assumeTrue(Files.exists(file), "reference surface not present");
        List<String> lines = Files.readAllLines(file);
        double worst = 0.0;
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            double years = Double.parseDouble(cells[1]);
            double strike = Double.parseDouble(cells[2]);
            double call = HestonPricer.calls(SURFACE, 100.0, years, strike)[0];
            worst = Math.max(worst, Math.abs(call - Double.parseDouble(cells[3])));
        }
        assertThat(lines).hasSize(169);
        assertThat(worst).isLessThan(1e-10);
    }

    @Test
    void strikesTogetherEqualStrikesAlone() {
        double[] strikes = {60, 80, 100, 120, 140};
        double[] together = HestonPricer.calls(SURFACE, 100.0, 0.25, strikes);
        for (int i = 0; i < strikes.length; i++) {
            assertThat(together[i])
                    .isCloseTo(HestonPricer.calls(SURFACE, 100.0, 0.25, strikes[i])[0], within(1e-11));
        }
    }

    @Test
    void becomesBlackWhenVolatilityDoesNotMove() {
        HestonParameters still = new HestonParameters(0.04, 1.0, 0.04, 1e-6, 0.0);
        double atTheMoney = 100.0 * org.apache.commons.math3.special.Erf.erf(0.5 * 0.2 / Math.sqrt(2.0));
        assertThat(HestonPricer.calls(still, 100.0, 1.0, 100.0)[0]).isCloseTo(atTheMoney, within(1e-9));
    }

    @Property(tries = 200, seed = "20261030")
    void parityAndBoundsHold(
            @ForAll @DoubleRange(min = 0.01, max = 1.0) double v0,
            @ForAll @DoubleRange(min = 0.2, max = 10.0) double kappa,
            @ForAll @DoubleRange(min = 0.01, max = 1.0) double theta,
            @ForAll @DoubleRange(min = 0.01, max = 2.0) double sigma,
            @ForAll @DoubleRange(min = -0.95, max = 0.95) double rho,
            @ForAll @DoubleRange(min = 0.01, max = 3.0) double years,
            @ForAll @DoubleRange(min = 60.0, max = 160.0) double strike) {
        HestonParameters p = new HestonParameters(v0, kappa, theta, sigma, rho);
        double call = HestonPricer.calls(p, 100.0, years, strike)[0];
        double put = HestonPricer.puts(p, 100.0, years, strike)[0];
        assertThat(call - put).isCloseTo(100.0 - strike, within(1e-9));
        assertThat(call).isBetween(Math.max(0.0, 100.0 - strike), 100.0);
        double[] around = HestonPricer.calls(p, 100.0, years, strike - 1.0, strike, strike + 1.0);
        assertThat(around[0] - 2.0 * around[1] + around[2]).isGreaterThan(-1e-9);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 100, forward 0.0 must be positive and finite",
        "100, -1, 100, years -1.0 must be positive and finite",
        "100, 1, NaN, strike NaN must be positive and finite",
    })
    void refusesArgumentsOutsideTheirDomain(double forward, double years, double strike, String message) {
        assertThatThrownBy(() -> HestonPricer.calls(SURFACE, forward, years, strike))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refusesParametersOutsideTheirDomain() {
        assertThatThrownBy(() -> new HestonParameters(0.04, 1.0, 0.04, -0.1, 0.0))
                .hasMessage("volOfVol -0.1 must be finite and not negative");
        assertThatThrownBy(() -> HestonPricer.calls(new HestonParameters(0.04, 1.0, 0.04, 0.0, 0.0), 100.0, 1.0, 90.0))
                .hasMessage("volOfVol 0.0 must be positive and finite");
        assertThatThrownBy(() -> new HestonParameters(0.04, 1.0, 0.04, 0.1, 1.0))
                .hasMessage("correlation 1.0 must be in (-1, 1)");
        assertThatThrownBy(() -> HestonPricer.calls(
                new HestonParameters(1e-14, 1.0, 1e-14, 1e-9, 0.0), 100.0, 1e-6, 100.0))
                .hasMessageContaining("too little variance");
    }
}
