package dollarbill.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dollarbill.backtest.daily.DailyTarget;
import dollarbill.bridge.Artefact;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.TrainingRequest;
import dollarbill.feature.FeatureData;
import dollarbill.feature.FeatureReader;
import dollarbill.feature.FeatureRegistry;
import dollarbill.feature.PointInTime;
import dollarbill.feature.leakage.LeakageReport;
import dollarbill.market.BarSeries;
import dollarbill.market.DataFault;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which days the search for leaks asks of models, with a host in place of Python that refuses to learn from few rows. */
class LeakageServiceTest {
    private static final Path ROOT = Path.of(System.getProperty("project.root"));
    private static final int COLUMNS = 10;

    private final List<Integer> learned = Collections.synchronizedList(new ArrayList<>());

    /** Without a future after the first cut, no more than 68 rows would be left to learn from. */
    @Test
    void aCutBeforeThereAreAnswersAsksNothingOfModels() throws ModelException {
        FeatureData data = sample();
        BarSeries bars = data.bars();
        List<LocalDate> cuts = List.of(bars.date(325), bars.date(1000));
        LeakageReport report = examine(data, cuts);
        assertThat(report.clean()).as(report.moved().toString()).isTrue();
        assertThat(report.cuts()).isEqualTo(cuts);
        assertThat(report.columns()).isEqualTo(
                FeatureRegistry.daily().definitions().size() + DailyTarget.values().length * (1 + COLUMNS));
        assertThat(learned).hasSize(DailyTarget.values().length).allMatch(rows -> rows >= 100);
    }

    @Test
    void aHistoryTooShortToTeachIsRefusedWithWhatIsThereAndWhatIsNeeded() {
        FeatureData data = sample();
        FeatureData half = PointInTime.cut(data, data.bars().date(649));
        assertThatThrownBy(() -> examine(half, List.of(half.bars().date(500))))
                .isInstanceOf(DataFault.class)
                .hasMessageMatching(
                        "SPY: price history too short: of 650 bars, the earlier half, before \\S+, has \\d\\d days that teach "
                                + "direction_classifier; at least 100 needed, each after 252 bars of warm-up");
        assertThat(learned).isEmpty();
    }

    private static FeatureData sample() {
        return FeatureReader.of(DataDirectory.open(ROOT.resolve("data/sample")), 0.05)
                .read(Symbol.of("SPY"))
                .orElseThrow();
    }

    private LeakageReport examine(FeatureData data, List<LocalDate> cuts) throws ModelException {
        EngineOptions options = EngineOptions.of(ROOT, Map.of());
        ModelHost host = host();
        try (Engine engine = Engine.open(options, ModelUse.COMMAND, settings -> host, InstantSource.system(),
                ProgressSink.SILENT)) {
            return new LeakageService(engine, 1).models(data, cuts);
        }
    }

    private ModelHost host() {
        return (ModelHost) Proxy.newProxyInstance(ModelHost.class.getClassLoader(), new Class<?>[] {ModelHost.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "fit" -> {
                        int rows = ((TrainingRequest) arguments[0]).rows().rows();
                        learned.add(rows);
                        if (rows < 100) {
                            throw new ModelException(ModelReason.MODEL_TRAINING_FAILED, "there are " + rows + " rows");
                        }
                        yield new Artefact("{\"rows\": " + rows + "}");
                    }
                    case "score" -> {
                        int rows = ((DoubleRows) arguments[2]).rows();
                        yield DoubleRows.of(COLUMNS, new double[rows * COLUMNS]);
                    }
                    case "close" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
