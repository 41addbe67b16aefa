package dollarbill.backtest.daily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.backtest.ClassificationMetrics;
import java.util.Arrays;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class WeightedScoresTest {
    private static final double EXACT = 1e-12;

    @Test
    void ofTwoClassesAgreesWithTheMetricsOfProbabilities() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(4);
        double[][] p = new double[300][];
        double[] yes = new double[300];
        int[] labels = new int[300];
        double[] half = new double[300];
        Arrays.fill(half, 0.5);
        for (int i = 0; i < p.length; i++) {
            yes[i] = random.nextInt(20) / 19.0;
            p[i] = new double[] {1.0 - yes[i], yes[i]};
            labels[i] = random.nextDouble() < yes[i] ? 1 : 0;
        }
        ClassificationMetrics expected = ClassificationMetrics.of(yes,
                Arrays.stream(labels).asDoubleStream().toArray());
        Map<ForecastMeasure, Double> measures = new WeightedScores(Forecasts.of(p, labels, half)).all();
        assertThat(measures.get(ForecastMeasure.BRIER)).isCloseTo(expected.brier(), within(EXACT));
        assertThat(measures.get(ForecastMeasure.LOG_LOSS)).isCloseTo(expected.logLoss(), within(EXACT));
        assertThat(measures.get(ForecastMeasure.CALIBRATION_ERROR)).isCloseTo(expected.calibrationError(),
                within(EXACT));
        assertThat(measures.get(ForecastMeasure.AUC)).isCloseTo(pairs(yes, labels), within(EXACT));
    }

    /** Counted by hand: of 3 LOW two are called so, of 2 NORMAL one, of 1 HIGH none. */
    @Test
    void threeClassesByHand() {
        int[] labels = {0, 0, 0, 1, 1, 2};
        double[][] p = {
            {0.6, 0.3, 0.1}, {0.5, 0.4, 0.1}, {0.2, 0.7, 0.1}, {0.1, 0.8, 0.1}, {0.6, 0.2, 0.2}, {0.3, 0.5, 0.2}};
        Map<ForecastMeasure, Double> measures = new WeightedScores(Forecasts.of(p, labels, new double[6])).all();
        assertThat(measures.get(ForecastMeasure.ACCURACY)).isCloseTo(3.0 / 6.0, within(EXACT));
        assertThat(measures.get(ForecastMeasure.BALANCED_ACCURACY)).isCloseTo((2.0 / 3 + 0.5) / 3, within(EXACT));
        assertThat(measures.get(ForecastMeasure.PRECISION)).isCloseTo((2.0 / 3 + 1.0 / 3) / 3, within(EXACT));
        assertThat(measures.get(ForecastMeasure.F1)).isCloseTo((2.0 / 3 + 2.0 / 5) / 3, within(EXACT));
        double loss = -(Math.log(0.6) + Math.log(0.5) + Math.log(0.2) + Math.log(0.8) + 2.0 * Math.log(0.2)) / 6.0;
        assertThat(measures.get(ForecastMeasure.LOG_LOSS)).isCloseTo(loss, within(EXACT));
    }

    @Test
    void aWeightOfTwoIsARowTwice() {
        int[] labels = {0, 1, 1, 0};
        double[][] p = {{0.7, 0.3}, {0.6, 0.4}, {0.2, 0.8}, {0.5, 0.5}};
        double[] half = {0.5, 0.5, 0.5, 0.5};
        Forecasts forecasts = Forecasts.of(p, labels, half);
        Map<ForecastMeasure, Double> weighted = new WeightedScores(forecasts).at(new double[] {2.0, 1.0, 0.0, 1.0});
        Map<ForecastMeasure, Double> repeated = new WeightedScores(forecasts.select(new int[] {0, 0, 1, 3})).all();
        assertThat(weighted).containsOnlyKeys(repeated.keySet());
        repeated.forEach((measure, value) -> assertThat(weighted.get(measure)).isCloseTo(value, within(EXACT)));
    }

    @Test
    void anAreaOfOneKindOfOutcomeIsNotDefined() {
        Forecasts all = Forecasts.of(new double[][] {{0.1, 0.9}}, new int[] {1}, new double[] {0.5});
        assertThat(new WeightedScores(all).all()).doesNotContainKey(ForecastMeasure.AUC);
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThatThrownBy(() -> Forecasts.of(new double[][] {{-0.1, 1.1}}, new int[] {1}, new double[] {0.5}))
                .hasMessageContaining("probability -0.1 of row 0");
        assertThatThrownBy(() -> Forecasts.of(new double[][] {{0.5, 0.5}}, new int[] {1, 0}, new double[] {0.5}))
                .hasMessageContaining("2 labels for 1 forecasts");
    }

    private static double pairs(double[] p, int[] labels) {
        double won = 0.0;
        double all = 0.0;
        for (int i = 0; i < p.length; i++) {
            for (int j = 0; j < p.length; j++) {
                if (labels[i] == 1 && labels[j] == 0) {
                    all++;
                    won += p[i] > p[j] ? 1.0 : p[i] == p[j] ? 0.5 : 0.0;
                }
            }
        }
        return won / all;
    }
}
