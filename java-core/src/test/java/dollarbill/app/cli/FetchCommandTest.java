package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.app.FetchedMarket;
import dollarbill.market.RawChain;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that fetches, against a server that answers as the providers do. */
class FetchCommandTest {
    private static FetchedMarket market;

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Path data;

    @BeforeAll
    static void start() {
        market = new FetchedMarket(0);
    }

    @AfterAll
    static void stop() {
        market.close();
    }

    @BeforeEach
    void answer() {
        data = folder.resolve("market");
        for (String name : List.of(
                "YAHOO_BASE_URL", "YAHOO_COOKIE_URL", "FRED_BASE_URL", "FRED_GRAPH_URL", "FINNHUB_BASE_URL",
                "APEWISDOM_BASE_URL", "COINGECKO_BASE_URL")) {
            environment.put(name, market.address());
        }
        environment.put("DOLLARBILL_PROVIDERS_RETRIES", "0");
        market.stock("SPY");
        market.stock("NVDA");
    }

    @AfterEach
    void mend() {
        market.server()
                .getStubMappings()
                .stream()
                .filter(stub -> stub.getResponse().getStatus() == 503)
                .toList()
                .forEach(market.server()::removeStubMapping);
    }

    private CliRun fetch(String... more) {
        List<String> args = new ArrayList<>(List.of("fetch", "--data", data.toString()));
        args.addAll(List.of(more));
        return run(args);
    }

    private CliRun run(List<String> args) {
        return CliRun.of(
                ProjectCopy.root(),
                settings -> {
                    throw new AssertionError("this command must not start Python");
                },
                environment,
                args.toArray(String[]::new));
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(data)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(
                        data.relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }

    @Test
    void storesEveryKindInTheLayoutOfADataFolder() throws IOException {
        environment.put("FINNHUB_API_KEY", "secret-of-finnhub");
        CliRun run = fetch("--symbols", "SPY,NVDA", "--coins", "BTC", "--since", "2026-02-20");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines()).startsWith(
                "bars      2 changed", "chains    2 changed", "vix       4 changed", "fred      10 changed",
                "news      2 changed", "earnings  2 changed", "mentions  2 changed", "crypto    1 changed");
        assertThat(files().keySet()).contains(
                ".fetch.lock", "fetched.json", "ohlcv_adjusted/SPY.csv.gz", "ohlcv_raw/SPY.csv.gz", "actions/SPY.csv",
                "chains/SPY_2026-02-11_2100Z.csv.gz", "vix/VIX3M.csv", "fred/CPIAUCSL.csv", "news/NVDA.csv",
                "earnings/NVDA.csv", "mentions/SPY.csv", "crypto/BTC.csv");
        assertThat(String.join("", files().values()) + run.out()).doesNotContain("secret-of-finnhub");
        DataDirectory stored = DataDirectory.open(data);
        assertThat(stored.bars(Symbol.of("SPY")).orElseThrow().size()).isEqualTo(7);
        assertThat(stored.news(Symbol.of("NVDA")).orElseThrow().articles()).hasSize(2);
    }

    @Test
    void theSameDayFetchedTwiceChangesNothing() throws IOException {
        String[] args = {"--symbols", "SPY", "--kinds", "bars,chains,vix,mentions"};
        assertThat(fetch(args).code()).isZero();
        Map<String, String> first = files();
        CliRun second = fetch(args);
        assertThat(second.code()).isZero();
        assertThat(second.out()).contains("bars      1 stored already").contains("vix       4 stored already");
        assertThat(files()).isEqualTo(first);
        CliRun again = fetch("--symbols", "SPY", "--kinds", "bars,chains,vix,mentions", "--again");
        assertThat(again.out()).contains("bars      1 unchanged").contains("chains    1 unchanged");
        assertThat(files()).isEqualTo(first);
    }

    @Test
    void aProviderThatFailsLeavesTheCopyStaleAndTheOthersFetched() throws IOException {
        fetch("--symbols", "SPY", "--kinds", "bars");
        String before = files().get("ohlcv_adjusted/SPY.csv.gz");
        market.fail("/v8/finance/chart/SPY", 503);
        market.fail("/v7/finance/options/NVDA", 503);
        CliRun run = fetch("--symbols", "SPY,NVDA", "--kinds", "bars,chains", "--again", "--json");
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err().lines()).hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("error DATA: ")
                        .contains("SOURCE_FAILED Yahoo Finance"));
        assertThat(run.err()).contains("bars/SPY")
                .contains("the stored copy is 0 s old")
                .contains("chains/NVDA")
                .contains("no copy is stored");
        JsonNode items = RunJson.parse(run.out()).path("items");
        assertThat(items).extracting(item -> item.path("outcome").asText())
                .containsExactly("stale", "changed", "changed", "missing");
        assertThat(items.path(0).path("age_seconds").isIntegralNumber()).isTrue();
        assertThat(items.path(0).path("failure").path("reason").asText()).isEqualTo("SOURCE_FAILED");
        assertThat(files().get("ohlcv_adjusted/SPY.csv.gz")).isEqualTo(before);
    }

    @Test
    void saysWhichKindsNeedAKey() {
        CliRun left = fetch("--symbols", "SPY", "--coins", "BTC");
        assertThat(left.code()).as(left.err()).isZero();
        assertThat(left.out()).contains("news left out: Finnhub needs a key, FINNHUB_API_KEY is not set");
        CliRun asked = fetch("--symbols", "SPY", "--kinds", "news");
        assertThat(asked.code()).isEqualTo(4);
        assertThat(asked.err()).contains("SOURCE_KEY_MISSING").contains("FINNHUB_API_KEY");
    }

    @Test
    void refusesWhatItCannotFetch() {
        assertRefused(2, "--kinds is 'bar'", "--kinds", "bar");
        assertRefused(2, "--since is 2026-03-03", "--since", "2026-03-03");
        assertRefused(2, "symbol 'spy'", "--symbols", "spy");
        environment.put("FRED_BASE_URL", "ftp://x");
        assertRefused(2, "FRED_BASE_URL is 'ftp://x'", "--kinds", "fred");
        environment.remove("FRED_BASE_URL");
        data = ProjectCopy.root().resolve("data").resolve("sample");
        assertRefused(4, "holds a simulated market", "--kinds", "vix");
        assertThat(data.resolve("fetched.json")).doesNotExist();
        assertThat(data.resolve(".fetch.lock")).doesNotExist();
    }

    private void assertRefused(int code, String message, String... args) {
        CliRun run = fetch(args);
        assertThat(run.code()).as(run.err()).isEqualTo(code);
        assertThat(run.err()).startsWith("error ").contains(message);
    }

    /** A real chain goes out in Yahoo's format, comes back by the command, and is judged as from its own file. */
    @Test
    void thePipelineRunsOnWhatWasFetched() throws IOException {
        Path real = dollarbill.ReferenceTable.sharedData().resolve("chains/NVDA_2026-02-12_1510Z.csv.gz");
        RawChain whole = DataDirectory.chain(real);
        RawChain near = new RawChain(
                whole.underlying(), whole.quoteDate(), whole.asOf(), whole.spot(), whole.style(), false, whole.source(),
                whole.quotes()
                        .stream()
                        .filter(q -> q.contract().expiry().isBefore(LocalDate.of(2026, 3, 21)))
                        .toList());
        market.chain(near);
        CliRun run = fetch("--symbols", "NVDA", "--kinds", "bars,chains");
        assertThat(run.code()).as(run.err()).isZero();
        RawChain stored = DataDirectory.open(data).latestChain(whole.underlying(), LocalDate.MAX).orElseThrow();
        assertThat(stored.asOf()).isEqualTo(whole.asOf());
        assertThat(stored.quotes()).hasSameSizeAs(near.quotes()).hasSizeGreaterThan(500);

        Path config = ProjectCopy.configuration(
                folder.resolve("config"), "ml_config.json", "\"ml_integration\": {\n    \"enabled\": true",
                "\"ml_integration\": {\n    \"enabled\": false");
        CliRun pipeline = run(List.of(
                "pipeline", "--config", config.toString(), "--data", data.toString(), "--out",
                folder.resolve("out").toString(), "--symbols", "NVDA", "--json"));
        assertThat(pipeline.code()).as(pipeline.err()).isZero();
        assertThat(RunJson.parse(pipeline.out()).path("symbols").path(0).has("stale")).isFalse();
        JsonNode document = RunJson.parse(pipeline.out());
        assertThat(document.path("synthetic").asBoolean()).isFalse();
        assertThat(document.path("manifest").path("data_hashes").fieldNames()).toIterable()
                .contains("chains/NVDA_2026-02-12_1510Z.csv.gz", "ohlcv_adjusted/NVDA.csv.gz");

        market.fail("/v7/finance/options/NVDA", 503);
        assertThat(fetch("--symbols", "NVDA", "--kinds", "chains", "--again").code()).isEqualTo(4);
        CliRun stale = run(List.of(
                "pipeline", "--config", config.toString(), "--data", data.toString(), "--out",
                folder.resolve("out").toString(), "--symbols", "NVDA", "--json"));
        JsonNode copy = RunJson.parse(stale.out()).path("symbols").path(0).path("stale").path(0);
        assertThat(copy.path("reason").asText()).isEqualTo("DATA_STALE");
        assertThat(copy.path("item").asText()).isEqualTo("chains/NVDA");
        assertThat(copy.path("age_seconds").isIntegralNumber()).isTrue();
        assertThat(copy.path("failure").asText()).contains("SOURCE_FAILED Yahoo Finance");
    }
}
