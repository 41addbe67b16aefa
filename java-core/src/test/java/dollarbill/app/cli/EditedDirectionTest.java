package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.bridge.BridgeSettings;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.ModelStatus;
import dollarbill.bridge.host.Bridge;
import dollarbill.feature.FeatureReader;
import dollarbill.feature.FeatureRegistry;
import dollarbill.feature.FeatureTable;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.model.DirectionModel;
import dollarbill.model.Outlook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The direction classifier as it ships, edited in place while it answers, in a copy of the project. */
class EditedDirectionTest {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String LAST_LINE = "    single = SINGLE\n";

    @TempDir
    Path home;

    private Path file;
    private String shipped;
    private ModelHost host;
    private FeatureTable table;

    @BeforeEach
    void openACopyOfTheProject() throws IOException {
        Path root = ProjectCopy.root();
        ProjectCopy.copyTree(root.resolve("python-ml"), home.resolve("python-ml"));
        Path registry = home.resolve("models");
        Files.createDirectories(registry);
        ProjectCopy.copyTree(root.resolve("data/models/direction_classifier"),
                registry.resolve("direction_classifier"));
        file = home.resolve("python-ml/models/direction_classifier.py");
        shipped = Files.readString(file);
        assertThat(shipped).endsWith(LAST_LINE);
        BridgeSettings settings = BridgeSettings.of(home.resolve("python-ml"), registry);
        Set<ModelId> others = ProjectCopy.list(home.resolve("python-ml/models"))
                .stream()
                .map(path -> path.getFileName().toString())
                .filter(name -> name.endsWith(".py") && !name.equals("direction_classifier.py"))
                .map(name -> new ModelId(name.substring(0, name.length() - 3)))
                .collect(Collectors.toSet());
        host = Bridge.open(new BridgeSettings(
                settings.pythonFolder(),
                settings.registryFolder(),
                others,
                settings.granted(),
                1,
                settings.waiting(),
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                false,
                settings.cache(),
                settings.breaker()));
        assertThat(host.awaitReady(LIMIT)).as("model ready").isTrue();
        table = FeatureRegistry.daily()
                .compute(FeatureReader.of(DataDirectory.open(root.resolve("data/sample")), 0.05)
                        .read(Symbol.of("KO"))
                        .orElseThrow());
    }

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void goodEditsServeAndBadOnesAreRefusedWhileTheLastGoodAnswers() throws IOException {
        Outlook.Foretold<DirectionModel.Answer> first = foretell();
        assertThat(first.identity().generation()).isEqualTo(1);
        assertThat(first.value().probabilityUp()).isBetween(0.0, 1.0);

        save(shipped + "\n# a harmless remark\n");
        Outlook.Foretold<DirectionModel.Answer> second = foretell();
        assertThat(second.identity().generation()).isEqualTo(2);
        assertThat(second.value()).isEqualTo(first.value());

        save(shipped + """

                    def predict(self, rows):
                        return [[p, 0.99 * raw, *rest] for p, raw, *rest in super().predict(rows)]
                """.indent(0));
        Outlook.Foretold<DirectionModel.Answer> third = foretell();
        assertThat(third.identity().generation()).isEqualTo(3);
        assertThat(third.value().unshrunk()).isEqualTo(0.99 * first.value().unshrunk());

        save(shipped + """

                    def predict(self, rows):
                        return [[1.0 - p, 1.0 - raw, *rest] for p, raw, *rest in super().predict(rows)]
                """.indent(0));
        refused(ModelReason.MODEL_GOLDEN);
        assertThat(foretell()).isEqualTo(third);

        save("def broken(:\n");
        refused(ModelReason.MODEL_SYNTAX);
        assertThat(foretell()).isEqualTo(third);

        save(shipped);
        assertThat(foretell().value()).isEqualTo(first.value());
        assertThat(status().refusal()).isEmpty();
    }

    /** The host watches only when asked: a refresh has checked the file when it returns. */
    private void save(String text) throws IOException {
        Files.writeString(file, text);
        host.refresh();
    }

    private void refused(ModelReason reason) {
        assertThat(status().refusal()).hasValueSatisfying(
                refusal -> assertThat(refusal.failure().reason()).isEqualTo(reason));
    }

    private ModelStatus status() {
        return host.model(DirectionModel.ID).orElseThrow();
    }

    private Outlook.Foretold<DirectionModel.Answer> foretell() {
        Outlook<DirectionModel.Answer> answer = new DirectionModel(host, LIMIT).foretell(table,
                table.days().size() - 1);
        assertThat(answer).isInstanceOf(Outlook.Foretold.class);
        return (Outlook.Foretold<DirectionModel.Answer>) answer;
    }
}
