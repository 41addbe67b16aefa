package dollarbill.pricing.heston;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.OptionType;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HestonCosGreeksTest {
    /** A market and a model, as numbers that can be moved one at a time. */
    record Point(
            double spot,
            double rate,
            double dividendYield,
            double years,
            double v0,
            double kappa,
            double theta,
            double sigma,
            double rho) {
        HestonParameters parameters() {
            return new HestonParameters(v0, kappa, theta, sigma, rho);
        }

        HestonGreeks greeks(OptionType type, double strike) {
            return HestonCosGreeks.of(parameters(), years).greeks(type, spot, strike, rate, dividendYield);
        }

        double price(OptionType type, double strike) {
            double forward = spot * Math.exp((rate - dividendYield) * years);
            HestonCos cos = HestonCos.of(parameters(), years, 1e-13);
            double[] values = type == OptionType.CALL ? cos.calls(forward, strike) : cos.puts(forward, strike);
            return values[0] * Math.exp(-rate * years);
        }

        Point withSpot(double x) {
            return new Point(x, rate, dividendYield, years, v0, kappa, theta, sigma, rho);
        }

        Point withRate(double x) {
            return new Point(spot, x, dividendYield, years, v0, kappa, theta, sigma, rho);
        }

        Point withDividendYield(double x) {
            return new Point(spot, rate, x, years, v0, kappa, theta, sigma, rho);
        }

        Point withYears(double x) {
            return new Point(spot, rate, dividendYield, x, v0, kappa, theta, sigma, rho);
        }

        Point withVol(double x) {
            return new Point(spot, rate, dividendYield, years, x * x, kappa, theta, sigma, rho);
        }

        Point withV0(double x) {
            return new Point(spot, rate, dividendYield, years, x, kappa, theta, sigma, rho);
        }

        Point withKappa(double x) {
            return new Point(spot, rate, dividendYield, years, v0, x, theta, sigma, rho);
        }

        Point withTheta(double x) {
            return new Point(spot, rate, dividendYield, years, v0, kappa, x, sigma, rho);
        }

        Point withSigma(double x) {
            return new Point(spot, rate, dividendYield, years, v0, kappa, theta, x, rho);
        }

        Point withRho(double x) {
            return new Point(spot, rate, dividendYield, years, v0, kappa, theta, sigma, x);
        }
    }

    static Stream<Arguments> points() {
        Stream.Builder<Arguments> all = Stream.builder();
        for (Point p : new Point[] {
            new Point(100, 0.03, 0.01, 1.0, 0.04, 4.0, 0.25, 1.0, -0.5),
            new Point(100, 0.02, 0.0, 7.0 / 365.0, 0.0175, 1.5768, 0.0398, 0.5751, -0.5711),
            new Point(100, -0.01, 0.01, 10.0, 0.0175, 1.5768, 0.0398, 0.5751, -0.5711),
            new Point(100, 0.05, 0.02, 0.5, 0.04, 1.0, 0.04, 0.001, 0.5),
            new Point(100, 0.05, 0.02, 2.0, 0.09, 0.5, 0.04, 0.05, -0.9),
            new Point(100, 0.0, 0.0, 1.0, 0.02, 1.0, 0.04, 0.9, -0.3),
        }) {
            for (double strike : new double[] {90.0, 100.0, 108.0}) {
                for (OptionType type : OptionType.values()) {
                    all.add(Arguments.of(p, type, strike));
                }
            }
        }
        return all.build();
    }

    @ParameterizedTest
    @MethodSource("points")
    void equalDifferencesOfThePrice(Point p, OptionType type, double strike) {
        HestonGreeks g = p.greeks(type, strike);
        double scale = Math.sqrt(p.v0 * p.years);
        assertThat(g.price()).isCloseTo(p.price(type, strike), within(1e-9));
        near("delta", g.delta(), x -> p.withSpot(x).price(type, strike), p.spot, 0.1 * scale, 1e-8);
        near("rho", g.rho(), x -> p.withRate(x).price(type, strike), p.rate, 0.002 * scale / p.years, 1e-6);
        near(
                "dividendRho",
                g.dividendRho(),
                x -> p.withDividendYield(x).price(type, strike),
                p.dividendYield,
                0.002 * scale / p.years,
                1e-6);
        near("theta", -g.theta(), x -> p.withYears(x).price(type, strike), p.years, 0.02 * p.years, 1e-7);
        near("vega", g.vega(), x -> p.withVol(x).price(type, strike), Math.sqrt(p.v0), 0.01 * Math.sqrt(p.v0), 1e-7);
        HestonGradient d = g.gradient();
        near("v0", d.initialVariance(), x -> p.withV0(x).price(type, strike), p.v0, 0.02 * p.v0, 1e-6);
        near("kappa", d.meanReversion(), x -> p.withKappa(x).price(type, strike), p.kappa, 0.02 * p.kappa, 1e-8);
        near("theta", d.longRunVariance(), x -> p.withTheta(x).price(type, strike), p.theta, 0.02 * p.theta, 1e-6);
        near("sigma", d.volOfVol(), x -> p.withSigma(x).price(type, strike), p.sigma, 0.02 * p.sigma, 1e-6);
        near("rho", d.correlation(), x -> p.withRho(x).price(type, strike), p.rho, 0.01, 1e-8);
    }

    @ParameterizedTest
    @MethodSource("points")
    void secondOrderEqualsDifferencesOfTheFirst(Point p, OptionType type, double strike) {
        HestonGreeks g = p.greeks(type, strike);
        double scale = Math.sqrt(p.v0 * p.years);
        double vol = Math.sqrt(p.v0);
        near("gamma", g.gamma(), x -> p.withSpot(x).greeks(type, strike).delta(), p.spot, 0.1 * scale, 1e-7);
        near("vanna", g.vanna(), x -> p.withSpot(x).greeks(type, strike).vega(), p.spot, 0.1 * scale, 1e-7);
        near("vanna", g.vanna(), x -> p.withVol(x).greeks(type, strike).delta(), vol, 0.01 * vol, 1e-7);
        near("volga", g.volga(), x -> p.withVol(x).greeks(type, strike).vega(), vol, 0.01 * vol, 1e-6);
    }

    @Test
    void withoutVolOfVolTheyAreThoseOfBlack() {
        HestonParameters p = new HestonParameters(0.04, 1.0, 0.04, 0.0, -0.5);
        HestonGreeks g = HestonCosGreeks.of(p, 1.0).greeks(OptionType.CALL, 100.0, 100.0, 0.0, 0.0);
        double density = Math.exp(-0.005) / Math.sqrt(2.0 * Math.PI);
        assertThat(g.price()).isCloseTo(HestonCosTest.black(100.0, 100.0, 0.04), within(1e-10));
        assertThat(g.gamma()).isCloseTo(density / 20.0, within(1e-11));
        double black = 100.0 * density * 0.5 / 0.2;
        assertThat(g.gradient().initialVariance()).isCloseTo(black * -Math.expm1(-1.0), within(1e-7));
        assertThat(g.gradient().longRunVariance()).isCloseTo(black * Math.exp(-1.0), within(1e-7));
        assertThat(g.gradient().correlation()).isEqualTo(0.0, within(1e-12));
    }

    @Test
    void solveTheEquationOfHeston() {
        Point p = new Point(100, 0.03, 0.01, 0.7, 0.05, 2.0, 0.07, 0.6, -0.4);
        HestonGreeks g = p.greeks(OptionType.PUT, 95.0);
        double vol = Math.sqrt(p.v0);
        double byVariance = g.gradient().initialVariance();
        double twiceByVariance = (g.volga() - 2.0 * byVariance) / (4.0 * p.v0);
        double mixed = g.vanna() / (2.0 * vol);
        double residual = g.theta()
                + 0.5 * p.v0 * p.spot * p.spot * g.gamma()
                + p.rho * p.sigma * p.v0 * p.spot * mixed
                + 0.5 * p.sigma * p.sigma * p.v0 * twiceByVariance
                + (p.rate - p.dividendYield) * p.spot * g.delta()
                + p.kappa * (p.theta - p.v0) * byVariance
                - p.rate * g.price();
        assertThat(residual).isCloseTo(0.0, within(1e-8));
    }

    @Test
    void farStrikesHaveTheGreeksOfTheForward() {
        HestonParameters p = new HestonParameters(0.007, 0.8, 0.007, 0.1, -0.2);
        HestonCosGreeks day = HestonCosGreeks.of(p, 1.0 / 365.0);
        HestonGreeks worthless = day.greeks(OptionType.CALL, 100.0, 200.0, 0.0, 0.0);
        assertThat(worthless.price()).isZero();
        assertThat(worthless.delta()).isZero();
        HestonGreeks certain = day.greeks(OptionType.PUT, 100.0, 200.0, 0.02, 0.0);
        assertThat(certain.delta()).isCloseTo(-1.0, within(1e-12));
        assertThat(certain.price()).isCloseTo(200.0 * Math.exp(-0.02 / 365.0) - 100.0, within(1e-12));
        assertThat(certain.theta()).isCloseTo(0.02 * 200.0, within(1e-3));
    }

    @Test
    void tradersUnitsAreNamed() {
        HestonGreeks g = new Point(100, 0.03, 0.01, 1.0, 0.04, 4.0, 0.25, 1.0, -0.5).greeks(OptionType.CALL, 100.0);
        assertThat(g.vegaPerVolPoint()).isEqualTo(g.vega() * 0.01);
        assertThat(g.thetaPerCalendarDay()).isEqualTo(g.theta() / 365.0);
        assertThat(g.rhoPerRatePoint()).isEqualTo(g.rho() * 0.01);
    }

    @Test
    void refusesArgumentsOutsideTheirDomain() {
        HestonCosGreeks greeks = HestonCosGreeks.of(new HestonParameters(0.04, 1.0, 0.04, 0.3, 0.0), 1.0);
        assertThatThrownBy(() -> greeks.greeks(OptionType.CALL, 0.0, 1.0, 0.0, 0.0))
                .hasMessage("spot 0.0 must be positive and finite");
        assertThatThrownBy(() -> greeks.greeks(OptionType.CALL, 1.0, 1.0, Double.NaN, 0.0))
                .hasMessage("rate NaN must be finite");
    }

    /** Central differences of order eight. */
    private static void near(
            String name, double got, DoubleUnaryOperator value, double at, double step, double tolerance) {
        double[] weights = {4.0 / 5.0, -1.0 / 5.0, 4.0 / 105.0, -1.0 / 280.0};
        double difference = 0.0;
        for (int i = 0; i < weights.length; i++) {
            double h = step * (i + 1);
            difference += weights[i] * (value.applyAsDouble(at + h) - value.applyAsDouble(at - h)) / step;
        }
        assertThat(got).as(name).isCloseTo(difference, within(tolerance * Math.max(1.0, Math.abs(difference))));
    }
}
