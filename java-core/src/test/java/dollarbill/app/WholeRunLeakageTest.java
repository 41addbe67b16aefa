package dollarbill.app;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.app.BacktestRun.Arm;
import dollarbill.app.BacktestRun.Segment;
import dollarbill.backtest.TrainingRow;
import dollarbill.backtest.engine.Backtest;
import dollarbill.backtest.engine.BacktestResult;
import dollarbill.backtest.engine.DailyStrategy;
import dollarbill.backtest.engine.EngineSettings;
import dollarbill.backtest.engine.EntryKind;
import dollarbill.backtest.engine.FillTime;
import dollarbill.backtest.engine.HedgeRule;
import dollarbill.backtest.engine.MarketTape;
import dollarbill.backtest.engine.Order;
import dollarbill.backtest.engine.OrderLeg;
import dollarbill.backtest.engine.Progress;
import dollarbill.backtest.run.KeptDays;
import dollarbill.backtest.run.Retraining;
import dollarbill.backtest.tape.RecordedTape;
import dollarbill.bridge.Artefact;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.TrainingRequest;
import dollarbill.market.Symbol;
import dollarbill.signal.Confidence;
import dollarbill.signal.Signal;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * With every bar, index, rate and chain after a day changed, a whole backtest is up to that day what it was, to the bit: what the models
 * were told and said, fills, refusals, ledger and marks. A run that looks ahead is found.
 */
@org.junit.jupiter.api.Order(1)
class WholeRunLeakageTest {
    private static final LocalDate CUT = SampleFutures.CUT;
    private static final int COLUMNS = 6;

    private static RunParts signals(Path data, KeptDays days, ModelHostOpener opener) throws ModelException {
        try (Engine engine = SampleFutures.engine(data, opener)) {
            return new SignalRuns(
                    engine, SampleFutures.request(BacktestRequest.Strategy.SIGNALS), SampleFutures.SYMBOLS).over(days);
        }
    }

    /** Returns all that a run left, by day. */
    private static SortedMap<LocalDate, List<String>> left(List<Arm> arms) {
        SortedMap<LocalDate, List<String>> left = new TreeMap<>();
        for (Arm arm : arms) {
            left(arm.result()).forEach((day, lines) -> lines.forEach(line -> left
                    .computeIfAbsent(day, d -> new ArrayList<>())
                    .add(arm.name() + ": " + line)));
        }
        return left;
    }

    private static SortedMap<LocalDate, List<String>> left(BacktestResult result) {
        SortedMap<LocalDate, List<String>> left = new TreeMap<>();
        BiConsumer<LocalDate, Object> add = (day, line) -> left
                .computeIfAbsent(day, d -> new ArrayList<>())
                .add(line.toString());
        result.fills().forEach(fill -> add.accept(fill.date(), fill));
        result.refusals().forEach(refusal -> add.accept(refusal.date(), refusal));
        result.ledger().forEach(entry -> add.accept(entry.date(), entry));
        result.trades().forEach(trade -> add.accept(trade.closed(), trade));
        result.marginCalls().forEach(call -> add.accept(call.date(), call));
        result.days().forEach(mark -> add.accept(mark.date(), mark));
        return left;
    }

    /** Returns the first line that moved of each day up to the cut. */
    private static List<String> moved(
            SortedMap<LocalDate, List<String>> one, SortedMap<LocalDate, List<String>> other, LocalDate until) {
        SortedMap<LocalDate, List<String>> days = new TreeMap<>(one);
        days.putAll(other);
        List<String> moved = new ArrayList<>();
        days.headMap(until.plusDays(1)).keySet().forEach(day -> {
            List<String> a = one.getOrDefault(day, List.of());
            List<String> b = other.getOrDefault(day, List.of());
            if (!a.equals(b)) {
                int i = 0;
                while (i < Math.min(a.size(), b.size()) && a.get(i).equals(b.get(i))) {
                    i++;
                }
                moved.add(day + " " + (i < a.size() ? a.get(i) : "nothing") + " <> "
                        + (i < b.size() ? b.get(i) : "nothing"));
            }
        });
        return moved;
    }

    private static List<Arm> all(RunParts parts) {
        List<Arm> all = new ArrayList<>(parts.arms());
        all.addAll(parts.baselines());
        return all;
    }

    @Test
    void signalsJudgedByModelsThatLearnOnTheWayDoNotMove() throws ModelException {
        KeptDays asItWas = SampleFutures.asItWas();
        List<String> heard;
        List<String> heardOther;
        RunParts clean;
        RunParts other;
        try (Engine engine = SampleFutures.engine(SampleFutures.sample(), SampleFutures::real)) {
            QuickLearner learner = new QuickLearner(engine.models(), QuickLearner.FEW);
            clean = signals(SampleFutures.sample(), asItWas, settings -> learner.host());
            heard = learner.heard();
            other = signals(SampleFutures.otherFolder(), SampleFutures.other(), settings -> learner.host());
            heardOther = learner.heard();
        }
        assertThat(moved(left(all(clean)), left(all(other)), CUT)).isEmpty();
        assertThat(moved(left(all(clean)), left(all(other)), LocalDate.MAX.minusDays(1))).isNotEmpty();
        int until = callsUntilCut(asItWas, clean.segments());
        assertThat(heardOther.subList(0, until)).isEqualTo(heard.subList(0, until));
        assertThat(heardOther).isNotEqualTo(heard);
        assertThat(learned(clean)).hasSizeGreaterThan(1).isEqualTo(learned(other));
        assertThat(clean.arms()).allSatisfy(arm -> assertThat(arm.result()
                .fills()
                .stream()
                .filter(fill -> fill.opening() && !fill.date().isAfter(CUT))).as(arm.name()).isNotEmpty());
    }

    /** Returns what the classifiers of the stretches up to the cut had learned from, and what. */
    private static List<String> learned(RunParts parts) {
        return parts.segments()
                .stream()
                .filter(stretch -> !stretch.from().isAfter(CUT))
                .map(stretch -> stretch.from() + " " + stretch.rows() + " " + stretch.lastOutcome() + " "
                        + stretch.artefactHash())
                .toList();
    }

    /** Counts the learnings and judgements of clean days: one a stretch, one a day with signals. */
    private static int callsUntilCut(KeptDays days, List<Segment> segments) {
        SortedMap<LocalDate, List<Signal>> signals;
        try (Engine engine = SampleFutures.engine(SampleFutures.sample(), SampleFutures.NONE)) {
            signals = SampleFutures.signals(engine, days);
        }
        int calls = 0;
        for (Segment stretch : segments) {
            if (!stretch.from().isAfter(CUT)) {
                LocalDate end = stretch.until().isAfter(CUT) ? CUT.plusDays(1) : stretch.until();
                calls += 1
                        + (int) signals.subMap(stretch.from(), end).values().stream().filter(d -> !d.isEmpty()).count();
            }
        }
        return calls;
    }

    /** A model that knows the last price of the folder moves both what it says and what is traded. */
    @Test
    void aModelThatKnowsTheLastPriceIsFound() throws ModelException {
        RunParts clean = signals(SampleFutures.sample(), SampleFutures.asItWas(), peeking(SampleFutures.asItWas()));
        RunParts other = signals(SampleFutures.otherFolder(), SampleFutures.other(), peeking(SampleFutures.other()));
        assertThat(moved(left(clean.arms().subList(0, 1)), left(other.arms().subList(0, 1)), CUT)).isNotEmpty();
        assertThat(moved(left(clean.arms().subList(1, 3)), left(other.arms().subList(1, 3)), CUT)).isEmpty();
    }

    private static ModelHostOpener peeking(KeptDays days) {
        double last = days.chains().getLast().spot();
        return settings -> answering(mean -> 0.6 + 0.35 * last / (last + 100.0));
    }

    /** A classifier that learns from rows whose outcome lies after its stretch is found, one that does not is not. */
    @Test
    void learningFromTheWholeHistoryIsFound() throws ModelException {
        assertThat(said(SampleFutures.asItWas(), true)).isNotEqualTo(said(SampleFutures.other(), true));
        assertThat(said(SampleFutures.asItWas(), false)).isNotEmpty().isEqualTo(said(SampleFutures.other(), false));
    }

    /** Returns what a classifier that answers the mean of its labels says up to the cut. */
    private static Map<String, Double> said(KeptDays days, boolean everything) throws ModelException {
        try (Engine engine = SampleFutures.engine(SampleFutures.sample(), SampleFutures.NONE)) {
            List<TrainingRow> rows = SampleFutures.history(engine, days).rows();
            List<LocalDate> dates = days.dates(SampleFutures.SYMBOLS.getFirst());
            List<Retraining> plan = Retraining.plan(dates, rows, 9, 5)
                    .stream()
                    .map(stretch -> everything ? new Retraining(stretch.from(), stretch.until(), rows) : stretch)
                    .filter(stretch -> !stretch.rows().isEmpty() && !stretch.from().isAfter(CUT))
                    .toList();
            SortedMap<LocalDate, List<Signal>> signals = new TreeMap<>(
                    SampleFutures.signals(engine, days).headMap(CUT.plusDays(1)));
            Map<String, Double> said = new TreeMap<>();
            new SlidingClassifier(answering(mean -> mean), new SignalFit(ProgressSink.SILENT, 1L))
                    .judge(plan, signals)
                    .confidences()
                    .forEach((id, confidence) -> said.put(
                            id.value(), ((Confidence.FromModel) confidence).probability()));
            return said;
        }
    }

    /** Returns a host that learns the mean of its labels and answers by a formula of it. */
    private static ModelHost answering(DoubleUnaryOperator formula) {
        double[] mean = new double[1];
        return (ModelHost) Proxy.newProxyInstance(
                ModelHost.class.getClassLoader(), new Class<?>[] {ModelHost.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "fit" -> {
                        DoubleRows labels = ((TrainingRequest) args[0]).labels();
                        mean[0] = IntStream.range(0, labels.rows())
                                .mapToDouble(i -> labels.get(i, 0))
                                .average()
                                .orElseThrow();
                        yield new Artefact("{\"mean\": " + mean[0] + "}");
                    }
                    case "score" -> {
                        int rows = ((DoubleRows) args[2]).rows();
                        double[] answers = new double[COLUMNS * rows];
                        Arrays.fill(answers, formula.applyAsDouble(mean[0]));
                        yield DoubleRows.of(COLUMNS, answers);
                    }
                    case "awaitReady" -> true;
                    case "close" -> "closed";
                    default -> throw new AssertionError("a backtest must not ask for " + method.getName());
                });
    }

    @ParameterizedTest
    @CsvSource({"CONDOR,MODEL,SPY,NONE", "COVERED_CALL,MODEL,SPY,NONE", "BUY_AND_HOLD,MODEL,SPY,NONE",
        "CONDOR,RECORDED,TSLA,NONE", "COVERED_CALL,RECORDED,TSLA,NONE", "CONDOR,MODEL,SPY,DELTA_AT_CLOSE",
        "CONDOR,RECORDED,TSLA,DELTA_AT_CLOSE"})
    void structuresDoNotMove(
            BacktestRequest.Strategy strategy, BacktestRequest.Chains chains, String symbol, HedgeRule hedge) {
        RunParts clean = structures(SampleFutures.sample(), strategy, chains, Symbol.of(symbol), hedge);
        RunParts other = structures(SampleFutures.otherFolder(), strategy, chains, Symbol.of(symbol), hedge);
        assertThat(moved(left(all(clean)), left(all(other)), CUT)).isEmpty();
        assertThat(moved(left(all(clean)), left(all(other)), LocalDate.MAX.minusDays(1))).isNotEmpty();
        assertThat(all(clean)).allSatisfy(arm -> assertThat(arm.result()
                .ledger()
                .stream()
                .filter(entry -> !entry.date().isAfter(CUT))).as(arm.name()).hasSizeGreaterThan(1));
    }

    private static RunParts structures(
            Path data, BacktestRequest.Strategy strategy, BacktestRequest.Chains chains, Symbol symbol,
            HedgeRule hedge) {
        List<Symbol> symbols = List.of(symbol);
        BacktestRequest request = new BacktestRequest(
                strategy, symbols, Optional.of(LocalDate.of(2026, 2, 2)), Optional.of(LocalDate.of(2026, 8, 31)),
                BacktestRequest.USUAL_CAPITAL, OptionalDouble.empty(), Optional.empty(), Optional.empty(),
                hedge, BacktestRequest.Judges.OFF, chains,
                OptionalInt.empty(), 1, Set.of());
        try (Engine engine = SampleFutures.engine(data, SampleFutures.NONE)) {
            return new StructureRuns(engine, request, symbols).run();
        }
    }

    @Test
    void hedgesDoNotMove() throws ModelException {
        List<Arm> clean = HedgedSignalsTest.run(SampleFutures.sample(), SampleFutures.asItWas()).arms();
        List<Arm> other = HedgedSignalsTest.run(SampleFutures.otherFolder(), SampleFutures.other()).arms();
        assertThat(moved(left(clean), left(other), CUT)).isEmpty();
        assertThat(moved(left(clean), left(other), LocalDate.MAX.minusDays(1))).isNotEmpty();
        assertThat(clean.getFirst().result().ledger())
                .anyMatch(entry -> entry.kind() == EntryKind.HEDGE && !entry.date().isAfter(CUT));
    }

    /** A strategy that is long before a rise and flat before a fall knows the next chain's price. */
    @Test
    void aStrategyThatKnowsTheNextPriceIsFound() {
        LocalDate last = CUT.minusDays(7);
        SortedMap<LocalDate, List<String>> clean = peeked(SampleFutures.asItWas());
        SortedMap<LocalDate, List<String>> other = peeked(SampleFutures.other());
        assertThat(moved(clean, other, CUT)).hasSize(1);
        assertThat(moved(clean, other, last)).isEmpty();
    }

    private static SortedMap<LocalDate, List<String>> peeked(KeptDays days) {
        Symbol symbol = SampleFutures.SYMBOLS.getFirst();
        MarketTape tape = RecordedTape.of(
                days.chains().stream().filter(chain -> chain.underlying().equals(symbol)).toList(), 0.05);
        DailyStrategy peek = now -> {
            List<Order> orders = new ArrayList<>();
            now.account().positions().forEach(position -> orders.add(new Order.Close(position.id(), "next")));
            int next = now.daysBefore() + 1;
            if (next < tape.days().size() && price(tape, symbol, next) > 1.2 * price(tape, symbol, next - 1)) {
                orders.add(new Order.Open("P" + next, List.of(OrderLeg.shares(10, symbol)), 1, "it will rise"));
            }
            return orders;
        };
        return left(Backtest.run(
                tape, peek,
                EngineSettings.of(10_000_000L).withTime(FillTime.SAME_CLOSE),
                Progress.none()));
    }

    private static double price(MarketTape tape, Symbol symbol, int index) {
        return tape.day(index).find(symbol).orElseThrow().close();
    }
}
