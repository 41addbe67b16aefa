package dollarbill.pricing.heston;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The method chosen for an expiry, the harder the further outside Feller's condition. */
class HestonPricesTest {
    /** Calls at a strike of the forward, by Lewis's integral of the textbook characteristic function in 30 digits (mpmath). */
    @ParameterizedTest
    @CsvSource({
        "0.001, 0.05, 0.001, 0.6, -0.3, 5, HestonLewis, 0.453212575043278388",
        "1e-4, 0.05, 1e-4, 0.5, -0.5, 1, HestonQuadrature, 0.0494235141066629552",
        "0.0005, 0.02, 0.002, 0.8, -0.3, 10, HestonQuadrature, 0.275179168275911897",
        "1e-4, 0.1, 0.001, 1.0, 0.2, 5, HestonQuadrature, 0.160490154001864049"
    })
    void pricesWhatTheCosineSeriesCannotResolve(
            double v0, double kappa, double theta, double sigma, double rho, double years, String method, double call) {
        HestonParameters p = new HestonParameters(v0, kappa, theta, sigma, rho);
        assertThatThrownBy(() -> HestonCos.of(p, years)).isInstanceOf(HestonException.class);
        HestonPrices prices = HestonPrices.of(p, years);
        assertThat(prices.getClass().getSimpleName()).isEqualTo(method);
        assertThat(prices.calls(100.0, 100.0)[0]).isCloseTo(call, within(100.0 * HestonCos.DEFAULT_TOLERANCE));
    }

    @Test
    void prefersTheCosineSeries() {
        assertThat(HestonPrices.of(new HestonParameters(0.04, 1.5, 0.04, 0.3, -0.7), 1.0))
                .isInstanceOf(HestonCos.class);
    }

    /** A strike away from the forward turns the slowly falling integrand round millions of times. */
    @Test
    void refusesStrikesThatTakeTheQuadratureTooLong() {
        HestonPrices prices = HestonPrices.of(new HestonParameters(1e-12, 1e-3, 1e-6, 5.0, 0.0), 1.0);
        assertThat(prices).isInstanceOf(HestonQuadrature.class);
        assertThat(prices.calls(100.0, 100.0)[0]).isBetween(0.0, 0.1);
        assertThatThrownBy(() -> prices.calls(100.0, 150.0))
                .isInstanceOf(HestonException.class)
                .hasMessageContaining("more than " + HestonPrices.QUADRATURE_POINTS + " points");
    }

    @Test
    void refusesParametersBeyondTheRangeOfTheTests() {
        HestonParameters p = new HestonParameters(1e-13, 1.5, 0.04, 0.3, -0.7);
        assertThatThrownBy(() -> HestonPrices.of(p, 1.0)).hasMessageContaining("initialVariance 1.0E-13 must be from");
    }
}
