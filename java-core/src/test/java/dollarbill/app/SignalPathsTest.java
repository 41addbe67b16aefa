package dollarbill.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.BacktestRequest.Check;
import dollarbill.backtest.TrainingRow;
import dollarbill.backtest.engine.EngineSettings;
import dollarbill.backtest.run.CombinatorialLessons;
import dollarbill.backtest.run.KeptDays;
import dollarbill.backtest.run.SignalBeliefs;
import dollarbill.backtest.run.SignalStrategy;
import dollarbill.backtest.tape.RecordedTape;
import dollarbill.backtest.validation.Finding;
import dollarbill.bridge.Artefact;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.TrainingRequest;
import dollarbill.market.Reason;
import dollarbill.performance.PerformanceRatios;
import dollarbill.performance.ReturnSeries;
import dollarbill.signal.Confidence;
import dollarbill.signal.Signal;
import dollarbill.signal.SignalId;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a classifier makes on other paths: nothing where outcomes are permuted, and of the same answers the same account on each. */
class SignalPathsTest {
    private static final int COLUMNS = 6;
    private static final double THOUSANDTH = 3.2905;
    private static final double SAME = 0.7;
    private static final String LEARNING = "{\"seed\": 1, \"trees\": 20, \"min_leaf\": 10, \"boosting_rounds\": 20, "
            + "\"learning_rate\": 0.1, \"epochs\": 2, \"calibration\": \"platt\"}";

    private static KeptDays days;
    private static SortedMap<LocalDate, List<Signal>> signals;
    private static List<TrainingRow> rows;

    @BeforeAll
    static void history() {
        days = SampleFutures.asItWas();
        try (Engine engine = SampleFutures.engine(SampleFutures.sample(), SampleFutures.NONE)) {
            signals = SampleFutures.signals(engine, days);
            rows = SampleFutures.history(engine, days).rows();
        }
    }

    /** Learns every row by heart and answers with the outcome of the nearest: it knows all that leaks, and nothing else. */
    private static final class Memory {
        private final Map<String, TrainingRequest> learned = new ConcurrentHashMap<>();
        private final AtomicInteger fits = new AtomicInteger();

        ModelHost host() {
            return answering(this::fit, this::score);
        }

        private Artefact fit(TrainingRequest asked) {
            Artefact artefact = new Artefact("{\"lesson\": " + fits.incrementAndGet() + "}");
            learned.put(artefact.hash(), asked);
            return artefact;
        }

        private double score(Artefact artefact, DoubleRows asked, int row) {
            TrainingRequest known = Objects.requireNonNull(learned.get(artefact.hash()));
            int nearest = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < known.rows().rows(); i++) {
                double away = 0.0;
                for (int j = 0; j < asked.columns(); j++) {
                    double one = asked.get(row, j);
                    double other = known.rows().get(i, j);
                    away += Double.compare(one, other) == 0 ? 0.0
                            : Double.isNaN(one - other) ? 1.0
                                    : Math.abs(one - other) / (Math.abs(one) + Math.abs(other));
                }
                if (away < least) {
                    least = away;
                    nearest = i;
                }
            }
            return 0.1 + 0.8 * known.labels().get(nearest, 0);
        }
    }

    @FunctionalInterface
    private interface Fit {
        Artefact of(TrainingRequest asked);
    }

    @FunctionalInterface
    private interface Score {
        double of(Artefact artefact, DoubleRows asked, int row);
    }

    private static ModelHost answering(Fit fit, Score score) {
        return (ModelHost) Proxy.newProxyInstance(
                ModelHost.class.getClassLoader(), new Class<?>[] {ModelHost.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "fit" -> fit.of((TrainingRequest) args[0]);
                    case "score" -> {
                        DoubleRows asked = (DoubleRows) args[2];
                        double[] answers = new double[COLUMNS * asked.rows()];
                        for (int i = 0; i < asked.rows(); i++) {
                            double p = score.of((Artefact) args[1], asked, i);
                            answers[COLUMNS * i] = p;
                            answers[COLUMNS * i + 1] = p - 0.05;
                            answers[COLUMNS * i + 2] = p + 0.05;
                        }
                        yield DoubleRows.of(COLUMNS, answers);
                    }
                    case "awaitReady" -> true;
                    case "close" -> "closed";
                    default -> throw new AssertionError("a backtest must not ask for " + method.getName());
                });
    }

    /** Returns the rows with profits, hedged and not, in another order, each still known on its own day. */
    private static List<TrainingRow> permuted(int seed) {
        List<TrainingRow.Outcome> profits = new ArrayList<>(rows.stream().map(TrainingRow::outcome).toList());
        Collections.shuffle(profits, new Random(seed));
        List<TrainingRow> permuted = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            TrainingRow row = rows.get(i);
            TrainingRow.Outcome was = row.outcome();
            permuted.add(new TrainingRow(
                    row.id(), row.symbol(), row.quoteDate(), row.asOf(), row.features(),
                    new TrainingRow.Outcome(
                            was.entryPrice(), was.exitPrice(), was.exitDate(), was.exit(), profits.get(i).pnl(),
                            profits.get(i).hedgedPnl())));
        }
        return permuted;
    }

    /** Returns what is believed on each path, the classifier having learned by the lessons, or from everything. */
    private static List<Map<SignalId, Confidence>> paths(ModelHost host, List<TrainingRow> past, boolean everything)
            throws ModelException {
        SlidingClassifier classifier = new SlidingClassifier(host, new SignalFit(ProgressSink.SILENT, 1L));
        CombinatorialLessons plan = CombinatorialLessons.of(past, SignalPaths.GROUPS, SignalPaths.TESTED, 5);
        List<Map<SignalId, Confidence>> taught = new ArrayList<>();
        for (CombinatorialLessons.Lesson lesson : plan.lessons()) {
            List<List<Signal>> judged = signals.entrySet()
                    .stream()
                    .filter(day -> plan.judges(lesson, day.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
            taught.add(classifier.teach(everything ? past : lesson.rows(), judged, 1L, "COMBINATORIAL").confidences());
        }
        return SignalPaths.judged(plan, taught, signals);
    }

    /** Deviations from one half of the area under the curve of winners and losers, in standard errors of Mann and Whitney. */
    private static double deviation(Map<SignalId, Confidence> believed, List<TrainingRow> past) {
        List<Double> winners = new ArrayList<>();
        List<Double> losers = new ArrayList<>();
        past.forEach(row -> (row.label() == 1.0 ? winners : losers)
                .add(((Confidence.FromModel) Objects.requireNonNull(believed.get(row.id()))).probability()));
        double right = 0.0;
        for (double winner : winners) {
            for (double loser : losers) {
                right += winner > loser ? 1.0 : winner == loser ? 0.5 : 0.0;
            }
        }
        double n = winners.size();
        double m = losers.size();
        return (right / (n * m) - 0.5) / Math.sqrt((n + m + 1.0) / (12.0 * n * m));
    }

    private static double mean(List<Map<SignalId, Confidence>> paths, List<TrainingRow> past) {
        return paths.stream().mapToDouble(path -> deviation(path, past)).average().orElseThrow();
    }

    @Test
    void permutedOutcomesTeachNothingOnAnyPathUnlessTheyLeak() throws ModelException {
        List<TrainingRow> past = permuted(3);
        assertThat(mean(paths(new Memory().host(), past, false), past)).isBetween(-THOUSANDTH, THOUSANDTH);
        assertThat(mean(paths(new Memory().host(), past, true), past)).isGreaterThan(10.0);
    }

    @Test
    @Tag("long")
    void permutedOutcomesTeachTheModelNothingOnAnyPathAndTrueOnesDo() throws ModelException {
        try (Engine real = SampleFutures.engine(SampleFutures.sample(), SampleFutures::real)) {
            ModelHost host = new QuickLearner(real.readyModels(Duration.ofMinutes(2)), LEARNING).host();
            double sum = 0.0;
            int seeds = 4;
            for (int seed = 1; seed <= seeds; seed++) {
                List<TrainingRow> past = permuted(seed);
                sum += mean(paths(host, past, false), past);
            }
            assertThat(sum / Math.sqrt(seeds)).isBetween(-THOUSANDTH, THOUSANDTH);
            assertThat(mean(paths(host, rows, false), rows)).isGreaterThan(1.6449);
        }
    }

    private static BacktestRequest asked() {
        BacktestRequest usual = SampleFutures.request(BacktestRequest.Strategy.SIGNALS);
        return new BacktestRequest(
                usual.strategy(), usual.symbols(), usual.from(), usual.to(), usual.capital(), usual.scaling(),
                usual.fill(),
                usual.time(), usual.hedge(), usual.judges(), usual.chains(), OptionalInt.of(2), usual.threads(),
                Set.of(Check.CPCV));
    }

    /** A judge that says the same of every signal has one account on all paths, that of its answer over all days, and chooses nothing. */
    @Test
    void theSameAnswersMakeTheSameAccountOnEveryPath() throws ModelException {
        AtomicInteger fits = new AtomicInteger();
        ModelHost host = answering(
                asked -> new Artefact("{\"rows\": " + fits.incrementAndGet() + "}"), (artefact, asked, row) -> SAME);
        try (Engine engine = SampleFutures.engine(SampleFutures.sample(), settings -> host)) {
            RunParts parts = new SignalRuns(engine, asked(), SampleFutures.SYMBOLS).over(days);
            assertThat(fits).hasValue(15 + parts.segments().size());
            CombinatorialRun run = parts.combinatorial().orElseThrow().found().orElseThrow();
            assertThat(run.paths()).hasSize(5);
            assertThat(run.days()).isEqualTo(List.copyOf(days.open().keySet()));
            assertThat(run.fewestRows()).isLessThan(run.mostRows()).isGreaterThanOrEqualTo(SignalRuns.FEWEST_ROWS);
            EngineSettings settings = EngineRuns.recorded(engine, asked(), days.chains());
            EngineRuns runs = new EngineRuns(engine, asked(), RecordedTape.of(days.chains(), 0.05), settings).guarded();
            SignalBeliefs standIn = SignalBeliefs
                    .standIn(new Confidence.FromFallback("MODEL_DISABLED", "no model judges in this test"));
            List<ReturnSeries> alone = runs.returns(
                    List.of(
                            strategy(engine, same(run.fewestRows())), strategy(engine, same(run.mostRows())),
                            strategy(engine, standIn)));
            DoubleSummaryStatistics means = alone.subList(0, 2)
                    .stream()
                    .mapToDouble(EngineRuns::meanOfYear)
                    .summaryStatistics();
            assertThat(run.paths()).allSatisfy(path -> {
                assertThat(path.meanReturn()).isBetween(means.getMin() - 0.02, means.getMax() + 0.02);
                assertThat(path.moreThanWithout().orElseThrow())
                        .isCloseTo(path.meanReturn() - EngineRuns.meanOfYear(alone.getLast()), within(1e-12));
            });
            assertThat(run.paths()).extracting(CombinatorialRun.Path::profitMore)
                    .containsOnly(
                            run.paths().getFirst().profitMore());
            assertThat(run.paths()).extracting(CombinatorialRun.Path::wonMore)
                    .containsOnly(
                            run.paths().getFirst().wonMore());
            assertThat(PerformanceRatios.sharpe(alone.getFirst(), 0.0)).isPresent();
        }
    }

    /** Returns the same confidence for all, from so many rows: on the paths they are between the fewest and the most of a lesson. */
    private static SignalBeliefs same(int learnedFrom) {
        return all -> all.stream()
                .<Confidence>map(signal -> new Confidence.FromModel(
                        "signal_classifier", 1L, "COMBINATORIAL", SAME, SAME - 0.05, SAME + 0.05,
                        OptionalLong.of(learnedFrom)))
                .toList();
    }

    private static SignalStrategy strategy(Engine engine, SignalBeliefs beliefs) {
        return new SignalStrategy(
                signals, beliefs,
                BookStage.sizer(
                        engine.configuration().trading(), engine.configuration().ml(), BacktestRequest.USUAL_CAPITAL),
                MarketStage.rules(engine.configuration()).holding());
    }

    @ParameterizedTest
    @CsvSource({"60, ROWS_FEW", "5, PERIODS_FEW"})
    void tooLittleToLearnFromIsAReason(int kept, Reason reason) throws ModelException {
        ModelHost host = answering(asked -> {
            throw new AssertionError("nothing must be learned");
        }, (artefact, asked, row) -> SAME);
        try (Engine engine = SampleFutures.engine(SampleFutures.sample(), settings -> host)) {
            assertThat(run(engine, host, rows.subList(0, kept)))
                    .isInstanceOfSatisfying(Finding.Unmeasured.class,
                            found -> assertThat(found.reason()).isEqualTo(reason));
        }
    }

    @Test
    void timeThatIsOverIsAReasonAndNoPartOfAResult() throws ModelException {
        AtomicInteger fits = new AtomicInteger();
        ModelHost host = answering(
                asked -> new Artefact("{\"rows\": " + fits.incrementAndGet() + "}"), (artefact, asked, row) -> SAME);
        AtomicInteger asked = new AtomicInteger();
        EngineOptions options = EngineOptions.of(Path.of(System.getProperty("project.root")), Map.of())
                .withData(SampleFutures.sample());
        try (Engine engine = Engine.open(
                options, ModelUse.COMMAND, settings -> host,
                () -> Instant.EPOCH.plusSeconds(600L * asked.getAndIncrement()), ProgressSink.SILENT)) {
            assertThat(run(engine, host, rows)).isInstanceOfSatisfying(Finding.Unmeasured.class, found -> {
                assertThat(found.reason()).isEqualTo(Reason.TIME_OVER);
                assertThat(found.detail()).isEqualTo(fits + " of 15 fits in 60 minutes");
            });
            assertThat(fits.get()).isBetween(1, 7);
        }
    }

    private static Finding<CombinatorialRun> run(Engine engine, ModelHost host, List<TrainingRow> past)
            throws ModelException {
        SlidingClassifier classifier = new SlidingClassifier(host, new SignalFit(ProgressSink.SILENT, 1L));
        EngineSettings settings = EngineRuns.recorded(engine, asked(), days.chains());
        RecordedTape tape = RecordedTape.of(days.chains(), 0.05);
        return new SignalPaths(engine, classifier, 1).run(
                past, signals, 5,
                new SignalPaths.Account(
                        new EngineRuns(engine, asked(), tape, settings), tape.days(),
                        beliefs -> strategy(engine, beliefs), all -> List.of(), judged -> Optional.empty()));
    }

    /** Median, lowest and highest of five paths by hand. */
    @Test
    void theDocumentSpreadsThePaths() {
        List<CombinatorialRun.Path> paths = new ArrayList<>();
        for (double x : new double[] {0.3, -0.1, 0.5, 0.2, 0.4}) {
            paths.add(new CombinatorialRun.Path(
                    OptionalDouble.of(10 * x), x, OptionalDouble.of(x - 0.25),
                    OptionalDouble.empty(), OptionalDouble.of(x / 10)));
        }
        CombinatorialRun run = new CombinatorialRun(
                6, 2, 1, 15, 200, 300, List.of(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(7)), paths);
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        CombinatorialDocument.put(node, run, paths.getFirst());
        JsonNode figures = node.path("figures");
        assertThat(figures.at("/mean_return/median").asDouble()).isEqualTo(0.3);
        assertThat(figures.at("/mean_return/lowest").asDouble()).isEqualTo(-0.1);
        assertThat(figures.at("/mean_return/highest").asDouble()).isEqualTo(0.5);
        assertThat(figures.at("/sharpe/median").asDouble()).isEqualTo(3.0);
        assertThat(figures.at("/more_than_without/lowest").asDouble()).isCloseTo(-0.35, within(1e-15));
        assertThat(figures.has("profit_more")).isFalse();
        assertThat(CombinatorialText.lines(node, "-").getFirst())
                .isEqualTo(new CombinatorialText.Line("Sharpe ratio with ML", "3.00", "-1.00", "5.00", "3.00"));
        assertThat(CombinatorialText.foot(node)).contains("15 fits from 200 to 300 signals",
                "not what could have been earned");
    }
}
