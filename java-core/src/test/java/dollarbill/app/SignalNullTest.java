package dollarbill.app;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.backtest.TrainingRow;
import dollarbill.backtest.run.KeptDays;
import dollarbill.backtest.run.Retraining;
import dollarbill.bridge.ModelException;
import dollarbill.signal.Confidence;
import dollarbill.signal.Signal;
import dollarbill.signal.SignalId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The classifier of a backtest, learning through the bridge, has no skill where outcomes are permuted among all signals, those it learns from and
 * those it judges; where they are as they were it has.
 *
 * <p>The statistic is the area under the curve of its probabilities in the stretch after. With n winners and m losers permuted it has
 * mean one half and at most the variance (n + m + 1)/(12·n·m) (H. B. Mann and D. R. Whitney, On a Test of Whether one of Two Random Variables is
 * Stochastically Larger than the Other, 1947), whatever was learned; the mean over seeds must lie within 3.29 standard errors, a false
 * alarm in a thousand.
 */
class SignalNullTest {
    private static final String LEARNING = "{\"seed\": 1, \"trees\": 20, \"min_leaf\": 10, \"boosting_rounds\": 20, "
            + "\"learning_rate\": 0.1, \"epochs\": 2, \"calibration\": \"platt\"}";
    private static final double THOUSANDTH = 3.2905;
    private static final double TWENTIETH = 1.6449;

    /** Two thirds of the history to learn from and the last to judge. */
    private record Halves(
            Engine engine,
            Retraining stretch,
            SortedMap<LocalDate, List<Signal>> signals,
            List<TrainingRow> rows) {
        static Halves of(Engine engine, KeptDays days) {
            List<TrainingRow> rows = SampleFutures.history(engine, days).rows();
            List<LocalDate> dates = days.dates(SampleFutures.SYMBOLS.getFirst());
            return new Halves(
                    engine, Retraining.plan(dates, rows, 2, 5).getLast(),
                    SampleFutures.signals(engine, days), rows);
        }

        /** Returns all rows with outcomes in another order; seed 0 keeps the order. */
        Map<SignalId, TrainingRow> permuted(int seed) {
            List<TrainingRow.Outcome> outcomes = new ArrayList<>(rows.stream().map(TrainingRow::outcome).toList());
            if (seed > 0) {
                Collections.shuffle(outcomes, new Random(seed));
            }
            Map<SignalId, TrainingRow> permuted = new HashMap<>();
            for (int i = 0; i < rows.size(); i++) {
                TrainingRow row = rows.get(i);
                permuted.put(row.id(), new TrainingRow(
                        row.id(), row.symbol(), row.quoteDate(), row.asOf(), row.features(), outcomes.get(i)));
            }
            return permuted;
        }

        Map<SignalId, Confidence> judged(Map<SignalId, TrainingRow> outcomes) throws ModelException {
            List<TrainingRow> learned = stretch.rows()
                    .stream()
                    .map(row -> Objects.requireNonNull(outcomes.get(row.id())))
                    .toList();
            return new SlidingClassifier(engine.models(), new SignalFit(ProgressSink.SILENT, 1L))
                    .judge(List.of(new Retraining(stretch.from(), stretch.until(), learned)), signals)
                    .confidences();
        }

        Area area(int seed) throws ModelException {
            Map<SignalId, TrainingRow> outcomes = permuted(seed);
            Map<SignalId, Confidence> judged = judged(outcomes);
            List<Double> winners = new ArrayList<>();
            List<Double> losers = new ArrayList<>();
            judged.forEach((id, said) -> {
                TrainingRow row = outcomes.get(id);
                if (row != null) {
                    (row.label() == 1.0 ? winners : losers).add(((Confidence.FromModel) said).probability());
                }
            });
            return Area.of(winners, losers);
        }
    }

    /** The share of pairs of a winner and a loser in which the winner has the higher probability, and its standard error. */
    private record Area(double value, double error) {
        static Area of(List<Double> winners, List<Double> losers) {
            double n = winners.size();
            double m = losers.size();
            double right = 0.0;
            for (double winner : winners) {
                for (double loser : losers) {
                    right += winner > loser ? 1.0 : winner == loser ? 0.5 : 0.0;
                }
            }
            return new Area(right / (n * m), Math.sqrt((n + m + 1.0) / (12.0 * n * m)));
        }
    }

    @Test
    void permutedOutcomesTeachNothing() throws ModelException {
        experiment(1, QuickLearner.FEW, false);
    }

    @Test
    @Tag("long")
    void permutedOutcomesTeachNothingAndTrueOnesDo() throws ModelException {
        experiment(2, LEARNING, true);
    }

    @Test
    @Tag("long")
    void permutedOutcomesTeachNothingOverFortySeeds() throws ModelException {
        experiment(40, LEARNING, true);
    }

    private static void experiment(int seeds, String learning, boolean told) throws ModelException {
        try (Engine real = SampleFutures.engine(SampleFutures.sample(), SampleFutures::real);
                Engine engine = SampleFutures.engine(
                        SampleFutures.sample(), settings -> new QuickLearner(real.models(), learning).host())) {
            Halves halves = Halves.of(engine, SampleFutures.asItWas());
            double sum = 0.0;
            double variance = 0.0;
            for (int seed = 1; seed <= seeds; seed++) {
                Area area = halves.area(seed);
                sum += area.value() - 0.5;
                variance += area.error() * area.error();
            }
            assertThat(sum / Math.sqrt(variance)).as("deviations from one half").isBetween(-THOUSANDTH, THOUSANDTH);
            if (told) {
                Area asTheyWere = halves.area(0);
                assertThat((asTheyWere.value() - 0.5) / asTheyWere.error()).isGreaterThan(TWENTIETH);
            }
        }
    }
}
