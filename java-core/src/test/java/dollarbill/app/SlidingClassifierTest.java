package dollarbill.app;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.backtest.RecordedMarket;
import dollarbill.backtest.SignalReplay;
import dollarbill.backtest.TrainingSet;
import dollarbill.backtest.run.KeptDays;
import dollarbill.backtest.run.Retraining;
import dollarbill.bridge.Artefact;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.TrainingRequest;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.signal.Confidence;
import dollarbill.signal.Signal;
import dollarbill.signal.SignalFinder;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a backtest asks of the classifier, and when. */
class SlidingClassifierTest {
    private static final Symbol SYMBOL = Symbol.of("TSLA");
    private static final LocalDate UNTIL = LocalDate.of(2025, 8, 15);

    private static SortedMap<LocalDate, List<Signal>> signals;
    private static List<Retraining> plan;

    private final List<Integer> fitted = new ArrayList<>();
    private final List<Integer> asked = new ArrayList<>();

    @BeforeAll
    static void history() {
        DataDirectory data = DataDirectory.open(
                Path.of(System.getProperty("project.root")).resolve("data").resolve("sample"));
        RecordedMarket market = new RecordedMarket(
                data, data, ChainReading.quality(0.05), ChainReading.fitting(0.05));
        KeptDays days = KeptDays.read(market, SYMBOL, UNTIL, () -> {});
        var settings = dollarbill.backtest.ReplaySettings.defaults();
        TrainingSet rows = new SignalReplay(settings).run(days, List.of(SYMBOL), (done, of) -> {});
        signals = days.signals(new SignalFinder(settings.costs(), settings.rules()), true);
        plan = Retraining.plan(List.copyOf(days.open().keySet()), rows.rows(), 3, 5);
    }

    /** Answers each row with the number of rows learned from over a thousand. */
    private ModelHost host() {
        return (ModelHost) Proxy.newProxyInstance(
                ModelHost.class.getClassLoader(), new Class<?>[] {ModelHost.class},
                (proxy, method, args) -> switch (method.getName()) {
                    case "fit" -> {
                        int rows = ((TrainingRequest) args[0]).rows().rows();
                        fitted.add(rows);
                        yield new Artefact("{\"rows\": " + rows + "}");
                    }
                    case "score" -> {
                        DoubleRows rows = (DoubleRows) args[2];
                        asked.add(rows.rows());
                        double p = fitted.getLast() / 1000.0;
                        double[] answers = new double[6 * rows.rows()];
                        for (int i = 0; i < rows.rows(); i++) {
                            answers[6 * i] = p;
                            answers[6 * i + 1] = p - 0.001;
                            answers[6 * i + 2] = p + 0.001;
                        }
                        yield DoubleRows.of(6, answers);
                    }
                    default -> throw new AssertionError("a backtest must not ask for " + method.getName());
                });
    }

    @Test
    void eachStretchIsJudgedByWhatWasKnownBeforeItOneCallADay() throws ModelException {
        SlidingClassifier.Judged judged = new SlidingClassifier(host(), new SignalFit(ProgressSink.SILENT, 1L))
                .judge(plan, signals);
        assertThat(fitted).isEqualTo(plan.stream().map(stretch -> stretch.rows().size()).toList());
        List<Integer> days = new ArrayList<>();
        for (Retraining stretch : plan) {
            signals.subMap(stretch.from(), stretch.until())
                    .values()
                    .stream()
                    .filter(day -> !day.isEmpty())
                    .forEach(day -> days.add(day.size()));
        }
        assertThat(asked).isEqualTo(days);
        for (Retraining stretch : plan) {
            for (List<Signal> day : signals.subMap(stretch.from(), stretch.until()).values()) {
                for (Signal signal : day) {
                    Confidence.FromModel said = (Confidence.FromModel) java.util.Objects.requireNonNull(
                            judged.confidences().get(signal.id()));
                    assertThat(said.probability()).isEqualTo(stretch.rows().size() / 1000.0);
                    assertThat(said.trainingRows()).hasValue(stretch.rows().size());
                }
            }
        }
        assertThat(judged.confidences().keySet()).noneMatch(
                id -> signals.headMap(plan.getFirst().from())
                        .values()
                        .stream()
                        .flatMap(List::stream)
                        .anyMatch(
                                signal -> signal.id().equals(id)));
        assertThat(judged.segments()).hasSize(3)
                .allSatisfy(
                        segment -> assertThat(segment.lastOutcome()).isBefore(segment.from()));
    }
}
