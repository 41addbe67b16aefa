package dollarbill.pricing.heston;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The COS method, Lewis's integral by two rules and the fast Fourier transform give the same prices. */
class HestonMethodsAgreeTest {
    private static final double[] STRIKES = {30, 60, 80, 90, 95, 100, 105, 110, 125, 160, 250};
    private static final double FORWARD = 100.0;

    record Case(HestonParameters parameters, double years) {}

    @Provide
    Arbitrary<Case> cases() {
        Arbitrary<HestonParameters> parameters = Combinators.combine(
                logarithmic(0.01, 1.0),
                logarithmic(0.1, 10.0),
                logarithmic(0.01, 1.0),
                logarithmic(0.01, 2.0),
                Arbitraries.doubles().between(-0.95, 0.95).ofScale(4))
                .as(HestonParameters::new);
        return Combinators.combine(parameters, logarithmic(1.0 / 365.0, 15.0)).as(Case::new);
    }

    private static Arbitrary<Double> logarithmic(double least, double most) {
        return Arbitraries.doubles()
                .between(0.0, 1.0)
                .ofScale(6)
                .map(x -> least * Math.pow(most / least, x));
    }

    @Property(tries = 100, seed = "20261121", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void overRandomParameters(@ForAll("cases") Case c) {
        agree(c.parameters, c.years);
    }

    @Tag("long")
    @Property(tries = 10_000, seed = "20261122", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void overTenThousandRandomParameters(@ForAll("cases") Case c) {
        agree(c.parameters, c.years);
    }

    @ParameterizedTest
    @CsvSource({
        "0.04, 1.0, 0.04, 0.3, -0.7, 0.00274",
        "0.04, 1.0, 0.04, 0.3, -0.7, 30",
        "0.0001, 2.0, 0.02, 0.3, -0.5, 0.0192",
        "0.04, 1e-6, 0.04, 0.3, -0.5, 1",
        "0.04, 1.0, 0.04, 0.5, -0.999, 0.5",
        "0.04, 1.0, 0.04, 0.5, 0.999, 0.5",
        "0.04, 1.0, 0.04, 1e-7, -0.5, 0.5",
        "0.04, 1.0, 0.04, 5.0, -0.8, 0.1",
        "0.2373, 0.1543, 0.01024, 1.8935, -0.7272, 14.05",
        "0.09, 0.2, 0.09, 1.0, 0.9, 10",
        "1.0, 0.1, 1.0, 0.1, 0.0, 30",
    })
    void whereItIsHard(double v0, double kappa, double theta, double sigma, double rho, double years) {
        agree(new HestonParameters(v0, kappa, theta, sigma, rho), years);
    }

    private static void agree(HestonParameters p, double years) {
        Optional<double[]> cos = cos(p, years);
        double[] quadrature = HestonQuadrature.of(p, years).calls(FORWARD, STRIKES);
        double[] lewis = HestonLewis.of(p, years).calls(FORWARD, STRIKES);
        double[] fourier = HestonFft.of(p, years).calls(FORWARD, STRIKES);
        for (int i = 0; i < STRIKES.length; i++) {
            double tolerance = 1e-10 * Math.max(FORWARD, STRIKES[i]);
            String where = "%s, %s years, strike %s of %s".formatted(p, years, STRIKES[i], Arrays.toString(STRIKES));
            if (cos.isPresent()) {
                assertThat(cos.get()[i]).as("COS, %s", where).isCloseTo(quadrature[i], within(tolerance));
            }
            assertThat(lewis[i]).as("Lewis, %s", where).isCloseTo(quadrature[i], within(tolerance));
            assertThat(fourier[i]).as("FFT, %s", where).isCloseTo(quadrature[i], within(tolerance));
        }
    }

    /** Returns the COS prices, or nothing where the series refuses: only far outside Feller's condition. */
    private static Optional<double[]> cos(HestonParameters p, double years) {
        try {
            return Optional.of(HestonCos.of(p, years).calls(FORWARD, STRIKES));
        } catch (HestonException refusal) {
            assertThat(p.feller()).as("%s, %s years", p, years).isLessThan(0.05);
            return Optional.empty();
        }
    }
}
