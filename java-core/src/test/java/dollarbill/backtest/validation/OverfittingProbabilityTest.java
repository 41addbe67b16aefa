package dollarbill.backtest.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.util.Combinations;
import org.junit.jupiter.api.Test;

/** The probability of overfitting on noise, on planted skill, and against its definition. */
class OverfittingProbabilityTest {
    /** Without skill the best of one half is anywhere in the other: one half, on average over grids. */
    @Test
    void noiseIsOneHalf() {
        double sum = 0.0;
        for (int seed = 0; seed < 60; seed++) {
            sum += OverfittingProbability.of(noise(40, 640, 0.0, seed), 10).probability();
        }
        // One grid deviates by about .17, since its halvings share their trials; the mean of 60 by .022.
        assertThat(sum / 60).isCloseTo(.5, within(.07));
    }

    @Test
    void plantedSkillIsNearZero() {
        double[][] trials = noise(40, 1600, 0.0, 3);
        Random random = new Random(4);
        for (int t = 0; t < 1600; t++) {
            trials[17][t] = .01 * (.25 + random.nextGaussian());
        }
        OverfittingProbability skilled = OverfittingProbability.of(trials, OverfittingProbability.BLOCKS);
        assertThat(skilled.choices()).isEqualTo(12_870);
        assertThat(skilled.probability()).isLessThan(.01);
        assertThat(skilled.lossProbability()).isLessThan(.01);
        assertThat(skilled.meanRatioTested()).isBetween(.15, .35);
    }

    /** Ratios of joined blocks, ranks and their logarithms taken anew for each choice by Commons Math. */
    @Test
    void isItsDefinition() {
        int blocks = 6;
        double[][] trials = noise(9, 60, 0.1, 8);
        int choices = 0;
        int overfitted = 0;
        double learnedSum = 0.0;
        for (int[] half : new Combinations(blocks, blocks / 2)) {
            double[] learned = Arrays.stream(trials).mapToDouble(r -> ratio(r, half, true)).toArray();
            double[] tested = Arrays.stream(trials).mapToDouble(r -> ratio(r, half, false)).toArray();
            double highest = Arrays.stream(learned).max().orElseThrow();
            int best = 0;
            while (learned[best] != highest) {
                best++;
            }
            double w = new NaturalRanking().rank(tested)[best] / (trials.length + 1.0);
            overfitted += Math.log(w / (1.0 - w)) <= 0.0 ? 1 : 0;
            learnedSum += highest;
            choices++;
        }
        OverfittingProbability measured = OverfittingProbability.of(trials, blocks);
        assertThat(measured.choices()).isEqualTo(choices).isEqualTo(20);
        assertThat(measured.probability()).isCloseTo((double) overfitted / choices, within(1e-15));
        assertThat(measured.meanRatioLearned()).isCloseTo(learnedSum / choices, within(1e-12));
    }

    /** Trials that hold nothing have the ratio 0 and equal ranks. */
    @Test
    void trialsThatHoldNothingAreEqual() {
        OverfittingProbability nothing = OverfittingProbability.of(new double[4][32], 4);
        assertThat(nothing.probability()).isEqualTo(1.0);
        assertThat(nothing.slope()).isZero();
    }

    @Test
    void badInputNamesFieldValueAndDomain() {
        assertThatThrownBy(() -> OverfittingProbability.of(new double[1][32], 4)).hasMessageContaining("trials 1");
        assertThatThrownBy(() -> OverfittingProbability.of(new double[2][32], 5)).hasMessageContaining("blocks 5");
        assertThatThrownBy(() -> OverfittingProbability.of(new double[2][7], 4)).hasMessageContaining("at least 8");
        assertThatThrownBy(() -> OverfittingProbability.of(new double[][] {new double[32], new double[31]}, 4))
                .hasMessageContaining("the same periods");
    }

    private static double ratio(double[] returns, int[] half, boolean inside) {
        int length = returns.length / 6;
        double[] joined = IntStream.range(0, returns.length)
                .filter(t -> Arrays.stream(half).anyMatch(b -> b == t / length) == inside)
                .mapToDouble(t -> returns[t])
                .toArray();
        return new Mean().evaluate(joined) / new StandardDeviation().evaluate(joined);
    }

    private static double[][] noise(int trials, int periods, double mean, long seed) {
        Random random = new Random(seed);
        double[][] returns = new double[trials][periods];
        for (double[] trial : returns) {
            for (int t = 0; t < periods; t++) {
                trial[t] = .01 * (mean + random.nextGaussian());
            }
        }
        return returns;
    }
}
