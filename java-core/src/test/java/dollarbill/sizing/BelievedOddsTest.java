package dollarbill.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.market.OptionType;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Odds weighed by a belief, against an example worked by hand and against draws from either law. */
class BelievedOddsTest {
    private static final OptionPosition CALL = new OptionPosition(Side.BUY, OptionType.CALL, 105.0, 3.0, 0.0065);
    private static final double YEARS = 0.25;
    private static final double DISCOUNT = 0.99;

    private static PayoffOdds.Known known(double probability, double gain, double loss) {
        return new PayoffOdds.Known(probability, gain, loss, gain / loss,
                probability * gain - (1.0 - probability) * loss, 100.0, 0.1, PayoffOdds.Kind.AT_HORIZON);
    }

    private static PayoffOdds.Known at(double volatility) {
        return (PayoffOdds.Known) PayoffOdds.of(CALL, new TerminalLaw(100.0, 101.0, DISCOUNT, YEARS, volatility),
                new ExitPlan.AtExpiry());
    }

    @Test
    void anExampleByHand() {
        BelievedOdds half = BelievedOdds.of(0.5, known(0.6, 2.0, 1.0), known(0.5, 1.0, 1.0));
        assertThat(half.probabilityOfProfit()).isCloseTo(0.55, within(1e-15));
        assertThat(half.expectedGain()).isCloseTo(0.85 / 0.55, within(1e-15));
        assertThat(half.expectedLoss()).isCloseTo(1.0, within(1e-15));
        assertThat(half.expectedPnl()).isCloseTo(0.4, within(1e-15));
        assertThat(half.netOdds()).isCloseTo(0.85 / 0.55, within(1e-15));
    }

    @Test
    void fullAndNoBeliefAreTheOddsThemselves() {
        assertThat(BelievedOdds.of(1.0, at(0.4), at(0.2))).isEqualTo(BelievedOdds.of(at(0.4)));
        assertThat(BelievedOdds.of(0.0, at(0.4), at(0.2))).isEqualTo(BelievedOdds.of(at(0.2)));
        assertThatThrownBy(() -> BelievedOdds.of(1.01, at(0.4), at(0.2))).hasMessageContaining("belief 1.01");
        assertThatThrownBy(() -> BelievedOdds.of(Double.NaN, at(0.4), at(0.2))).hasMessageContaining("0 to 1");
    }

    /** A price drawn from the fair law with the probability of the belief, else from the quote's, pays what the mixture says. */
    @ParameterizedTest
    @ValueSource(doubles = {0.15, 0.5, 0.8})
    void drawsFromEitherLawAgree(double belief) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(5L);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        int draws = 400_000;
        int wins = 0;
        double gains = 0.0;
        double losses = 0.0;
        for (int i = 0; i < draws; i++) {
            double sd = (random.nextDouble() < belief ? 0.4 : 0.2) * Math.sqrt(YEARS);
            double end = 101.0 * Math.exp(sd * normal.sample() - 0.5 * sd * sd);
            double profit = DISCOUNT * (Math.max(end - 105.0, 0.0) - 0.0065) - 3.0 - 0.0065;
            wins += profit > 0.0 ? 1 : 0;
            gains += Math.max(profit, 0.0);
            losses += Math.max(-profit, 0.0);
        }
        BelievedOdds odds = BelievedOdds.of(belief, at(0.4), at(0.2));
        assertThat(odds.probabilityOfProfit()).isCloseTo((double) wins / draws, within(3e-3));
        assertThat(odds.expectedGain()).isCloseTo(gains / wins, within(0.02 * odds.expectedGain()));
        assertThat(odds.expectedLoss()).isCloseTo(losses / (draws - wins), within(0.01 * odds.expectedLoss()));
    }
}
