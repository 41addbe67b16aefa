package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.app.DailyAnswers;
import dollarbill.app.RecommendRecord;
import dollarbill.bridge.BridgeSettings;
import dollarbill.bridge.ModelId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recommendations on the command line: the table, the document, the record. */
class RecommendCommandTest {
    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void sample() {
        data = ProjectCopy.sample(folder.resolve("data"), "MSFT", "KO");
    }

    private CliRun run(List<BridgeSettings> opened, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "recommend", "--data", data.toString(), "--symbols", "MSFT,KO", "--out",
                folder.resolve("out").toString()));
        args.addAll(List.of(more));
        return CliRun.of(
                ProjectCopy.root(),
                settings -> {
                    opened.add(settings);
                    return new DailyAnswers(1.0).host();
                },
                Map.of(),
                args.toArray(String[]::new));
    }

    @Test
    void theTableNamesStrategyConfidencesAndReasonsAndTheDocumentIsJson() {
        String registry = DailyAnswers.registry(folder.resolve("registry")).toString();
        List<BridgeSettings> opened = new ArrayList<>();
        CliRun table = run(opened, "--registry", registry, "--portfolio-value", "1000000");
        assertThat(table.code()).as(table.err()).isZero();
        assertThat(table.out()).contains(
                "synthetic", "recommendations as of 2026-10-30 for 1000000.00 USD", "direction", "IV goes", "UP ",
                "HIGH ",
                "STABLE", "Bull Put Spread", "overall confidence");
        assertThat(table.err()).doesNotContain("WARN");
        assertThat(opened).singleElement()
                .satisfies(settings -> assertThat(settings.disabled())
                        .contains(new ModelId("signal_classifier"))
                        .doesNotContain(new ModelId("regime")));
        JsonNode document = RunJson.parse(run(opened, "--registry", registry, "--json").out());
        assertThat(document.path("recommendations")).hasSize(2);
        assertThat(document.at("/recommendations/0/symbol").asText()).isEqualTo("MSFT");
    }

    @Test
    void withoutTrainedModelsEachReasonStandsOnceAndNothingIsLoaded() {
        List<BridgeSettings> opened = new ArrayList<>();
        CliRun table = run(opened, "--registry", folder.resolve("none").toString());
        assertThat(table.code()).as(table.err()).isZero();
        assertThat(opened).isEmpty();
        assertThat(table.err()).isEmpty();
        assertThat(table.out().lines().filter(line -> line.startsWith("MODEL_ARTEFACT_MISSING: "))).hasSize(4)
                .allSatisfy(line -> assertThat(line).endsWith("(all symbols)"));
    }

    @Test
    void theRecordHoldsWhatWasPrinted() throws IOException {
        String registry = DailyAnswers.registry(folder.resolve("registry")).toString();
        List<BridgeSettings> opened = new ArrayList<>();
        JsonNode printed = RunJson.parse(run(opened, "--registry", registry, "--record", "--json").out());
        CliRun again = run(opened, "--registry", registry, "--record");
        assertThat(again.out()).contains("0 of 2 recommendations appended", "the others were there");
        List<String> lines = Files.readAllLines(folder.resolve("out").resolve(RecommendRecord.FILE));
        assertThat(lines).hasSize(2);
        for (int i = 0; i < 2; i++) {
            assertThat(RunJson.parse(lines.get(i)).path("recommendation"))
                    .isEqualTo(printed.path("recommendations").get(i));
        }
    }

    @Test
    void theBookThatIsHeldStandsBeforeTheFirstDecision() throws IOException {
        String registry = DailyAnswers.registry(folder.resolve("registry")).toString();
        List<BridgeSettings> opened = new ArrayList<>();
        Path book = Files.writeString(folder.resolve("book.json"), """
                {"account": {"equity": 50000, "peak_equity": 70000, "equity_at_open": 50000},
                 "positions": [{"symbol": "KO", "type": "shares", "quantity": 120, "entry_price": 50}]}
                """);
        JsonNode document = RunJson.parse(
                run(opened, "--registry", registry, "--book", book.toString(), "--json").out());
        assertThat(document.path("portfolio_value").asDouble()).isEqualTo(50_000.0);
        assertThat(document.at("/held/positions").asInt()).isEqualTo(1);
        assertThat(document.at("/held/delta").asDouble()).isEqualTo(120.0);
        double worth = 50_000.0 - document.at("/held/cash_left").asDouble();
        assertThat(worth / 120.0).isBetween(30.0, 90.0);
        assertThat(document.path("recommendations"))
                .allSatisfy(advice -> assertThat(advice.at("/decided/held/delta").asDouble()).isEqualTo(120.0))
                .allSatisfy(advice -> assertThat(advice.path("strategy").asText()).isEqualTo("No Trade"));
        Path unknown = Files.writeString(folder.resolve("unknown.json"), """
                {"positions": [{"symbol": "ZZZZ", "type": "shares", "quantity": 1, "entry_price": 50}]}
                """);
        CliRun refused = run(opened, "--registry", registry, "--book", unknown.toString());
        assertThat(refused.code()).isEqualTo(ExitCode.DATA.code());
        assertThat(refused.err()).contains("ZZZZ", "has no value");
    }

    @Test
    void aSymbolThatIsNoneIsAFaultOfUsage() {
        CliRun run = CliRun.withoutModels("recommend", "--symbols", "no symbol");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--symbols");
    }
}
