package dollarbill.bridge.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dollarbill.bridge.Artefact;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelVersion;
import dollarbill.bridge.VersionNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions are numbered without collision, read back whole, and faults on disk are named. */
class ModelRegistryTest {
    private static final ModelId MODEL = new ModelId("probe");
    private static final Artefact STATE = new Artefact("{\"w\":[1.5,-0.25]}");

    @TempDir
    Path folder;

    private ModelRegistry registry;

    @BeforeEach
    void open() {
        registry = new ModelRegistry(folder);
    }

    private static VersionNotes notes(double auc) {
        TreeMap<String, Double> metrics = new TreeMap<>();
        metrics.put("auc", auc);
        return new VersionNotes(
                Instant.parse("2026-01-05T10:00:00.123Z"), 1000, "ab12", "simulated market", true, metrics);
    }

    private void damage(String file, String text) throws IOException {
        Files.writeString(folder.resolve("probe").resolve(file), text);
    }

    @Test
    void versionIsReadBackAsItWasRegistered() throws ModelException {
        ModelVersion written = registry.register(MODEL, STATE, notes(0.7123456789012345), "c0de");
        assertThat(written.number()).isEqualTo(1);
        assertThat(new ModelRegistry(folder).versions(MODEL)).containsExactly(written);
        RegisteredArtefact loaded = new ModelRegistry(folder).load(MODEL, 1);
        assertThat(loaded).isEqualTo(new RegisteredArtefact(1, STATE.hash(), STATE));
    }

    @Test
    void versionsRegisteredAtOnceGetDifferentNumbers() throws Exception {
        List<Callable<Integer>> jobs = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            jobs.add(() -> new ModelRegistry(folder).register(MODEL, STATE, notes(0.7), "c0de").number());
        }
        List<Integer> numbers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> job : threads.invokeAll(jobs)) {
                numbers.add(job.get());
            }
        }
        assertThat(numbers).doesNotHaveDuplicates().allMatch(n -> n >= 1 && n <= 16);
        assertThat(registry.versions(MODEL)).extracting(ModelVersion::number).isSorted().hasSize(16);
    }

    @Test
    void claimWithoutVersionFileIsNoVersionAndItsNumberIsNotTakenAgain() throws Exception {
        Files.createDirectories(folder.resolve("probe/1"));
        assertThat(registry.versions(MODEL)).isEmpty();
        assertThatThrownBy(() -> registry.load(MODEL, 1)).hasMessageContaining("is not complete");
        assertThat(registry.register(MODEL, STATE, notes(0.7), "c0de").number()).isEqualTo(2);
    }

    @Test
    void pointerRemembersWhatServedBefore() throws ModelException {
        assertThat(registry.current(MODEL)).isEmpty();
        registry.register(MODEL, STATE, notes(0.7), "c0de");
        registry.point(MODEL, new Pointer(1, List.of()).promote(3).promote(2));
        assertThat(registry.current(MODEL)).contains(new Pointer(2, List.of(1, 3)));
        assertThat(registry.current(MODEL).orElseThrow().rollback()).isEqualTo(new Pointer(3, List.of(1)));
    }

    @Test
    void metricThatIsNotFiniteIsRefusedBeforeAnythingIsWritten() {
        assertThatThrownBy(() -> registry.register(MODEL, STATE, notes(Double.NaN), "c0de"))
                .hasMessageContaining("metric 'auc' is NaN");
        assertThat(folder.resolve("probe")).doesNotExist();
    }

    @Test
    void changedArtefactIsNoticedAlsoAfterItWasLoadedOnce() throws Exception {
        registry.register(MODEL, STATE, notes(0.7), "c0de");
        registry.load(MODEL, 1);
        damage("1/artefact.json", "{\"w\":[9]}");
        assertThatThrownBy(() -> registry.load(MODEL, 1))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("MODEL_REGISTRY: probe/1/artefact.json was changed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {                                               | probe/current.json line
            []                                              | must hold one JSON object
            {"version": 1}                                  | 'previous' is missing
            {"version": 0, "previous": []}                  | 'version' must be an integer of at least 1, not 0
            {"version": 1.5, "previous": []}                | 'version' must be an integer
            {"version": 1, "previous": ["a"]}               | 'previous' must be an array of version numbers, not "a"
            {"version": 1, "previous": [], "extra": 1}      | unknown key 'extra'
            {"version": 1, "version": 2, "previous": []}    | is not JSON: Duplicate field 'version'
            {"version": 1, "previous": []} x                | is not JSON
            """)
    void brokenPointerNamesFileAndFault(String text, String message) throws Exception {
        registry.register(MODEL, STATE, notes(0.7), "c0de");
        damage("current.json", text);
        assertThatThrownBy(() -> registry.current(MODEL))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("MODEL_REGISTRY: probe/current.json")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "form" : 1              | "form" : 2               | 'form' is 2, known is 1
            "model" : "probe"       | "model" : "other"        | describes version 1 of other
            "rows" : 1000           | "rows" : -1              | 'rows' must be an integer of at least 0, not -1
            2026-01-05T10:00        | yesterday                | 'trained_at' must be an instant
            "synthetic" : true      | "synthetic" : "yes"      | 'synthetic' must be true or false
            """)
    void brokenVersionNamesFileAndFault(String from, String to, String message) throws Exception {
        registry.register(MODEL, STATE, notes(0.7), "c0de");
        String good = Files.readString(folder.resolve("probe/1/version.json"));
        assertThat(good).contains(from);
        damage("1/version.json", good.replace(from, to));
        assertThatThrownBy(() -> registry.versions(MODEL))
                .hasMessageStartingWith("MODEL_REGISTRY: probe/1/version.json")
                .hasMessageContaining(message);
        assertThatThrownBy(() -> registry.load(MODEL, 1)).hasMessageContaining(message);
    }

    @Test
    void nothingIsLeftBesideTheFiles() throws Exception {
        registry.register(MODEL, STATE, notes(0.7), "c0de");
        registry.point(MODEL, new Pointer(1, List.of()));
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).map(f -> folder.relativize(f).toString()))
                    .containsExactlyInAnyOrder(
                            "probe/1/artefact.json", "probe/1/version.json", "probe/current.json");
        }
    }
}
