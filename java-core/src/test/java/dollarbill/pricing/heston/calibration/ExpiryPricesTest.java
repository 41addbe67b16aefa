package dollarbill.pricing.heston.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.pricing.heston.HestonParameters;
import dollarbill.pricing.heston.HestonPricer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryPricesTest {
    private static final double[] STRIKES = {75, 85, 95, 100, 105, 115, 130};

    @ParameterizedTest
    @CsvSource({
        "0.0175, 1.5768, 0.0398, 0.5751, -0.5711, 0.02",
        "0.0175, 1.5768, 0.0398, 0.5751, -0.5711, 0.25",
        "0.0175, 1.5768, 0.0398, 0.5751, -0.5711, 5.0",
        "0.04, 4.0, 0.25, 1.0, -0.5, 1.0",
        "0.09, 0.5, 0.04, 0.9, -0.9, 2.0",
        "0.02, 8.0, 0.05, 0.2, 0.3, 0.5",
        "0.04, 1.0, 0.04, 0.01, 0.0, 1.0",
    })
    void pricesAndGradientAgreeWithTheIndependentPricer(
            double v0, double kappa, double theta, double sigma, double rho, double years) {
        double[] at = {v0, kappa, theta, sigma, rho};
        double[][] rows = new double[6][STRIKES.length];
        List<VolQuote> quotes = Arrays.stream(STRIKES)
                .mapToObj(strike -> new VolQuote(strike, Math.sqrt(0.8 * theta + 0.2 * v0), 1.0))
                .toList();
        new ExpiryPrices(new ExpirySmile(years, 100.0, quotes)).evaluate(model(at), rows);
        double[] expected = outOfTheMoney(at, years);
        for (int i = 0; i < STRIKES.length; i++) {
            assertThat(rows[0][i]).as("price at " + STRIKES[i]).isCloseTo(expected[i], within(1e-9));
        }
        for (int p = 0; p < 5; p++) {
            double[] slope = difference(at, p, years);
            double tolerance = sigma < 0.05 ? 1e-5 : 1e-6;
            for (int i = 0; i < STRIKES.length; i++) {
                assertThat(rows[p + 1][i]).as("derivative " + p + " at " + STRIKES[i])
                        .isCloseTo(slope[i], within(tolerance * (1.0 + Math.abs(slope[i]))));
            }
        }
    }

    /** Central difference of order six. */
    private static double[] difference(double[] at, int parameter, double years) {
        double h = 1e-3 * Math.max(Math.abs(at[parameter]), 1e-2);
        double[] weights = {45.0 / 60.0, -9.0 / 60.0, 1.0 / 60.0};
        double[] sum = new double[STRIKES.length];
        for (int k = 1; k <= weights.length; k++) {
            double[] up = at.clone();
            double[] down = at.clone();
            up[parameter] += k * h;
            down[parameter] -= k * h;
            double[] high = outOfTheMoney(up, years);
            double[] low = outOfTheMoney(down, years);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weights[k - 1] * (high[i] - low[i]) / h;
            }
        }
        return sum;
    }

    private static double[] outOfTheMoney(double[] at, double years) {
        double[] calls = HestonPricer.calls(model(at), 100.0, years, STRIKES);
        double[] puts = HestonPricer.puts(model(at), 100.0, years, STRIKES);
        double[] out = new double[STRIKES.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = STRIKES[i] >= 100.0 ? calls[i] : puts[i];
        }
        return out;
    }

    private static HestonParameters model(double[] at) {
        return new HestonParameters(at[0], at[1], at[2], at[3], at[4]);
    }
}
