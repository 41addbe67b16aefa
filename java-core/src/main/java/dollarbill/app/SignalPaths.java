package dollarbill.app;

import dollarbill.app.SlidingClassifier.Taught;
import dollarbill.backtest.TrainingRow;
import dollarbill.backtest.engine.DailyStrategy;
import dollarbill.backtest.run.CombinatorialLessons;
import dollarbill.backtest.run.CombinatorialLessons.Lesson;
import dollarbill.backtest.run.Selection;
import dollarbill.backtest.run.SignalBeliefs;
import dollarbill.backtest.validation.Finding;
import dollarbill.bridge.ModelException;
import dollarbill.market.Reason;
import dollarbill.performance.PerformanceRatios;
import dollarbill.performance.ReturnSeries;
import dollarbill.signal.Confidence;
import dollarbill.signal.Signal;
import dollarbill.signal.SignalId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Lets the classifier learn from all choices of groups of days, judge the others, and trades each path that what was judged joins to by the
 * same engine.
 */
final class SignalPaths {
    /** Groups the days are cut into. */
    static final int GROUPS = 6;

    /** Groups judged at a time. */
    static final int TESTED = 2;

    private static final String TASK = "combinatorial fits";
    private static final String HOW = "COMBINATORIAL";
    private static final Duration BUDGET = Duration.ofHours(1);

    private final Engine engine;
    private final SlidingClassifier classifier;
    private final int threads;

    /**
     * Creates paths.
     *
     * @param classifier  learns without telling how far it is, since several do at the same time
     * @param threads  fits at the same time, at least 1
     */
    SignalPaths(Engine engine, SlidingClassifier classifier, int threads) {
        this.engine = engine;
        this.classifier = classifier;
        this.threads = threads;
    }

    /**
     * How a path is traded and measured.
     *
     * @param runs  all days under the rules of the account
     * @param days  the days of {@code runs}
     * @param strategy  what trades by beliefs
     * @param standIn  beliefs without a classifier
     * @param selection  how well judgements choose among past signals; absent where none is taken
     */
    record Account(
            EngineRuns runs,
            List<LocalDate> days,
            Function<SignalBeliefs, DailyStrategy> strategy,
            SignalBeliefs standIn,
            Function<Map<SignalId, Confidence>, Optional<Selection>> selection) {}

    /** Runs all paths, or tells why they cannot be. */
    Finding<CombinatorialRun> run(
            List<TrainingRow> rows, SortedMap<LocalDate, List<Signal>> signals, int gapDays, Account account)
            throws ModelException {
        long days = rows.stream().map(TrainingRow::quoteDate).distinct().count();
        if (days < 2L * GROUPS) {
            return new Finding.Unmeasured<>(
                    Reason.PERIODS_FEW, days + " days with past signals, at least " + 2 * GROUPS + " needed");
        }
        CombinatorialLessons plan;
        try {
            plan = CombinatorialLessons.of(rows, GROUPS, TESTED, gapDays);
        } catch (IllegalArgumentException e) {
            return new Finding.Unmeasured<>(Reason.ROWS_FEW, String.valueOf(e.getMessage()));
        }
        int fewest = plan.lessons().stream().mapToInt(lesson -> lesson.rows().size()).min().orElse(0);
        if (fewest < SignalRuns.FEWEST_ROWS) {
            return new Finding.Unmeasured<>(
                    Reason.ROWS_FEW,
                    "a fit would learn from " + fewest + " signals, at least " + SignalRuns.FEWEST_ROWS + " needed");
        }
        List<Map<SignalId, Confidence>> taught = teach(plan, signals);
        if (taught.size() < plan.lessons().size()) {
            return new Finding.Unmeasured<>(
                    Reason.TIME_OVER,
                    taught.size() + " of " + plan.lessons().size() + " fits in " + BUDGET.toMinutes() + " minutes");
        }
        return new Finding.Found<>(traded(plan, judged(plan, taught, signals), account));
    }

    /** Returns what each lesson judged, as far as there was time. */
    private List<Map<SignalId, Confidence>> teach(
            CombinatorialLessons plan, SortedMap<LocalDate, List<Signal>> signals) throws ModelException {
        Instant until = engine.clock().instant().plus(BUDGET);
        List<Lesson> lessons = plan.lessons();
        engine.progress().begin(TASK, lessons.size());
        try {
            List<Optional<Taught>> taught = Parallel.map(
                    IntStream.range(0, lessons.size()).boxed().toList(), threads,
                    number -> {
                        if (engine.clock().instant().isAfter(until)) {
                            return Optional.<Taught>empty();
                        }
                        Lesson lesson = lessons.get(number);
                        Taught said = classifier.teach(
                                lesson.rows(),
                                signals.entrySet()
                                        .stream()
                                        .filter(day -> plan.judges(lesson, day.getKey()))
                                        .map(Map.Entry::getValue)
                                        .toList(),
                                number + 1L, HOW);
                        engine.progress().advance(TASK, 1);
                        return Optional.of(said);
                    });
            return taught.stream().flatMap(Optional::stream).map(Taught::confidences).toList();
        } finally {
            engine.progress().end(TASK);
        }
    }

    /** Returns what is believed on each path: of each day what the lesson said that judges it there. */
    static List<Map<SignalId, Confidence>> judged(
            CombinatorialLessons plan,
            List<Map<SignalId, Confidence>> taught,
            SortedMap<LocalDate, List<Signal>> signals) {
        List<Map<SignalId, Confidence>> paths = new ArrayList<>();
        for (int path = 0; path < plan.paths(); path++) {
            Map<SignalId, Confidence> believed = new HashMap<>();
            for (Map.Entry<LocalDate, List<Signal>> day : signals.entrySet()) {
                Map<SignalId, Confidence> said = taught.get(plan.lesson(path, day.getKey()));
                for (Signal signal : day.getValue()) {
                    Optional.ofNullable(said.get(signal.id())).ifPresent(one -> believed.put(signal.id(), one));
                }
            }
            paths.add(believed);
        }
        return paths;
    }

    private static CombinatorialRun traded(
            CombinatorialLessons plan, List<Map<SignalId, Confidence>> judged, Account account) {
        List<DailyStrategy> strategies = new ArrayList<>();
        judged.forEach(path -> strategies.add(account.strategy().apply(SignalBeliefs.of(path))));
        strategies.add(account.strategy().apply(account.standIn()));
        List<ReturnSeries> returns = account.runs().returns(strategies);
        double without = EngineRuns.meanOfYear(returns.getLast());
        List<CombinatorialRun.Path> paths = new ArrayList<>();
        for (int path = 0; path < judged.size(); path++) {
            ReturnSeries made = returns.get(path);
            double mean = EngineRuns.meanOfYear(made);
            Optional<Selection> selection = account.selection().apply(judged.get(path));
            paths.add(new CombinatorialRun.Path(
                    PerformanceRatios.sharpe(made, 0.0),
                    mean,
                    OptionalDouble.of(mean - without),
                    number(selection.map(chosen -> chosen.profit().more().value())),
                    number(selection.map(chosen -> chosen.won().more().value()))));
        }
        List<Lesson> lessons = plan.lessons();
        return new CombinatorialRun(
                GROUPS,
                TESTED,
                plan.embargoDays(),
                lessons.size(),
                lessons.stream().mapToInt(lesson -> lesson.rows().size()).min().orElseThrow(),
                lessons.stream().mapToInt(lesson -> lesson.rows().size()).max().orElseThrow(),
                account.days(),
                paths);
    }

    private static OptionalDouble number(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }
}
