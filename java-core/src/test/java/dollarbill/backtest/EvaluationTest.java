package dollarbill.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dollarbill.signal.CostModel;
import dollarbill.signal.FairValueRules;
import dollarbill.signal.SignalRules;
import dollarbill.sizing.HoldingRule;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static List<TrainingRow> rows() {
        return new SignalReplay(new ReplaySettings(4, CostModel.defaults(),
                new SignalRules(0.05, 0.95, 1, 1, 2, 90, 30.0, 50, FairValueRules.defaults(), HoldingRule.defaults())))
                .run(PastMarket.of(40, 11, LocalDate.MAX), List.of(PastMarket.SYMBOL), (days, of) -> {})
                .rows();
    }

    /** Examples of scikit-learn's pages of roc_auc_score, brier_score_loss and log_loss. */
    @Test
    void agreesWithPublishedExamples() {
        ClassificationMetrics auc = ClassificationMetrics.of(new double[] {0.1, 0.4, 0.35, 0.8},
                new double[] {0, 0, 1, 1});
        assertThat(auc.auc().orElseThrow()).isCloseTo(0.75, within(1e-15));
        ClassificationMetrics brier = ClassificationMetrics.of(new double[] {0.1, 0.9, 0.8, 0.3},
                new double[] {0, 1, 1, 0});
        assertThat(brier.brier()).isCloseTo(0.0375, within(1e-15));
        ClassificationMetrics loss = ClassificationMetrics.of(new double[] {0.9, 0.1, 0.2, 0.65},
                new double[] {1, 0, 0, 1});
        assertThat(loss.logLoss()).isCloseTo(0.21616187468057912, within(1e-15));
    }

    @Test
    void calibrationErrorByHand() {
        ClassificationMetrics m = ClassificationMetrics.of(new double[] {0.1, 0.15, 0.95, 1.0},
                new double[] {0, 1, 1, 1});
        assertThat(m.calibrationError()).isCloseTo((0.75 + 0.05) / 4, within(1e-15));
    }

    @Property(tries = 200, seed = "20260101")
    void aucIsTheShareOfPairsInOrder(
            @ForAll @Size(min = 2, max = 30) List<@IntRange(min = 0, max = 10) Integer> scores) {
        double[] p = scores.stream().mapToDouble(s -> s / 10.0).toArray();
        double[] labels = new double[p.length];
        for (int i = 0; i < p.length; i++) {
            labels[i] = i % 2;
        }
        double ordered = 0;
        double pairs = 0;
        for (int i = 1; i < p.length; i += 2) {
            for (int j = 0; j < p.length; j += 2) {
                ordered += p[i] > p[j] ? 1 : p[i] == p[j] ? 0.5 : 0;
                pairs++;
            }
        }
        assertThat(ClassificationMetrics.of(p, labels).auc().orElseThrow()).isCloseTo(ordered / pairs, within(1e-12));
    }

    @Test
    void aucIsAbsentWhereAllAreEqual() {
        assertThat(ClassificationMetrics.of(new double[] {0.1, 0.2}, new double[] {1, 1}).auc()).isEmpty();
        assertThatThrownBy(() -> ClassificationMetrics.of(new double[] {1.1}, new double[] {1}))
                .hasMessageContaining("1.1");
        assertThatThrownBy(() -> ClassificationMetrics.of(new double[] {0.1}, new double[] {0.5}))
                .hasMessageContaining("label");
    }

    @Test
    void noTrainingOutcomeOverlapsTheTest() {
        List<TrainingRow> rows = rows();
        TimeSplit split = TimeSplit.of(rows, 0.7, 14);
        LocalDate firstTest = split.test().stream().map(TrainingRow::quoteDate).min(LocalDate::compareTo).orElseThrow();
        assertThat(firstTest).isEqualTo(split.testStart());
        assertThat(split.train()).isNotEmpty().allSatisfy(r -> {
            assertThat(r.outcome().exitDate()).isBefore(firstTest);
            assertThat(r.quoteDate()).isBeforeOrEqualTo(firstTest.minusDays(14));
        });
        assertThat(split.train().size() + split.test().size() + split.purged()).isEqualTo(rows.size());
        assertThat(split.purged()).isPositive();
        assertThatThrownBy(() -> TimeSplit.of(rows, 1.0, 14)).hasMessageContaining("trainShare");
        assertThatThrownBy(() -> TimeSplit.of(rows, 0.1, 400)).hasMessageContaining("gap");
        assertThatThrownBy(() -> TimeSplit.of(List.of(), 0.5, 14)).hasMessageContaining("days");
    }

    @Test
    void aKnowingModelBeatsTheBaselinesAndRunsRepeat() {
        TimeSplit split = TimeSplit.of(rows(), 0.6, 14);
        double[] knowing = split.test().stream().mapToDouble(r -> 0.2 + 0.6 * r.label()).toArray();
        List<Evaluation> first = Evaluation.compare(split, "knowing", knowing, 5);
        assertThat(first).extracting(Evaluation::name)
                .containsExactly("knowing", Evaluation.CONSTANT_RATE, Evaluation.EDGE_ALONE);
        assertThat(first.get(0).auc().orElseThrow()).isEqualTo(new Evaluation.Estimate(1.0, 1.0, 1.0));
        assertThat(first.get(0).brier().value()).isCloseTo(0.04, within(1e-12));
        assertThat(first.get(1).auc().orElseThrow().value()).isEqualTo(0.5);
        assertThat(first).allSatisfy(e -> {
            assertThat(e.brier().low()).isLessThanOrEqualTo(e.brier().value());
            assertThat(e.brier().high()).isGreaterThanOrEqualTo(e.brier().value());
        });
        assertThat(Evaluation.compare(split, "knowing", knowing, 5)).isEqualTo(first);
        assertThat(first.get(1).brier().high()).isGreaterThan(first.get(1).brier().low());
    }

    /** At the maximum of the penalised likelihood both partial differences vanish. */
    @Test
    void logisticRegressionIsAtItsMaximum() {
        List<TrainingRow> rows = rows();
        EdgeLogistic fit = EdgeLogistic.fit(rows);
        double top = likelihood(rows, fit);
        for (double[] step : new double[][] {{1e-3, 0}, {-1e-3, 0}, {0, 1e-3}, {0, -1e-3}}) {
            SingleLogistic at = fit.logistic();
            EdgeLogistic moved = new EdgeLogistic(new SingleLogistic(
                    at.mean(), at.deviation(), at.intercept() + step[0], at.slope() + step[1]));
            assertThat(likelihood(rows, moved)).isLessThan(top);
        }
    }

    private static double likelihood(List<TrainingRow> rows, EdgeLogistic fit) {
        double intercept = fit.logistic().intercept();
        double slope = fit.logistic().slope();
        double sum = -0.5e-4 * (intercept * intercept + slope * slope);
        for (TrainingRow row : rows) {
            double p = fit.probability(row);
            sum += row.label() == 1.0 ? Math.log(p) : Math.log1p(-p);
        }
        return sum;
    }
}
