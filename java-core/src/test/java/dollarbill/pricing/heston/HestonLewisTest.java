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

class HestonLewisTest {
    private static final HestonParameters SURFACE = new HestonParameters(0.0175, 1.5768, 0.0398, 0.5751, -0.5711);

    @ParameterizedTest
    @CsvFileSource(resources = "lewis.csv", numLinesToSkip = 1)
    void agreesWithLewis(String type, double strike, double price) {
        HestonLewis lewis = HestonLewis.of(new HestonParameters(0.04, 4.0, 0.25, 1.0, -0.5), 1.0);
        double forward = 100.0 * Math.exp(0.01 - 0.02);
        double value = type.equals("C") ? lewis.calls(forward, strike)[0] : lewis.puts(forward, strike)[0];
        assertThat(value * Math.exp(-0.01)).isCloseTo(price, within(1e-9));
    }

    @Test
    void agreesWithTheQuadruplePrecisionSurface() {
        for (CSVRecord row : ReferenceTable.shared("heston_surface_168.csv")) {
            double strike = Double.parseDouble(row.get("strike"));
            double call = HestonLewis.of(SURFACE, Double.parseDouble(row.get("t"))).calls(100.0, strike)[0];
            assertThat(call)
                    .as("%s days, strike %s", row.get("days"), strike)
                    .isCloseTo(Double.parseDouble(row.get("call_price")), within(1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 1e-6, 1e-8, 1e-10, 1e-12})
    void errorStaysBelowTheToleranceAskedFor(double tolerance) {
        for (double years : new double[] {1.0 / 365.0, 7.0 / 365.0, 1.0, 10.0, 30.0}) {
            double[] strikes = {50.0, 80.0, 97.0, 100.0, 105.0, 130.0, 200.0};
            double[] rough = HestonLewis.of(SURFACE, years, tolerance).calls(100.0, strikes);
            double[] fine = HestonCos.of(SURFACE, years, 1e-13).calls(100.0, strikes);
            for (int i = 0; i < strikes.length; i++) {
                assertThat(rough[i]).isCloseTo(fine[i], within(tolerance * Math.max(100.0, strikes[i]) + 1e-12));
            }
        }
    }

    @Test
    void farStrikesAreWorthIntrinsicValue() {
        HestonLewis lewis = HestonLewis.of(new HestonParameters(0.007, 0.8, 0.007, 0.1, -0.2), 1.0 / 365.0);
        assertThat(lewis.calls(100.0, 200.0, 1e9)).containsExactly(0.0, 0.0);
        assertThat(lewis.puts(100.0, 200.0, 1e-3)).containsExactly(100.0, 0.0);
    }

    @Test
    void refusesArgumentsOutsideTheirDomain() {
        assertThatThrownBy(() -> HestonLewis.of(SURFACE, 1.0, 0.0))
                .hasMessage("tolerance 0.0 must be in [1e-13, 1e-2]");
        assertThatThrownBy(() -> HestonLewis.of(SURFACE, 1.0).calls(0.0, 1.0))
                .hasMessage("forward 0.0 must be positive and finite");
    }
}
