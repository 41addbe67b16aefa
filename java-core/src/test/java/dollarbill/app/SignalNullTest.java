package dollarbill.app;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.backtest.TrainingRow;
import dollarbill.backtest.engine.Backtest;
import dollarbill.backtest.engine.EngineSettings;
import dollarbill.backtest.engine.MarketTape;
import dollarbill.backtest.engine.Progress;
import dollarbill.backtest.run.KeptDays;
import dollarbill.backtest.run.Retraining;
import dollarbill.backtest.run.SignalBeliefs;
import dollarbill.backtest.run.SignalStrategy;
import dollarbill.backtest.tape.RecordedTape;
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
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The classifier of a backtest, learning through the bridge from outcomes permuted among its rows, has no skill in the stretch after.
 *
 * <p>The statistic is the area under the curve of its probabilities against what the signals of the stretch really made. Over permutations its
 * mean is one half; the interval is Student's at 99.9 %, a false alarm in a thousand.
 */
class SignalNullTest {
    private static final double LEVEL = 0.999;
    private static final int DRAWS = 20;

    /** One half of the history to learn from and the other to judge. */
    private record Halves(
            Engine engine,
            Retraining stretch,
            SortedMap<LocalDate, List<Signal>> signals,
            Map<SignalId, Double> labels) {
        static Halves of(Engine engine, KeptDays days) {
            List<TrainingRow> rows = SampleFutures.history(engine, days).rows();
            List<LocalDate> dates = days.dates(SampleFutures.SYMBOLS.getFirst());
            Map<SignalId, Double> labels = new HashMap<>();
            rows.forEach(row -> labels.put(row.id(), row.label()));
            return new Halves(
                    engine, Retraining.plan(dates, rows, 2, 5).getLast(),
                    days.signals(MarketStage.finder(engine.configuration()), true), labels);
        }

        /** Returns what is said of the second half after outcomes in another order; seed 0 keeps the order. */
        Map<SignalId, Confidence> judged(int seed) throws ModelException {
            List<TrainingRow.Outcome> outcomes = new ArrayList<>(
                    stretch.rows().stream().map(TrainingRow::outcome).toList());
            if (seed > 0) {
                Collections.shuffle(outcomes, new Random(seed));
            }
            List<TrainingRow> rows = new ArrayList<>();
            for (int i = 0; i < outcomes.size(); i++) {
                TrainingRow row = stretch.rows().get(i);
                rows.add(new TrainingRow(
                        row.id(), row.symbol(), row.quoteDate(), row.asOf(), row.features(), outcomes.get(i)));
            }
            return new SlidingClassifier(engine.models(), new SignalFit(ProgressSink.SILENT, 1L))
                    .judge(List.of(new Retraining(stretch.from(), stretch.until(), rows)), signals)
                    .confidences();
        }

        /** Returns the share of pairs of a winner and a loser in which the winner has the higher probability. */
        double area(Map<SignalId, Confidence> judged) {
            double pairs = 0.0;
            double right = 0.0;
            for (SignalId winner : judged.keySet()) {
                for (SignalId loser : judged.keySet()) {
                    if (label(winner) == 1.0 && label(loser) == 0.0) {
                        double ahead = probability(judged, winner) - probability(judged, loser);
                        pairs++;
                        right += ahead > 0.0 ? 1.0 : ahead == 0.0 ? 0.5 : 0.0;
                    }
                }
            }
            return right / pairs;
        }

        private double label(SignalId id) {
            return labels.getOrDefault(id, -1.0);
        }

        private static double probability(Map<SignalId, Confidence> judged, SignalId id) {
            return ((Confidence.FromModel) Objects.requireNonNull(judged.get(id))).probability();
        }
    }

    private static DescriptiveStatistics areas(Halves halves, int seeds) throws ModelException {
        DescriptiveStatistics areas = new DescriptiveStatistics();
        for (int seed = 1; seed <= seeds; seed++) {
            areas.addValue(halves.area(halves.judged(seed)));
        }
        return areas;
    }

    private static void holdsOneHalf(DescriptiveStatistics areas) {
        long n = areas.getN();
        double half = new TDistribution(n - 1.0).inverseCumulativeProbability(0.5 + 0.5 * LEVEL)
                * areas.getStandardDeviation() / Math.sqrt(n);
        assertThat(0.5).isBetween(areas.getMean() - half, areas.getMean() + half);
    }

    @Test
    void permutedOutcomesTeachNothingAndTrueOnesDo() throws ModelException {
        experiment(6);
    }

    @Test
    @Tag("long")
    void permutedOutcomesTeachNothingOverFortySeeds() throws ModelException {
        experiment(40);
    }

    private static void experiment(int seeds) throws ModelException {
        try (Engine real = SampleFutures.engine(SampleFutures.sample(), SampleFutures::real);
                Engine engine = SampleFutures.engine(
                        SampleFutures.sample(), settings -> new QuickLearner(real.models()).host())) {
            Halves halves = Halves.of(engine, SampleFutures.asItWas());
            DescriptiveStatistics areas = areas(halves, seeds);
            holdsOneHalf(areas);
            assertThat(halves.area(halves.judged(0))).isGreaterThan(areas.getMax());
        }
    }

    /**
     * The account of the signals judged so does no better than with the same judgements dealt to other signals of the stretch: the share of
     * deals that earn as much has mean one half, and no share in 0 to 1 deviates by more than one half.
     */
    @Test
    @Tag("long")
    void anAccountLedByPermutedOutcomesIsOneLedByLots() throws ModelException {
        int seeds = 40;
        try (Engine real = SampleFutures.engine(SampleFutures.sample(), SampleFutures::real);
                Engine engine = SampleFutures.engine(
                        SampleFutures.sample(), settings -> new QuickLearner(real.models()).host())) {
            KeptDays days = SampleFutures.asItWas();
            Halves halves = Halves.of(engine, days);
            double sum = 0.0;
            for (int seed = 1; seed <= seeds; seed++) {
                Map<SignalId, Confidence> judged = halves.judged(seed);
                long own = profit(halves, days, judged);
                List<SignalId> ids = new ArrayList<>(judged.keySet().stream().sorted().toList());
                List<Confidence> dealt = new ArrayList<>(ids.stream().map(judged::get).toList());
                Random random = new Random(seed);
                double asGood = 0.0;
                for (int draw = 0; draw < DRAWS; draw++) {
                    Collections.shuffle(dealt, random);
                    Map<SignalId, Confidence> deal = new HashMap<>();
                    for (int i = 0; i < ids.size(); i++) {
                        deal.put(ids.get(i), dealt.get(i));
                    }
                    long other = profit(halves, days, deal);
                    asGood += other > own ? 1.0 : other == own ? 0.5 : 0.0;
                }
                sum += asGood / DRAWS;
            }
            double deviation = 0.5 / Math.sqrt(seeds);
            assertThat(sum / seeds).isBetween(0.5 - 3.2905 * deviation, 0.5 + 3.2905 * deviation);
        }
    }

    private static long profit(Halves halves, KeptDays days, Map<SignalId, Confidence> judged) {
        Engine engine = halves.engine();
        MarketTape tape = RecordedTape.of(
                days.chains().stream().filter(c -> !c.quoteDate().isBefore(halves.stretch().from())).toList(), 0.05);
        SignalStrategy strategy = new SignalStrategy(
                halves.signals(), SignalBeliefs.of(judged),
                BookStage.sizer(
                        engine.configuration().trading(), engine.configuration().ml(), BacktestRequest.USUAL_CAPITAL),
                MarketStage.rules(engine.configuration()).holding());
        EngineSettings settings = EngineRuns.recorded(
                engine, SampleFutures.request(BacktestRequest.Strategy.SIGNALS), days.chains());
        return Backtest.run(tape, strategy, settings, Progress.none()).days().getLast().equityCents();
    }
}
