package dollarbill.bridge.host;

import dollarbill.bridge.BridgeSettings;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelSource;
import dollarbill.bridge.graalpy.GraalPyRuntime;
import dollarbill.bridge.graalpy.GraalPySettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** Over random edits, requests and evictions a cached answer equals a fresh one, bit for bit. */
class CacheTruthProperties {
    private static final int FEW_ANSWERS = 5;

    @Provide
    Arbitrary<List<CacheTruth>> histories() {
        return CacheTruth.histories(25);
    }

    @Provide
    Arbitrary<List<CacheTruth>> longHistories() {
        return CacheTruth.histories(60);
    }

    @Property(tries = 150, seed = "20260105")
    void overAScriptedRuntime(@ForAll("histories") List<CacheTruth> history) throws Exception {
        Path temp = Files.createTempDirectory("cache-truth");
        ModelFolder folder = ModelFolder.in(temp);
        FakeTime time = new FakeTime();
        folder.save("serve 1");
        try (ModelHost host = Bridge.open(small(folder), new ScriptedRuntime(), time, time::nanos)) {
            CacheTruth.Texts texts = texts(folder, version -> "serve " + version, "refuse 1");
            play(host, texts, time, history, (version, rows) -> {
                double[] flat = new double[rows.rows() * 3];
                for (int row = 0; row < rows.rows(); row++) {
                    double[] answer = ScriptedRuntime.expected(version, "", rows.get(row, 0), rows.get(row, 1));
                    System.arraycopy(answer, 0, flat, row * 3, 3);
                }
                return DoubleRows.of(3, flat);
            });
        } finally {
            delete(temp);
        }
    }

    @Property(tries = 2, seed = "20260105", shrinking = ShrinkingMode.OFF)
    void overGraalPy(@ForAll("longHistories") List<CacheTruth> history) throws Exception {
        Path temp = Files.createTempDirectory("cache-truth");
        ModelFolder folder = ModelFolder.in(temp);
        FakeTime time = new FakeTime();
        folder.save(PythonProbe.whole(1));
        GraalPyRuntime runtime = GraalPyRuntime.start(GraalPySettings.of(temp.resolve("python"), 2, 64));
        try (ModelHost host = Bridge.open(small(folder), runtime, time, time::nanos)) {
            CacheTruth.Texts texts = texts(folder, PythonProbe::whole, PythonProbe.Fault.SYNTAX.text(9));
            play(host, texts, time, history, (version, rows) -> runtime.check(
                    new ModelSource(ModelFolder.MODEL, PythonProbe.whole(version), new TreeMap<>()),
                    Optional.empty(), Optional.of(rows), Duration.ofMinutes(1))
                    .outputs());
        } finally {
            delete(temp);
        }
    }

    private static void play(
            ModelHost host, CacheTruth.Texts texts, FakeTime time, List<CacheTruth> history, CacheTruth.Fresh fresh)
            throws Exception {
        host.refresh();
        int version = 1;
        for (CacheTruth step : history) {
            version = step.play(host, texts, time, version, fresh);
        }
    }

    private static BridgeSettings small(ModelFolder folder) {
        return new BridgeSettings(
                folder.root().resolve("python"), folder.root().resolve("registry"), Set.of(), Set.of(), 2, 64,
                Duration.ofMinutes(1), Duration.ofSeconds(20), false,
                new BridgeSettings.Cache(true, FEW_ANSWERS, Duration.ofMinutes(10)),
                new BridgeSettings.Breaker(0.5, 10, Duration.ofSeconds(5)));
    }

    private static CacheTruth.Texts texts(
            ModelFolder folder, java.util.function.IntFunction<String> whole, String broken) {
        return new CacheTruth.Texts() {
            @Override
            public void save(String text) {
                folder.save(text);
            }

            @Override
            public String whole(int version) {
                return whole.apply(version);
            }

            @Override
            public String broken() {
                return broken;
            }
        };
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
