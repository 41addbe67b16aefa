package dollarbill.backtest.daily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.backtest.Evaluation.Estimate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalkForwardReportTest {
    private static WalkForwardReport report(List<DailyRow> rows, long seed) {
        List<WalkForward.Fold> folds = WalkForward.folds(rows, 5, 5);
        return WalkForwardReport.of(DailyTarget.DIRECTION, rows, folds, DailyFixtures.answers(rows, folds), seed);
    }

    @Test
    void aPlantedSignalIsFound() {
        WalkForwardReport report = report(DailyFixtures.rows(900, 1.0, 3), 1);
        assertThat(report.evidence().found()).isTrue();
        assertThat(report.evidence().weight()).isBetween(0.5, 1.0);
        assertThat(report.pValue()).isLessThan(0.01);
        assertThat(report.perFold()).hasSize(5);
        assertThat(report.pooled()).extracting(Measured::name)
                .containsExactly("direction_classifier", "majority", "persistence", "single_feature");
        assertThat(report.perSymbol()).containsOnlyKeys(DailyFixtures.SYMBOLS);
    }

    /** Without a signal the area lies within three standard errors of one half, as the interval tells them. */
    @ParameterizedTest
    @CsvSource({"5", "6", "7"})
    void withoutASignalTheAreaIsOneHalf(long seed) {
        nothing(DailyFixtures.rows(500, 0.0, seed), seed);
    }

    @Test
    @Tag("long")
    void withoutASignalTheIntervalHoldsOneHalfNineTimesInTen() {
        int held = 0;
        int found = 0;
        for (long seed = 100; seed < 150; seed++) {
            WalkForwardReport report = report(DailyFixtures.rows(500, 0.0, seed), seed);
            Estimate auc = report.evidence().auc().orElseThrow();
            held += auc.low() <= 0.5 && 0.5 <= auc.high() ? 1 : 0;
            found += report.evidence().found() ? 1 : 0;
        }
        // 45 expected of 50; four binomial deviations of 2.1 below.
        assertThat(held).isGreaterThanOrEqualTo(37);
        assertThat(found).isLessThanOrEqualTo(7);
    }

    /** The labels of a problem with a signal, permuted: nothing is left to be found. */
    @Test
    void permutedLabelsHideTheSignal() {
        List<DailyRow> rows = DailyFixtures.rows(500, 1.0, 9);
        List<Integer> labels = new ArrayList<>(rows.stream().map(DailyRow::label).toList());
        Collections.shuffle(labels, new Random(4));
        List<DailyRow> permuted = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            permuted.add(rows.get(i).withLabel(labels.get(i)));
        }
        nothing(permuted, 2);
    }

    private static void nothing(List<DailyRow> rows, long seed) {
        WalkForwardReport report = report(rows, seed);
        Estimate auc = report.evidence().auc().orElseThrow();
        double error = (auc.high() - auc.low()) / (2.0 * 1.645);
        assertThat(auc.value()).isCloseTo(0.5, within(3.0 * error));
        assertThat(report.pValue()).isGreaterThan(0.005);
    }

    @Test
    void equalSeedsGiveEqualReports() {
        List<DailyRow> rows = DailyFixtures.rows(300, 0.5, 2);
        assertThat(report(rows, 7).pooled()).isEqualTo(report(rows, 7).pooled());
        assertThat(report(rows, 7).evidence()).isEqualTo(report(rows, 7).evidence());
    }

    @Test
    void refusesAnswersThatDoNotFitTheFolds() {
        List<DailyRow> rows = DailyFixtures.rows(300, 0.5, 2);
        List<WalkForward.Fold> folds = WalkForward.folds(rows, 5, 5);
        List<Forecasts> answers = DailyFixtures.answers(rows, folds);
        assertThatThrownBy(() -> WalkForwardReport.of(DailyTarget.DIRECTION, rows, folds, answers.subList(0, 4), 1))
                .hasMessageContaining("4 answers for 5 folds");
        assertThatThrownBy(() -> WalkForwardReport.of(DailyTarget.DIRECTION, rows, folds.subList(0, 1),
                List.of(answers.get(0).select(new int[] {0, 1})), 1))
                .hasMessageContaining("2 forecasts of fold 1 for 100 rows");
    }

    /** The formula: the least over rivals of low end by value, nothing where an interval holds nothing. */
    @Test
    void evidenceIsTheShareOfTheGainThatIsSure() {
        Optional<Estimate> skilled = Optional.of(new Estimate(0.6, 0.55, 0.65));
        Map<Baseline, Estimate> gains = Map.of(
                Baseline.PERSISTENCE, new Estimate(0.04, 0.03, 0.05), Baseline.HAR, new Estimate(0.02, 0.005, 0.035));
        assertThat(volatility(skilled, gains).weight()).isCloseTo(0.25, within(1e-12));
        assertThat(Evidence.of(DailyTarget.DIRECTION, skilled, gains, Optional.empty()).found()).isFalse();
        assertThat(volatility(Optional.of(new Estimate(0.52, 0.49, 0.55)), gains).found())
                .isFalse();
        assertThat(volatility(Optional.empty(), gains).weight()).isZero();
    }

    /** A model no better than one feature is not served; the regression on that feature is, as far as its own gain is sure. */
    @Test
    void aModelThatOneFeatureEqualsIsNotServed() {
        Optional<Estimate> skilled = Optional.of(new Estimate(0.65, 0.63, 0.67));
        Map<Baseline, Estimate> gains = Map.of(Baseline.MAJORITY, new Estimate(0.04, 0.03, 0.05),
                Baseline.SINGLE_FEATURE, new Estimate(0.001, -0.004, 0.006));
        Optional<Estimate> single = Optional.of(new Estimate(0.036, 0.027, 0.045));
        Evidence evidence = Evidence.of(DailyTarget.LARGE_MOVE, skilled, gains, single);
        assertThat(evidence.found()).isFalse();
        assertThat(evidence.single()).isCloseTo(0.75, within(1e-12));
        Optional<Estimate> unsure = Optional.of(new Estimate(0.001, -0.001, 0.003));
        assertThat(Evidence.of(DailyTarget.LARGE_MOVE, skilled, gains, unsure).single()).isZero();
    }

    private static Evidence volatility(Optional<Estimate> auc, Map<Baseline, Estimate> gains) {
        return Evidence.of(DailyTarget.VOLATILITY, auc, gains, Optional.empty());
    }
}
