package dollarbill.pricing.heston;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import dollarbill.market.Reason;
import dollarbill.math.NormalDistribution;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HestonCosTest {
    private static final HestonParameters SURFACE = new HestonParameters(0.0175, 1.5768, 0.0398, 0.5751, -0.5711);

    @ParameterizedTest
    @CsvFileSource(resources = "lewis.csv", numLinesToSkip = 1)
    void agreesWithLewis(String type, double strike, double price) {
        HestonCos cos = HestonCos.of(new HestonParameters(0.04, 4.0, 0.25, 1.0, -0.5), 1.0);
        double forward = 100.0 * Math.exp(0.01 - 0.02);
        double value = type.equals("C") ? cos.calls(forward, strike)[0] : cos.puts(forward, strike)[0];
        assertThat(value * Math.exp(-0.01)).isCloseTo(price, within(1e-9));
    }

    @Test
    void agreesWithTheTableOfPublishedPrices() {
        for (CSVRecord row : ReferenceTable.shared("heston_prices.csv")) {
            double years = number(row, "t_years");
            double rate = number(row, "r");
            double forward = number(row, "spot") * Math.exp((rate - number(row, "q")) * years);
            HestonCos cos = HestonCos.of(parameters(row), years);
            double strike = number(row, "strike");
            double value = row.get("type").equals("C") ? cos.calls(forward, strike)[0] : cos.puts(forward, strike)[0];
            assertThat(value * Math.exp(-rate * years))
                    .as(row.get("id"))
                    .isCloseTo(number(row, "check_25_digits"), within(1e-9));
        }
    }

    @Test
    void agreesWithTheQuadruplePrecisionSurface() {
        List<CSVRecord> rows = ReferenceTable.shared("heston_surface_168.csv");
        assertThat(rows).hasSize(168);
        for (CSVRecord row : rows) {
            double strike = number(row, "strike");
            double call = HestonCos.of(SURFACE, number(row, "t")).calls(100.0, strike)[0];
            assertThat(call).as("%s days, strike %s", row.get("days"), strike)
                    .isCloseTo(number(row, "call_price"), within(1e-9));
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "quantlib.csv", numLinesToSkip = 1)
    void agreesWithQuantLib(String type, double strike, double price) {
        HestonCos cos = HestonCos.of(new HestonParameters(0.1, 4.0, 0.22, 1.8, -0.75), 1.0);
        double forward = 100.0 * Math.exp(0.15 - 0.07);
        double value = type.equals("C") ? cos.calls(forward, strike)[0] : cos.puts(forward, strike)[0];
        assertThat(value * Math.exp(-0.15)).isCloseTo(price, within(1e-9));
    }

    /** lballabio/QuantLib#1468: the series was summed for strikes outside its interval. */
    @ParameterizedTest
    @ValueSource(doubles = {1.0, 30.0, 70.0, 130.0, 200.0, 1000.0})
    void aDayBeforeExpiryFarStrikesAreWorthIntrinsicValue(double strike) {
        HestonCos cos = HestonCos.of(new HestonParameters(0.007, 0.8, 0.007, 0.1, -0.2), 1.0 / 365.0);
        assertThat(cos.calls(100.0, strike)[0]).isCloseTo(Math.max(0.0, 100.0 - strike), within(1e-9));
        assertThat(cos.puts(100.0, strike)[0]).isCloseTo(Math.max(0.0, strike - 100.0), within(1e-9));
    }

    /** rust-dd/stochastic-rs#30: a fixed upper limit of integration cut off short and quiet expiries. */
    @ParameterizedTest
    @CsvSource({"0.02, 0.04, 0.3, 100, 1.1775", "0.03, 0.01, 0.2, 100, 0.7683"})
    void shortAndQuietExpiriesKeepTheirValue(
            double years, double variance, double volOfVol, double strike, double price) {
        HestonParameters p = new HestonParameters(variance, 1.5, variance, volOfVol, -0.7);
        double call = HestonCos.of(p, years).calls(100.0 * Math.exp(0.05 * years), strike)[0];
        assertThat(Math.exp(-0.05 * years) * call).isCloseTo(price, within(1e-4));
    }

    /** HKUDS/Vibe-Trading#1195: the wrong sign in the integrand turned the skew around. */
    @Test
    void negativeCorrelationMakesLowStrikesDearer() {
        HestonCos cos = HestonCos.of(new HestonParameters(0.04, 2.0, 0.04, 0.3, -0.6), 1.0);
        HestonCos even = HestonCos.of(new HestonParameters(0.04, 2.0, 0.04, 0.3, 0.0), 1.0);
        assertThat(cos.puts(100.0, 80.0)[0]).isGreaterThan(even.puts(100.0, 80.0)[0] + 0.1);
        assertThat(cos.calls(100.0, 125.0)[0]).isLessThan(even.calls(100.0, 125.0)[0] - 0.1);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1", "1e-12, 1", "1e-8, 1", "1e-6, 1", "1e-5, 1", "1e-4, 1", "1e-2, 1", "0, 0.00274", "1e-6, 0.00274",
        "0, 30",
        "1e-8, 30", "1e-5, 30"
    })
    void becomesBlackWhenVolatilityDoesNotMove(double volOfVol, double years) {
        HestonParameters p = new HestonParameters(0.09, 1.5, 0.04, volOfVol, -0.4);
        HestonCos cos = HestonCos.of(p, years);
        for (double strike : new double[] {70.0, 95.0, 100.0, 104.0, 150.0}) {
            assertThat(cos.calls(100.0, strike)[0])
                    .as("strike %s", strike)
                    .isCloseTo(black(100.0, strike, p.expectedTotalVariance(years)),
                            within(1e-9 + 5.0 * volOfVol * years));
        }
    }

    @Test
    void firstOrderInVolOfVolIsTheSkewOfCorrelation() {
        HestonParameters still = new HestonParameters(0.04, 1.0, 0.04, 0.0, 0.0);
        double black = HestonCos.of(still, 1.0).calls(100.0, 100.0)[0];
        double up = HestonCos.of(new HestonParameters(0.04, 1.0, 0.04, 1e-3, 0.5), 1.0).calls(100.0, 100.0)[0];
        double down = HestonCos.of(new HestonParameters(0.04, 1.0, 0.04, 1e-3, -0.5), 1.0).calls(100.0, 100.0)[0];
        assertThat(up + down - 2.0 * black).isCloseTo(0.0, within(1e-5));
        assertThat(up - down).isNotCloseTo(0.0, within(1e-7));
    }

    @Property(tries = 60, seed = "20261121")
    void pricesAreBoundedMonotoneConvexAndInParity(
            @ForAll @Scale(6) @DoubleRange(min = 1e-3, max = 1.0) double v0,
            @ForAll @DoubleRange(min = 0.2, max = 10.0) double kappa,
            @ForAll @DoubleRange(min = 0.01, max = 1.0) double theta,
            @ForAll @DoubleRange(min = 0.0, max = 2.0) double sigma,
            @ForAll @DoubleRange(min = -0.95, max = 0.95) double rho,
            @ForAll @Scale(6) @DoubleRange(min = 0.003, max = 10.0) double years) {
        HestonCos cos = HestonCos.of(new HestonParameters(v0, kappa, theta, sigma, rho), years);
        double[] strikes = new double[41];
        for (int i = 0; i < strikes.length; i++) {
            strikes[i] = 40.0 + 4.0 * i;
        }
        double[] calls = cos.calls(100.0, strikes);
        double[] puts = cos.puts(100.0, strikes);
        double slack = 4.0 * HestonCos.DEFAULT_TOLERANCE * 200.0;
        for (int i = 0; i < strikes.length; i++) {
            assertThat(calls[i] - puts[i]).isCloseTo(100.0 - strikes[i], within(1e-12 * 200.0));
            assertThat(calls[i]).isBetween(Math.max(0.0, 100.0 - strikes[i]), 100.0);
            if (i > 0) {
                assertThat(calls[i] - calls[i - 1]).isBetween(-4.0 - slack, slack);
            }
            if (i > 1) {
                assertThat(calls[i] - 2.0 * calls[i - 1] + calls[i - 2]).isGreaterThan(-slack);
            }
        }
    }

    @Property(tries = 100, seed = "20261121")
    void scaleDoesNotMatter(
            @ForAll @DoubleRange(min = 0.01, max = 1e6) double forward,
            @ForAll @DoubleRange(min = -0.5, max = 0.5) double z) {
        HestonCos cos = HestonCos.of(SURFACE, 0.5);
        double unit = cos.calls(1.0, Math.exp(z))[0];
        assertThat(cos.calls(forward, forward * Math.exp(z))[0]).isCloseTo(forward * unit, within(1e-13 * forward));
    }

    @Test
    void strikesTogetherEqualStrikesAlone() {
        HestonCos cos = HestonCos.of(SURFACE, 0.25);
        double[] strikes = {60, 70, 80, 90, 100, 110, 120};
        double[] together = cos.calls(100.0, strikes);
        for (int i = 0; i < strikes.length; i++) {
            assertThat(together[i]).isEqualTo(cos.calls(100.0, strikes[i])[0]);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 1e-6, 1e-8, 1e-10, 1e-12})
    void errorStaysBelowTheToleranceAskedFor(double tolerance) {
        for (double years : new double[] {1.0 / 365.0, 7.0 / 365.0, 1.0, 10.0, 30.0}) {
            double[] strikes = {50.0, 80.0, 97.0, 100.0, 105.0, 130.0, 200.0};
            double[] rough = HestonCos.of(SURFACE, years, tolerance).calls(100.0, strikes);
            double[] fine = HestonCos.of(SURFACE, years, 1e-13).calls(100.0, strikes);
            for (int i = 0; i < strikes.length; i++) {
                assertThat(rough[i]).isCloseTo(fine[i], within(tolerance * Math.max(100.0, strikes[i]) + 1e-12));
            }
        }
    }

    @Test
    void refusesWhatItCannotResolve() {
        HestonParameters p = new HestonParameters(1e-12, 1e-3, 1e-6, 5.0, 0.0);
        assertThatThrownBy(() -> HestonCos.of(p, 1.0))
                .isInstanceOfSatisfying(HestonException.class, e -> assertThat(e.reason())
                        .isEqualTo(Reason.HESTON_UNRESOLVED))
                .hasMessageContaining("initialVariance=1.0E-12");
    }

    @Test
    void refusesArgumentsOutsideTheirDomain() {
        assertThatThrownBy(() -> HestonCos.of(SURFACE, 0.0)).hasMessage("years 0.0 must be positive and finite");
        assertThatThrownBy(() -> HestonCos.of(SURFACE, 1.0, 0.1)).hasMessage("tolerance 0.1 must be in [1e-13, 1e-2]");
        HestonCos cos = HestonCos.of(SURFACE, 1.0);
        assertThatThrownBy(() -> cos.calls(Double.NaN, 100.0)).hasMessage("forward NaN must be positive and finite");
        assertThatThrownBy(() -> cos.puts(100.0, 90.0, -1.0)).hasMessage("strike -1.0 must be positive and finite");
    }

    static double black(double forward, double strike, double totalVariance) {
        double deviation = Math.sqrt(totalVariance);
        double d1 = Math.log(forward / strike) / deviation + 0.5 * deviation;
        return forward * NormalDistribution.cdf(d1) - strike * NormalDistribution.cdf(d1 - deviation);
    }

    private static HestonParameters parameters(CSVRecord row) {
        return new HestonParameters(
                number(row, "v0"),
                number(row, "kappa"),
                number(row, "theta"),
                number(row, "sigma_volofvol"),
                number(row, "rho"));
    }

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }
}
