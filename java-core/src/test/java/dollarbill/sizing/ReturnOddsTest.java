package dollarbill.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.Reason;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReturnOddsTest {
    /** Twelve gains of 1 and 3 %, eight losses of 2 %, worked by hand. */
    @Test
    void worksByHand() {
        double[] returns = DoubleStream.concat(
                DoubleStream.concat(DoubleStream.generate(() -> 0.01).limit(6),
                        DoubleStream.generate(() -> 0.03).limit(6)),
                DoubleStream.concat(DoubleStream.generate(() -> -0.02).limit(8), DoubleStream.of(0.0, 0.0)))
                .toArray();
        ReturnOdds.Known odds = (ReturnOdds.Known) ReturnOdds.of(returns);
        assertThat(odds.returns()).isEqualTo(22);
        assertThat(odds.wins()).isEqualTo(12);
        assertThat(odds.losses()).isEqualTo(8);
        assertThat(odds.winProbability()).isEqualTo(0.6);
        assertThat(odds.averageGain()).isCloseTo(0.02, within(1e-15));
        assertThat(odds.averageLoss()).isCloseTo(0.02, within(1e-15));
        assertThat(odds.netOdds()).isCloseTo(1.0, within(1e-14));
        assertThat(odds.kellyFraction()).isCloseTo(0.2, within(1e-14));
        assertThat(odds.probabilityError()).isCloseTo(Math.sqrt(0.24 / 20), within(1e-15));
        double spread = 12 * 1e-4 / 11;
        assertThat(odds.oddsError()).isCloseTo(Math.sqrt(spread / 12) / 0.02, within(1e-14));
    }

    /**
     * The errors by the delta method against those of many samples of one law, whose Kelly fraction the factor then serves: no other
     * multiple of the estimated stakes grows much faster on average.
     */
    @ParameterizedTest
    @CsvSource({"0.6, 1.0, 250", "0.55, 1.3, 500", "0.45, 1.8, 400"})
    void errorsAndFactorAreThoseOfManySamples(double p, double b, int n) {
        Random random = new Random(11);
        int samples = 4000;
        double loss = 0.02;
        double[] probabilities = new double[samples];
        double[] ratios = new double[samples];
        double[] stakes = new double[samples];
        for (int s = 0; s < samples; s++) {
            double[] returns = new double[n];
            for (int i = 0; i < n; i++) {
                boolean win = random.nextDouble() < p;
                double size = 0.5 + random.nextDouble();
                returns[i] = win ? b * loss * size : -loss * size;
            }
            ReturnOdds.Known odds = (ReturnOdds.Known) ReturnOdds.of(returns);
            probabilities[s] = odds.winProbability();
            ratios[s] = odds.netOdds();
            stakes[s] = odds.kellyFraction();
        }
        double f = Kelly.binary(p, b);
        double probabilityError = deviation(probabilities);
        double oddsError = deviation(ratios);
        assertThat(Math.sqrt(p * (1 - p) / n)).isCloseTo(probabilityError, within(0.05 * probabilityError));
        double factor = Kelly.uncertaintyFactor(p, b, probabilityError, oddsError);
        double mean = Arrays.stream(stakes).average().orElseThrow();
        double square = Arrays.stream(stakes).map(x -> x * x).average().orElseThrow();
        assertThat(factor).isCloseTo(f * mean / square, within(0.03));
        assertThat(factor).isLessThanOrEqualTo(f * mean / square + 0.005);
    }

    @Test
    void saysWhyThereAreNone() {
        assertThat(ReturnOdds.of(new double[19])).isInstanceOfSatisfying(
                ReturnOdds.Unknown.class, u -> assertThat(u.reason()).isEqualTo(Reason.BARS_SHORT));
        double[] rising = DoubleStream.generate(() -> 0.01).limit(30).toArray();
        assertThat(ReturnOdds.of(rising)).isInstanceOfSatisfying(
                ReturnOdds.Unknown.class, u -> assertThat(u.reason()).isEqualTo(Reason.KELLY_UNDEFINED));
        assertThatThrownBy(() -> ReturnOdds.of(new double[] {-1.5})).hasMessageContaining("-1.5");
        assertThatThrownBy(() -> ReturnOdds.of(new double[] {Double.NaN})).hasMessageContaining("NaN");
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
    }
}
