package dollarbill.backtest.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.performance.ReturnMoments;
import dollarbill.performance.ReturnSeries;
import java.util.Random;
import org.apache.commons.math3.stat.descriptive.moment.Variance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Probabilistic and deflated Sharpe ratio against the examples of the papers, and among trials without skill. */
class SharpeProbabilityTest {
    /** Bailey and López de Prado, 2012: an annual 2 above 1 with 95 % needs 2.73 years of daily, 2.83 of weekly, 3.24 of monthly returns. */
    @ParameterizedTest
    @CsvSource({"252, 2.73", "52, 2.83", "12, 3.24"})
    void leastLengthOfThePaper(double periods, double years) {
        double length = ProbabilisticSharpe
                .leastLength(2.0 / Math.sqrt(periods), 1.0 / Math.sqrt(periods), 0.0, 3.0, .95)
                .orElseThrow();
        assertThat(length / periods).isCloseTo(years, within(.01));
    }

    /** The same paper: 24 months, an annual ratio of 1.59, skewness -2.448, kurtosis 10.164 against 0; and as if normal. */
    @ParameterizedTest
    @CsvSource({"0, 3, .982", "-2.448, 10.164, .913"})
    void probabilityOfThePaper(double skewness, double kurtosis, double probability) {
        assertThat(ProbabilisticSharpe.of(.458, 0.0, 24, skewness, kurtosis).orElseThrow())
                .isCloseTo(probability, within(1.5e-3));
    }

    /**
     * Bailey and López de Prado, 2014, numerical example: an annual 2.5 over 1,250 of 250 days a year, variance of the annual ratios 1/2, skewness -3, kurtosis
     * 10: .9004 after 100 trials, .9505 after 46, and the latter after 88 were the returns normal.
     */
    @ParameterizedTest
    @CsvSource({"100, -3, 10, .9004", "46, -3, 10, .9505", "88, 0, 3, .9505"})
    void deflatedRatioOfThePaper(double trials, double skewness, double kurtosis, double probability) {
        DeflatedSharpe deflated = DeflatedSharpe
                .of(2.5 / Math.sqrt(250), 1250, skewness, kurtosis, .5 / 250, trials);
        assertThat(deflated.probability().orElseThrow()).isCloseTo(probability, within(1e-4));
        if (trials == 100) {
            assertThat(deflated.benchmark()).isCloseTo(.1132, within(5e-5));
        }
    }

    /** Expected maxima of normal samples: H. L. Harter, Expected values of normal order statistics, 1961. The formula is of large samples. */
    @ParameterizedTest
    @CsvSource({"10, 1.5388, .03", "100, 2.5076, .011", "1000, 3.2414, .005"})
    void bestOfManyIsThatOfTheTables(double trials, double expected, double relative) {
        assertThat(DeflatedSharpe.expectedBest(1.0, trials)).isCloseTo(expected, within(relative * expected));
    }

    @Test
    void oneTrialIsNotDeflated() {
        ReturnSeries returns = noise(1000, .1, 5);
        assertThat(DeflatedSharpe.of(returns, .01, 1.0).probability())
                .isEqualTo(ProbabilisticSharpe.of(returns, 0.0));
        assertThat(DeflatedSharpe.independentTrials(1.0, 100)).isEqualTo(1.0);
        assertThat(DeflatedSharpe.independentTrials(0.0, 100)).isEqualTo(100.0);
        assertThat(DeflatedSharpe.independentTrials(-.2, 100)).isEqualTo(100.0);
    }

    /** At the least length the probability is the confidence. */
    @Test
    void leastLengthReachesTheConfidence() {
        ReturnSeries returns = noise(500, .15, 4);
        ReturnMoments m = ReturnMoments.of(returns);
        double length = ProbabilisticSharpe.leastLength(returns, .01, .95).orElseThrow();
        double ratio = m.mean() / m.deviation();
        assertThat(
                ProbabilisticSharpe.of(ratio, .01, (int) Math.ceil(length), m.skewness(), m.kurtosis()).orElseThrow())
                .isCloseTo(.95, within(2e-3));
    }

    /** Null experiment: of 200 searches among 50 trials without skill, the best passes .95 in about 5 %, without deflation in nearly all. */
    @Test
    void searchesWithoutSkillRarelyPass() {
        int passed = 0;
        int naive = 0;
        for (int search = 0; search < 200; search++) {
            double[] ratios = new double[50];
            ReturnSeries best = noise(250, 0.0, search * 50L);
            double highest = Double.NEGATIVE_INFINITY;
            for (int trial = 0; trial < 50; trial++) {
                ReturnSeries returns = noise(250, 0.0, search * 50L + trial);
                ReturnMoments m = ReturnMoments.of(returns);
                ratios[trial] = m.mean() / m.deviation();
                if (ratios[trial] > highest) {
                    highest = ratios[trial];
                    best = returns;
                }
            }
            double variance = new Variance().evaluate(ratios);
            passed += DeflatedSharpe.of(best, variance, 50).probability().orElseThrow() > .95 ? 1 : 0;
            naive += ProbabilisticSharpe.of(best, 0.0).orElseThrow() > .95 ? 1 : 0;
        }
        // The deflated ratio of the best of 50 is centred, but its spread is that of a maximum: fewer than 5 % pass.
        assertThat(passed / 200.0).isLessThan(.08);
        assertThat(naive / 200.0).isGreaterThan(.8);
    }

    @Test
    void whatHasNoLawHasNoProbability() {
        assertThat(ProbabilisticSharpe.of(1.0, 0.0, 100, 5.0, 3.0)).isEmpty();
        assertThat(ProbabilisticSharpe.leastLength(.1, .2, 0.0, 3.0, .95)).isEmpty();
        assertThat(ProbabilisticSharpe.of(ReturnSeries.of(new double[] {.1, .1, .1}, 1.0), 0.0)).isEmpty();
        assertThatThrownBy(() -> DeflatedSharpe.of(ReturnSeries.of(new double[] {.1, .1}, 1.0), .1, 10))
                .hasMessageContaining("must vary");
        assertThatThrownBy(() -> DeflatedSharpe.expectedBest(-1.0, 10)).hasMessageContaining("variance -1.0");
        assertThatThrownBy(() -> ProbabilisticSharpe.leastLength(.2, .1, 0.0, 3.0, 1.0))
                .hasMessageContaining("share 1.0");
    }

    private static ReturnSeries noise(int n, double mean, long seed) {
        Random random = new Random(seed * 7919 + 13);
        double[] returns = new double[n];
        for (int i = 0; i < n; i++) {
            returns[i] = Math.max(-.9, .01 * (mean + random.nextGaussian()));
        }
        return ReturnSeries.of(returns, 252.0);
    }
}
