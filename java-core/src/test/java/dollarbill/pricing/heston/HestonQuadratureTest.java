package dollarbill.pricing.heston;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class HestonQuadratureTest {
    private static final HestonParameters SURFACE = new HestonParameters(0.0175, 1.5768, 0.0398, 0.5751, -0.5711);

    @ParameterizedTest
    @CsvFileSource(resources = "lewis.csv", numLinesToSkip = 1)
    void agreesWithLewis(String type, double strike, double price) {
        HestonParameters p = new HestonParameters(0.04, 4.0, 0.25, 1.0, -0.5);
        double forward = 100.0 * Math.exp(0.01 - 0.02);
        double value = type.equals("C")
                ? HestonQuadrature.of(p, 1.0).calls(forward, strike)[0]
                : HestonQuadrature.of(p, 1.0).puts(forward, strike)[0];
        assertThat(value * Math.exp(-0.01)).isCloseTo(price, within(1e-11));
    }

    @Test
    void agreesWithTheQuadruplePrecisionSurface() {
        for (CSVRecord row : ReferenceTable.shared("heston_surface_168.csv")) {
            double strike = Double.parseDouble(row.get("strike"));
            double call = HestonQuadrature.of(SURFACE, Double.parseDouble(row.get("t"))).calls(100.0, strike)[0];
            assertThat(call)
                    .as("%s days, strike %s", row.get("days"), strike)
                    .isCloseTo(Double.parseDouble(row.get("call_price")), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.0, 1e-12, 1e-8})
    void becomesBlackWhenVolatilityDoesNotMove(double volOfVol) {
        HestonParameters p = new HestonParameters(0.09, 1.5, 0.04, volOfVol, -0.4);
        assertThat(HestonQuadrature.of(p, 1.0).calls(100.0, 95.0)[0])
                .isCloseTo(HestonCosTest.black(100.0, 95.0, p.expectedTotalVariance(1.0)),
                        within(1e-9 + 5.0 * volOfVol));
    }

    @Test
    void refusesWhatDecaysTooSlowly() {
        HestonParameters p = new HestonParameters(1e-12, 1e-3, 1e-6, 5.0, 0.0);
        assertThatThrownBy(() -> HestonQuadrature.of(p, 1.0).calls(100.0, 50.0, 150.0))
                .isInstanceOf(HestonException.class);
    }

    @Test
    void refusesWhatNeedsMorePointsThanAllowed() {
        HestonParameters p = new HestonParameters(0.04, 1.5, 0.05, 0.4, -0.7);
        assertThat(HestonQuadrature.of(p, 1.0, 10_000).calls(100.0, 90.0))
                .isEqualTo(HestonQuadrature.of(p, 1.0).calls(100.0, 90.0));
        assertThatThrownBy(() -> HestonQuadrature.of(p, 1.0, 71).calls(100.0, 90.0))
                .isInstanceOf(HestonException.class)
                .hasMessageContaining("more than 71 points");
        assertThatThrownBy(() -> HestonQuadrature.of(p, 1.0, 0)).hasMessage("mostPoints 0 must be positive");
    }

    @Test
    void refusesArgumentsOutsideTheirDomain() {
        assertThatThrownBy(() -> HestonQuadrature.of(SURFACE, 1.0).puts(100.0, 0.0))
                .hasMessage("strike 0.0 must be positive and finite");
    }
}
