package dollarbill.pricing.heston;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class HestonFftTest {
    private static final HestonParameters SURFACE = new HestonParameters(0.0175, 1.5768, 0.0398, 0.5751, -0.5711);

    @Test
    void agreesWithTheQuadruplePrecisionSurface() {
        for (CSVRecord row : ReferenceTable.shared("heston_surface_168.csv")) {
            double strike = Double.parseDouble(row.get("strike"));
            double call = HestonFft.of(SURFACE, Double.parseDouble(row.get("t"))).calls(100.0, strike)[0];
            assertThat(call)
                    .as("%s days, strike %s", row.get("days"), strike)
                    .isCloseTo(Double.parseDouble(row.get("call_price")), within(1e-9));
        }
    }

    @Test
    void interpolationKeepsTheAccuracyBetweenNodes() {
        HestonFft fft = HestonFft.of(SURFACE, 0.1);
        double[] strikes = new double[2001];
        for (int i = 0; i < strikes.length; i++) {
            strikes[i] = 100.0 * Math.exp(fft.spacing() * 0.1 * (i - 1000));
        }
        double[] dense = fft.calls(100.0, strikes);
        double[] exact = HestonCos.of(SURFACE, 0.1, 1e-13).calls(100.0, strikes);
        for (int i = 0; i < strikes.length; i++) {
            assertThat(dense[i]).as("strike %s", strikes[i]).isCloseTo(exact[i], within(1e-8));
        }
    }

    @Test
    void putsAndCallsAreInParity() {
        HestonFft fft = HestonFft.of(SURFACE, 1.0);
        assertThat(fft.calls(100.0, 90.0)[0] - fft.puts(100.0, 90.0)[0]).isCloseTo(10.0, within(1e-12));
    }

    @Test
    void strikesBeyondTheGridAreWorthIntrinsicValue() {
        HestonFft fft = HestonFft.of(SURFACE, 1.0 / 365.0);
        assertThat(fft.calls(100.0, 1.0)[0]).isCloseTo(99.0, within(1e-10));
        assertThat(fft.calls(100.0, 1e6)[0]).isCloseTo(0.0, within(1e-10));
    }

    @Test
    void refusesArgumentsOutsideTheirDomain() {
        assertThatThrownBy(() -> HestonFft.of(SURFACE, -1.0)).hasMessage("years -1.0 must be positive and finite");
        assertThatThrownBy(() -> HestonFft.of(SURFACE, 1.0).calls(100.0, Double.NaN))
                .hasMessage("strike NaN must be positive and finite");
    }
}
