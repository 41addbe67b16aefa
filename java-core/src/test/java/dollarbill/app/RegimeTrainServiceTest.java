package dollarbill.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.report.RegimePage;
import dollarbill.bridge.Artefact;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelVersion;
import dollarbill.bridge.NamedRows;
import dollarbill.bridge.TrainingRequest;
import dollarbill.bridge.VersionNotes;
import dollarbill.market.Symbol;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What training of regimes asks of the model and makes of its answers, with a host in place of Python. */
class RegimeTrainServiceTest {
    private static final String STATE = """
            {"chain": {"change": [[0.9, 0.05, 0.05], [0.05, 0.9, 0.05], [0.02, 0.03, 0.95]],
             "mean": [-0.002, 0.0, 0.001], "variance": [4e-4, 1e-4, 4e-5]}}""";

    private final List<TrainingRequest> fits = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void learnsEachFoldAndAllDaysAtTheEndAndReports() throws ModelException, IOException {
        RegimeTrainRun run = train();
        assertThat(fits).hasSize(6).allSatisfy(fit -> {
            assertThat(fit.rows().columns()).isEqualTo(60);
            assertThat(fit.settingsJson()).contains("\"stride\": 121");
        });
        assertThat(fits.getLast().rows().rows()).isEqualTo(run.report().days().size());
        assertThat(run.version().notes().metrics()).containsKeys(
                "log_density_gain_over_one_normal", "log_density_gain_over_smoothed_variance_low");
        ObjectNode document = RegimeTrainDocument.of(run);
        assertThat(document.path("folds")).hasSize(5);
        assertThat(document.at("/learned/2/stay_days").doubleValue()).isBetween(19.99, 20.01);
        assertThat(document.path("text").asText()).contains("As a density of tomorrow's return", "is not known");
        Path file = folder.resolve("models.md");
        String mark = MarkedReport.mark("regime", true);
        Files.writeString(file, "<!-- report of: regime, synthetic market -->\n<!-- end of report -->\n");
        assertThat(MarkedReport.hasPlace(mark, file)).isTrue();
        assertThat(MarkedReport.hasPlace("regime", file)).isFalse();
        MarkedReport.paste(mark, RegimeTrainText.markdown(document), file);
        assertThat(Files.readString(file)).contains("| all folds | ", "| fold 5, ", "| bull | 0 | 0.000 | – | – | – |",
                "days of SPY, QQQ from ", RunDocument.SYNTHETIC);
        Path page = folder.resolve("report.html");
        RegimePage.write(document, page);
        assertThat(Files.readString(page)).contains("regime version 1", "sideways", "synthetic")
                .doesNotContain("http:", "https:", "<script");
    }

    private RegimeTrainRun train() throws ModelException {
        EngineOptions options = EngineOptions.of(Path.of(System.getProperty("project.root")), Map.of());
        ModelHost host = host();
        try (Engine engine = Engine.open(options, ModelUse.COMMAND, settings -> host,
                InstantSource.system(), ProgressSink.SILENT)) {
            return new RegimeTrainService(engine).train(List.of(Symbol.of("SPY"), Symbol.of("QQQ")), false);
        }
    }

    private ModelHost host() {
        return (ModelHost) Proxy.newProxyInstance(ModelHost.class.getClassLoader(), new Class<?>[] {ModelHost.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "fit" -> {
                        fits.add((TrainingRequest) arguments[0]);
                        yield new Artefact(STATE);
                    }
                    case "answers" -> new NamedRows((ModelId) arguments[0],
                            List.of("bear", "sideways", "bull", "volatility"),
                            sideways(((DoubleRows) arguments[2]).rows()));
                    case "versions" -> List.of();
                    case "register" -> new ModelVersion((ModelId) arguments[0], 1, "c".repeat(64),
                            ((Artefact) arguments[1]).hash(), false, (VersionNotes) arguments[2]);
                    case "promote", "close" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static DoubleRows sideways(int rows) {
        double[] all = new double[4 * rows];
        for (int i = 0; i < rows; i++) {
            all[4 * i + 1] = 1.0;
            all[4 * i + 3] = 0.15;
        }
        return DoubleRows.of(4, all);
    }
}
