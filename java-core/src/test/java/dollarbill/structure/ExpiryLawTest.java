package dollarbill.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.OptionType;
import dollarbill.math.NormalDistribution;
import dollarbill.pricing.black.BlackScholes;
import dollarbill.surface.SviParameters;
import dollarbill.surface.VolSlice;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of smiles against Black's formula, the integral of their density, and slopes of fitted prices. */
class ExpiryLawTest {
    private static final double FORWARD = 100.5;
    private static final double YEARS = 21.0 / 365.0;
    private static final SviParameters FLAT = new SviParameters(0.04 * YEARS, 0.0, 0.0, 0.0, 0.1);
    private static final SviParameters SKEWED = new SviParameters(0.0004, 0.02, -0.6, 0.01, 0.05);
    private static final SmileLaw LAW = SmileLaw.of(FORWARD, SKEWED).orElseThrow();

    private static VolSlice slice(SviParameters svi) {
        return new VolSlice(Legs.EXPIRY, YEARS, FORWARD, 0.998, true, svi, 0.1, 20, 70, 130);
    }

    @ParameterizedTest
    @ValueSource(doubles = {80, 95, 100.5, 103, 120})
    void flatSmileIsLognormal(double strike) {
        SmileLaw law = SmileLaw.of(FORWARD, FLAT).orElseThrow();
        double root = 0.2 * Math.sqrt(YEARS);
        double d2 = Math.log(FORWARD / strike) / root - 0.5 * root;
        assertThat(law.above(strike)).isEqualTo(NormalDistribution.cdf(d2), within(1e-15));
        OptionStructure call = new OptionStructure(List.of(Legs.call(1, strike, 2.0)));
        double price = BlackScholes.price(OptionType.CALL, FORWARD, strike, 0.998, 0.2, YEARS);
        assertThat(0.998 * law.expectation(call.payoff())).isEqualTo(price, within(1e-12));
        double breakeven = Math.log(FORWARD / (strike + 2.0)) / root - 0.5 * root;
        assertThat(call.probabilityOfProfit(law)).isEqualTo(NormalDistribution.cdf(breakeven), within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(doubles = {75, 90, 97, 100.5, 102, 106, 112})
    void probabilityIsTheIntegralOfTheDensity(double level) {
        double k = Math.log(level / FORWARD);
        assertThat(LAW.above(level)).isEqualTo(integral(LAW::density, k, 1.5), within(1e-10));
        assertThat(LAW.meanAbove(level))
                .isEqualTo(integral(x -> FORWARD * Math.exp(x) * LAW.density(x), k, 1.5), within(1e-8));
    }

    @Test
    void densityHasMassOneAndTheForwardAsItsMean() {
        assertThat(integral(LAW::density, -3, 1.5)).isEqualTo(1.0, within(1e-9));
        assertThat(integral(x -> FORWARD * Math.exp(x) * LAW.density(x), -3, 1.5)).isEqualTo(FORWARD, within(1e-7));
    }

    @ParameterizedTest
    @ValueSource(doubles = {80, 90, 97, 100.5, 102, 106, 112})
    void probabilityIsTheSlopeOfTheFittedPrice(double strike) {
        VolSlice slice = slice(SKEWED);
        double step = 1e-3;
        double digital = (slice.price(OptionType.CALL, strike - step) - slice.price(OptionType.CALL, strike + step))
                / (2 * step * slice.discount());
        assertThat(SmileLaw.of(slice).orElseThrow().above(strike)).isEqualTo(digital, within(1e-7));
    }

    @Test
    void expectedPayoffsAreFittedPrices() {
        VolSlice slice = slice(SKEWED);
        OptionStructure condor = condor();
        double sum = condor.legs()
                .stream()
                .mapToDouble(leg -> leg.quantity()
                        * slice.price(leg.contract().type(), leg.contract().strike()))
                .sum();
        assertThat(slice.discount() * LAW.expectation(condor.payoff())).isEqualTo(sum, within(1e-12));
    }

    @Test
    void probabilityOfACondorIsThatBetweenItsBreakevens() {
        OptionStructure condor = condor();
        double low = Math.log(condor.breakevens().getFirst() / FORWARD);
        double high = Math.log(condor.breakevens().getLast() / FORWARD);
        assertThat(condor.probabilityOfProfit(LAW)).isEqualTo(integral(LAW::density, low, high), within(1e-10));
        PiecewiseLinear profit = condor.profit();
        double gain = integral(x -> Math.max(profit.value(FORWARD * Math.exp(x)), 0.0) * LAW.density(x), low, high);
        assertThat(LAW.positivePart(profit)).isEqualTo(gain, within(1e-4));
        assertThat(LAW.positivePart(profit) - LAW.positivePart(profit.negated()))
                .isEqualTo(LAW.expectation(profit), within(1e-12));
    }

    private static OptionStructure condor() {
        return new OptionStructure(List.of(Legs.put(1, 90, 0.25), Legs.put(-1, 96, 1.0), Legs.call(-1, 104, 0.75),
                Legs.call(1, 108, 0.25)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.65})
    void tiltKeepsBothShapesAndGivesTheProbability(double probability) {
        TiltedLaw tilted = new TiltedLaw(LAW, 100.0, probability);
        assertThat(tilted.above(100.0)).isEqualTo(probability, within(1e-15));
        assertThat(tilted.above(0.0)).isEqualTo(1.0, within(1e-15));
        assertThat(tilted.above(105.0) / tilted.above(100.0))
                .isEqualTo(LAW.above(105.0) / LAW.above(100.0), within(1e-14));
        assertThat(tilted.between(90.0, 95.0) / tilted.between(0.0, 100.0))
                .isEqualTo(LAW.between(90.0, 95.0) / LAW.between(0.0, 100.0), within(1e-13));
        double k = Math.log(100.0 / FORWARD);
        double up = probability / LAW.above(100.0);
        double down = (1.0 - probability) / (1.0 - LAW.above(100.0));
        DoubleUnaryOperator price = x -> FORWARD * Math.exp(x) * LAW.density(x);
        assertThat(tilted.meanAbove(0.0))
                .isEqualTo(down * integral(price, -3, k) + up * integral(price, k, 1.5), within(1e-7));
        assertThat(tilted.meanAbove(97.0)).isEqualTo(
                down * integral(price, Math.log(97.0 / FORWARD), k) + up * integral(price, k, 1.5), within(1e-7));
    }

    @Test
    void scaledVarianceScalesTheVolatility() {
        SmileLaw scaled = SmileLaw.of(FORWARD, FLAT).orElseThrow().withVarianceTimes(0.25).orElseThrow();
        assertThat(scaled.meanAbove(99.0) - 99.0 * scaled.above(99.0))
                .isEqualTo(BlackScholes.price(OptionType.CALL, FORWARD, 99.0, 1.0, 0.1, YEARS), within(1e-12));
        assertThat(LAW.withVarianceTimes(0.01)).isPresent();
    }

    @Test
    void aSmileWithArbitrageHasNoLaw() {
        assertThat(SmileLaw.of(FORWARD, new SviParameters(-0.041, 0.1331, 0.306, 0.3586, 0.4153))).isEmpty();
        assertThatThrownBy(() -> SmileLaw.of(-1.0, FLAT)).hasMessageContaining("forward -1.0");
        assertThatThrownBy(() -> new TiltedLaw(LAW, 100.0, 1.5)).hasMessageContaining("probability 1.5");
    }

    /** Gauss-Legendre over 400 panels. */
    private static double integral(DoubleUnaryOperator f, double from, double to) {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(10, -1.0, 1.0);
        int panels = 400;
        double sum = 0.0;
        for (int panel = 0; panel < panels; panel++) {
            double low = from + (to - from) * panel / panels;
            double width = (to - from) / panels;
            for (int i = 0; i < rule.getNumberOfPoints(); i++) {
                sum += 0.5 * width * rule.getWeight(i)
                        * f.applyAsDouble(low + 0.5 * width * (1.0 + rule.getPoint(i)));
            }
        }
        return sum;
    }
}
