package dollarbill.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.pricing.heston.HestonParameters;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Compares simulated statistics with closed forms. Limits are 4.9 standard errors, a false alarm in a million comparisons
 * under another seed; the seed is fixed.
 */
class SymbolPathTest {
    private static final double STANDARD_ERRORS = 4.9;
    private static final SampleSymbol SYMBOL = SampleSymbol.STANDARD.get(3);

    @ParameterizedTest
    @EnumSource(Regime.class)
    void varianceRevertsAsTheSquareRootProcessDoes(Regime regime) {
        UniformRandomProvider random = Streams.of(1L, "variance " + regime);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double theta = regime.longRunVariance(SYMBOL);
        double start = 1.8 * theta;
        int steps = 315;
        double dt = 0.25 / steps;
        int paths = 4000;
        double sum = 0.0;
        double squares = 0.0;
        for (int path = 0; path < paths; path++) {
            double v = start;
            double total = 0.0;
            for (int step = 0; step < steps; step++) {
                total += Math.max(0.0, v) * dt;
                v = SymbolPath.varianceStep(v, regime, SYMBOL, dt, normal.sample(), normal.sample());
            }
            sum += total;
            squares += total * total;
        }
        double mean = sum / paths;
        double error = Math.sqrt((squares / paths - mean * mean) / paths);
        double expected = new HestonParameters(
                start, regime.meanReversion(), theta, regime.volOfVol(SYMBOL), regime.correlation())
                .expectedTotalVariance(0.25);
        assertThat(mean).isCloseTo(expected, within(STANDARD_ERRORS * error + 0.002 * expected));
    }

    @Test
    void realisedVarianceIsTheSimulatedOne() {
        SampleSettings settings = SampleSettings.standard();
        MarketPath market = MarketPath.simulate(settings);
        for (SampleSymbol symbol : settings.symbols()) {
            SymbolPath path = SymbolPath.simulate(settings.seed(), symbol, market);
            double realised = 0.0;
            double simulated = 0.0;
            double sampling = 0.0;
            for (int day = 1; day < market.size(); day++) {
                double move = Math.log(path.close(day) / path.close(day - 1)) - path.jump(day);
                realised += move * move;
                simulated += path.integratedVariance(day);
                sampling += 2.0 * path.integratedVariance(day) * path.integratedVariance(day);
            }
            assertThat(realised)
                    .as(symbol.symbol().value())
                    .isCloseTo(simulated, within(STANDARD_ERRORS * Math.sqrt(sampling) + 0.01 * simulated));
        }
    }

    @Test
    void standardSeedIsTheFirstWhosePathsSuit() {
        SampleSettings standard = SampleSettings.standard();
        long first = 1;
        while (!suits(standard.withSeed(first))) {
            first++;
        }
        assertThat(first).isEqualTo(standard.seed());
    }

    private static boolean suits(SampleSettings settings) {
        MarketPath market = MarketPath.simulate(settings);
        SymbolPath path = SymbolPath.simulate(settings.seed(), settings.symbols().getFirst(), market);
        double growth = path.close(market.size() - 1) / (path.close(0) * path.adjustment(0)) - 1.0;
        Set<Regime> seen = EnumSet.noneOf(Regime.class);
        for (int week = 0; week < settings.chains(); week++) {
            seen.add(market.regime(market.size() - 1 - 5 * week));
        }
        return growth >= 0.25 && growth <= 0.9 && seen.size() == Regime.values().length;
    }

    @Test
    void pricesEndWhereTheyWereAskedToAndBarsHoldTheirPrices() {
        SampleSettings settings = SampleSettings.standard();
        MarketPath market = MarketPath.simulate(settings);
        SymbolPath path = SymbolPath.simulate(settings.seed(), SYMBOL, market);
        assertThat(path.close(market.size() - 1)).isCloseTo(SYMBOL.lastPrice(), within(1e-9));
        for (int day = 0; day < market.size(); day++) {
            assertThat(path.low(day)).isLessThanOrEqualTo(Math.min(path.open(day), path.close(day)));
            assertThat(path.high(day)).isGreaterThanOrEqualTo(Math.max(path.open(day), path.close(day)));
        }
    }

    @Test
    void optionsAreDearerThanTheVarianceTheyInsure() {
        SampleSettings settings = SampleSettings.standard();
        MarketPath market = MarketPath.simulate(settings);
        for (SampleSymbol symbol : settings.symbols()) {
            SymbolPath path = SymbolPath.simulate(settings.seed(), symbol, market);
            double implied = 0.0;
            double insured = 0.0;
            for (int day = 0; day + 21 < market.size(); day++) {
                implied += market.regime(day).pricing(symbol, path.variance(day)).expectedTotalVariance(1.0 / 12);
                for (int ahead = day + 1; ahead <= day + 21; ahead++) {
                    insured += path.integratedVariance(ahead) + path.jump(ahead) * path.jump(ahead);
                }
            }
            assertThat(implied / insured).as(symbol.symbol().value()).isBetween(1.05, 1.6);
        }
    }
}
