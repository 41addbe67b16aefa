package dollarbill.pricing.heston;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.math.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TruncationRangeTest {
    private static final double PROBABILITY = 1e-4;

    @ParameterizedTest
    @CsvSource({
        "0.0175, 1.5768, 0.0398, 0.5751, -0.5711, 0.0192",
        "0.0175, 1.5768, 0.0398, 0.5751, -0.5711, 10",
        "0.04, 4.0, 0.25, 1.0, -0.5, 1",
        "0.04, 1.0, 0.04, 0.6, -0.9, 3",
        "0.04, 1.0, 0.06, 0.3, 0.5, 0.00274",
        "0.04, 1.0, 0.06, 1.0, 0.8, 5",
        "0.04, 1.0, 0.04, 1e-4, 0.0, 1",
    })
    void leavesOutTheProbabilityAskedForAndNotMuchLess(
            double v0, double kappa, double theta, double sigma, double rho, double years) {
        HestonParameters p = new HestonParameters(v0, kappa, theta, sigma, rho);
        TruncationRange range = TruncationRange.of(p, years, PROBABILITY);
        assertThat(distribution(p, years, range.lower())).isBetween(1e-3 * PROBABILITY, PROBABILITY);
        assertThat(1.0 - distribution(p, years, range.upper())).isBetween(1e-3 * PROBABILITY, PROBABILITY);
    }

    @Test
    void isThatOfTheNormalLawWithoutVolOfVol() {
        HestonParameters p = new HestonParameters(0.04, 1.0, 0.04, 0.0, 0.0);
        TruncationRange range = TruncationRange.of(p, 1.0, 1e-12);
        assertThat(NormalDistribution.cdf((range.lower() + 0.02) / 0.2)).isLessThan(1e-12);
        assertThat(NormalDistribution.cdf(-(range.upper() + 0.02) / 0.2)).isLessThan(1e-12);
        assertThat(range.width()).isLessThan(2.0 * 9.0 * 0.2);
    }

    @ParameterizedTest
    @CsvSource({"0.04, 0.5, 0.04, 1.0, 0.9, 30", "0.0175, 1.5768, 0.0398, 0.5751, -0.5711, 1"})
    void pricesOutsideTheIntervalOfPricesAreNegligible(
            double v0, double kappa, double theta, double sigma, double rho, double years) {
        HestonParameters p = new HestonParameters(v0, kappa, theta, sigma, rho);
        TruncationRange range = TruncationRange.ofPrices(p, years, 1e-5);
        double low = Math.exp(range.lower());
        double high = Math.exp(range.upper());
        assertThat(HestonQuadrature.of(p, years).puts(1.0, low)[0] / Math.sqrt(low)).isBetween(1e-9, 1e-5);
        assertThat(HestonQuadrature.of(p, years).calls(1.0, high)[0] / Math.sqrt(high)).isBetween(1e-9, 1e-5);
    }

    /** P(ln(F_T/F) &lt; z), the derivative of the put by the strike. */
    private static double distribution(HestonParameters p, double years, double z) {
        double strike = Math.exp(z);
        double h = 1e-4 * strike * Math.sqrt(p.expectedTotalVariance(years));
        double[] puts = HestonQuadrature.of(p, years).puts(1.0, strike - h, strike + h);
        return (puts[1] - puts[0]) / (2.0 * h);
    }
}
