package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way from chains to sizes with models switched off: no Python starts, every answer says why. */
class PipelineWithoutModelsTest {
    private static final String[] SYMBOLS = {"TSLA", "MSFT", "NVDA"};

    @TempDir
    Path folder;

    private Path config;
    private Path data;
    private Path out;

    @BeforeEach
    void modelsSwitchedOff() {
        config = ProjectCopy.configuration(
                folder.resolve("config"),
                "ml_config.json",
                "\"ml_integration\": {\n    \"enabled\": true",
                "\"ml_integration\": {\n    \"enabled\": false");
        data = ProjectCopy.sample(folder.resolve("data"), SYMBOLS);
        out = folder.resolve("out");
    }

    private CliRun pipeline(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "pipeline",
                "--config",
                config.toString(),
                "--data",
                data.toString(),
                "--out",
                out.toString(),
                "--symbols",
                String.join(",", SYMBOLS),
                "--portfolio-value",
                "100000"));
        args.addAll(List.of(more));
        return CliRun.withoutModels(args.toArray(String[]::new));
    }

    @Test
    void theDocumentPrintedIsTheDocumentStored() throws IOException {
        CliRun run = pipeline("--json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        JsonNode document = RunJson.parse(run.out());
        Path stored = out.resolve(document.path("run").asText()).resolve("signals.json");
        assertThat(stored).content(StandardCharsets.UTF_8).isEqualTo(run.out());
        assertThat(document.path("synthetic").asBoolean()).isTrue();
        assertThat(document.path("signals")).isNotEmpty();
        assertThat(stored.resolveSibling("report.html")).content(StandardCharsets.UTF_8).contains("synthetic");
        JsonNode manifest = RunJson.parse(Files.readString(stored.resolveSibling("manifest.json")));
        assertThat(manifest).isEqualTo(document.path("manifest"));
        assertThat(manifest.path("data_hashes")).hasSize(2 * SYMBOLS.length);
    }

    @Test
    void theRunRecommendsNothingAndSaysOnceWhy() {
        JsonNode document = RunJson.parse(pipeline("--json").out());
        assertThat(document.path("recommendations")).hasSize(SYMBOLS.length).allSatisfy(one -> {
            assertThat(one.path("strategy").asText()).isEqualTo("No Trade");
            assertThat(one.path("reason").asText()).isEqualTo("MODEL_DISABLED");
            assertThat(one.at("/features/known").asInt()).isPositive();
        });
        assertThat(pipeline().out().lines().filter(line -> line.startsWith("MODEL_DISABLED: "))).hasSize(1);
    }

    /** Signals, report, page and document of a run say that a stored copy stands in for fresh data. */
    @Test
    void staleCopiesAreMarkedInEveryAnswer() throws IOException {
        Files.writeString(data.resolve("fetched.json"), """
                {"version": 1, "items": {"chains/MSFT":
                  {"stored_at": "2026-03-01T12:00:00Z", "failure": "SOURCE_TIMEOUT no answer"}}}
                """);
        JsonNode document = RunJson.parse(pipeline("--json").out());
        assertThat(document.path("signals")).allSatisfy(signal -> assertThat(signal.path("cautions")
                .valueStream()
                .anyMatch(caution -> caution.path("code").asText().equals("DATA_STALE")))
                .isEqualTo(signal.path("symbol").asText().equals("MSFT")));
        Path report = out.resolve(document.path("run").asText()).resolve("report.html");
        assertThat(report).content(StandardCharsets.UTF_8)
                .contains("chains/MSFT, stored 24 h ago: SOURCE_TIMEOUT no answer");
        CliRun surface = CliRun.withoutModels(
                "surface", "MSFT", "--data", data.toString(), "--out", folder.resolve("surface").toString(), "--json");
        assertThat(RunJson.parse(surface.out()).at("/stale/0/age_seconds").asLong()).isEqualTo(86_400);
        CliRun features = CliRun.withoutModels("features", "--symbol", "MSFT", "--data", data.toString(), "--json");
        assertThat(RunJson.parse(features.out()).at("/stale/0/item").asText()).isEqualTo("chains/MSFT");
    }

    @Test
    void everySignalSaysWhyNoModelJudgedIt() {
        JsonNode document = RunJson.parse(pipeline("--json").out());
        assertThat(document.path("signals")).isNotEmpty().allSatisfy(signal -> {
            assertThat(signal.path("confidence").path("source").asText()).isEqualTo("FALLBACK");
            assertThat(signal.path("confidence").path("reason").asText()).isEqualTo("MODEL_DISABLED");
        });
    }

    @Test
    void signalsSayWhyWherePythonDoesNotStart() {
        CliRun run = CliRun.of(
                ProjectCopy.root(),
                settings -> {
                    throw new IllegalStateException("no interpreter here");
                },
                Map.of(),
                "signals",
                "--data",
                data.toString(),
                "--symbols",
                String.join(",", SYMBOLS),
                "--json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(RunJson.parse(run.out()).path("signals")).isNotEmpty().allSatisfy(signal -> {
            assertThat(signal.path("confidence").path("source").asText()).isEqualTo("FALLBACK");
            assertThat(signal.path("confidence").path("reason").asText()).isEqualTo("MODEL_HOST_CLOSED");
            assertThat(signal.path("confidence").path("detail").asText()).contains("no interpreter here");
        });
    }

    @Test
    void explainTakesTheNewestRunOfTheProjectWhereNoneIsNamed() throws IOException {
        JsonNode document = RunJson.parse(pipeline("--json").out());
        Files.createDirectories(folder.resolve("home"));
        Files.move(out, folder.resolve("home").resolve("out"));
        CliRun explained = CliRun.of(
                folder.resolve("home"),
                settings -> {
                    throw new AssertionError("explain must not start Python");
                },
                Map.of(),
                "explain",
                RunJson.ids(document).getFirst());
        assertThat(explained.code()).as(explained.err()).isZero();
    }

    @Test
    void withoutTheTraditionalFallbackSignalsStayButHaveNoConfidenceAndNoSize() {
        ProjectCopy.edit(
                config.resolve("ml_config.json"),
                "\"fallback_to_traditional\": true",
                "\"fallback_to_traditional\": false");
        JsonNode document = RunJson.parse(pipeline("--json").out());
        assertThat(document.path("signals")).isNotEmpty().allSatisfy(signal -> {
            assertThat(signal.path("ml_confidence").isNull()).isTrue();
            assertThat(signal.path("confidence").path("reason").asText()).isEqualTo("MODEL_DISABLED");
            assertThat(signal.path("sizing").path("contracts").asLong()).isZero();
            assertThat(signal.path("sizing").path("reason").isTextual()).isTrue();
        });
        assertThat(document.path("positions")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void neitherTimeNorThreadsChangeTheResult(int threads) {
        JsonNode first = RunJson.parse(pipeline("--json", "--threads", "3").out());
        JsonNode second = RunJson.parse(pipeline("--json", "--threads", Integer.toString(threads)).out());
        assertThat(RunJson.comparable(second)).isEqualTo(RunJson.comparable(first));
        assertThat(second.path("run")).isEqualTo(first.path("run"));
    }

    @Test
    void theRunIdFollowsWhatWentIn() {
        String first = RunJson.parse(pipeline("--json").out()).path("run").asText();
        String richer = RunJson.parse(pipeline("--json", "--portfolio-value", "200000").out()).path("run").asText();
        assertThat(richer).isNotEqualTo(first);
    }

    @Test
    void explainRecomputesEverySignalOfTheRun() {
        JsonNode document = RunJson.parse(pipeline("--json").out());
        String run = out.resolve(document.path("run").asText()).toString();
        assertThat(RunJson.ids(document)).isNotEmpty().allSatisfy(id -> {
            CliRun explained = CliRun.withoutModels("explain", id, "--run", run);
            assertThat(explained.code()).as(explained.out() + explained.err()).isZero();
            assertThat(explained.out()).contains(id, "synthetic", "numbers agree").doesNotContain("NO ");
        });
    }

    @Test
    void explainEndsWithItsOwnCodeWhereAStoredNumberIsWrong() {
        JsonNode document = RunJson.parse(pipeline("--json").out());
        Path run = out.resolve(document.path("run").asText());
        JsonNode signal = document.path("signals").path(0);
        String value = signal.path("valuation").path("model_value").asText();
        ProjectCopy.edit(run.resolve("signals.json"), "\"model_value\" : " + value, "\"model_value\" : 12345.5");
        CliRun explained = CliRun.withoutModels("explain", signal.path("id").asText(), "--run", run.toString(),
                "--json");
        assertThat(explained.code()).as(explained.err()).isEqualTo(6);
        JsonNode steps = RunJson.parse(explained.out()).path("steps");
        assertThat(steps.valueStream()
                .filter(step -> !step.path("agrees").asBoolean())
                .map(step -> step.path("name").asText())).contains("model_value");
    }

    @Test
    void explainOfAnUnknownSignalNamesTheNearest() {
        JsonNode document = RunJson.parse(pipeline("--json").out());
        String run = out.resolve(document.path("run").asText()).toString();
        String id = RunJson.ids(document).getFirst();
        CliRun explained = CliRun.withoutModels("explain", id + "-OOPS", "--run", run);
        assertThat(explained.code()).isEqualTo(2);
        assertThat(explained.err()).contains("did you mean " + id + "?");
    }

    @Test
    void aPoisonedChainEndsWithTheCodeOfDataAndNamesFileAndLine() throws IOException {
        Path chain = ProjectCopy.list(data.resolve("chains")).getFirst();
        List<String> lines = new ArrayList<>(read(chain).lines().toList());
        int bid = List.of(lines.getFirst().split(",")).indexOf("bid");
        List<String> cells = new ArrayList<>(List.of(lines.get(6).split(",", -1)));
        cells.set(bid, "-3.5x");
        lines.set(6, String.join(",", cells));
        write(chain, String.join("\n", lines) + "\n");
        CliRun run = pipeline();
        assertThat(run.code()).as(run.err()).isEqualTo(4);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().toList()).hasSize(1);
        assertThat(run.err()).startsWith("error DATA: ").contains(chain.getFileName() + ":7", "bid", "-3.5x");
    }

    @Test
    void aSymbolWithoutChainIsAFaultOfData() {
        CliRun run = CliRun.withoutModels(
                "pipeline", "--config", config.toString(), "--data", data.toString(), "--symbols", "TSLA,ZZZZ");
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err()).startsWith("error DATA: ").contains("ZZZZ");
    }

    @Test
    void theTableShowsQualitySignalsSizesAndTheBookInWords() {
        CliRun run = pipeline("--top", "1");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains(
                "synthetic",
                "MODEL_DISABLED",
                "left out",
                "edge %",
                "confidence [low-high]",
                "Kelly raw",
                "bound by",
                "book of ",
                "the best 1 shown");
        long signals = run.out().lines().filter(line -> line.matches("\\s*1  (TSLA|MSFT|NVDA)  .*")).count();
        assertThat(signals).isEqualTo(1);
    }

    @Test
    void theBookAddsUpToItsPositions() {
        JsonNode document = RunJson.parse(pipeline("--json").out());
        double delta = document.path("signals")
                .valueStream()
                .mapToDouble(signal -> signal.path("delta").asDouble()
                        * signal.path("sizing").path("contracts").asLong()
                        * (signal.path("side").asText().equals("BUY") ? 100 : -100))
                .sum();
        assertThat(document.path("positions")).isNotEmpty();
        assertThat(document.path("portfolio").path("delta").asDouble()).isCloseTo(
                delta, org.assertj.core.data.Offset.offset(1e-9));
        double spent = document.path("signals")
                .valueStream()
                .mapToDouble(signal -> signal.path("sizing").path("allocation").asDouble())
                .sum();
        assertThat(spent).isBetween(0.0, 100_000.0);
    }

    @Test
    void realChainsRunThrough() {
        assumeTrue(Files.isDirectory(ProjectCopy.shared().resolve("chains")), "no real chains beside the project");
        CliRun run = CliRun.withoutModels(
                "pipeline",
                "--config",
                config.toString(),
                "--data",
                ProjectCopy.shared().toString(),
                "--out",
                out.toString(),
                "--symbols",
                "SPY,AAPL,QQQ,NVDA",
                "--json");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode document = RunJson.parse(run.out());
        assertThat(document.path("synthetic").asBoolean()).isFalse();
        assertThat(document.has("notice")).isFalse();
        assertThat(document.path("symbols")).hasSize(4).allSatisfy(symbol -> {
            assertThat(symbol.path("quality").path("kept").asInt()).as(symbol.path("symbol").asText()).isPositive();
            assertThat(symbol.path("smiles")).isNotEmpty();
        });
        assertThat(IntStream.range(0, document.path("signals").size())).isNotEmpty();
    }

    private static String read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return file.toString().endsWith(".gz")
                ? new String(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(),
                        StandardCharsets.UTF_8)
                : new String(bytes, StandardCharsets.UTF_8);
    }

    private static void write(Path file, String text) throws IOException {
        if (!file.toString().endsWith(".gz")) {
            Files.writeString(file, text);
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(file, bytes.toByteArray());
    }
}
