package dollarbill.app;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.OtherJvm;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.market.provider.live.BaseUrls;
import dollarbill.market.provider.live.DataKind;
import dollarbill.market.provider.live.FetchLedger;
import dollarbill.market.provider.live.LiveKeys;
import dollarbill.market.provider.live.LiveSettings;
import dollarbill.market.provider.live.Update;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that fetches, killed at random points, leaves a folder that loads; started again it goes on, and ends with the
 * folder of a process that was never killed, byte for byte.
 */
class FetchKillTest {
    private static final Instant NOW = Instant.parse("2026-02-12T15:10:00Z");
    private static final List<Symbol> SYMBOLS = List.of(Symbol.of("SPY"), Symbol.of("NVDA"), Symbol.of("AAPL"));

    /** Most requests that one item takes, with the cookie and the crumb that may have to be got again. */
    private static final int DEAREST_ITEM = 4;

    private static final int LONGEST_DELAY_MILLIS = 25;

    private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20261121L);
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicReference<Runnable> onRequest = new AtomicReference<>(() -> {});
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    private FetchedMarket market;

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        market = new FetchedMarket(2);
        SYMBOLS.forEach(symbol -> market.stock(symbol.value()));
        market.server().addMockServiceRequestListener((request, response) -> {
            requests.incrementAndGet();
            onRequest.get().run();
        });
    }

    @AfterEach
    void stop() {
        timer.shutdownNow();
        market.close();
    }

    /** Fetches everything into a folder. */
    public static void main(String[] arguments) {
        List<Update> updates = fetch(URI.create(arguments[0]), Path.of(arguments[1]));
        System.exit(updates.stream().allMatch(update -> update.failure().isEmpty()) ? 0 : 1);
    }

    private static List<Update> fetch(URI address, Path data) {
        LiveSettings settings = new LiveSettings(
                Duration.ofSeconds(60), 0, Duration.ofMillis(1), Duration.ofSeconds(1), Duration.ofSeconds(60),
                () -> NOW, wait -> Duration.ZERO);
        LiveKeys keys = new LiveKeys(Optional.empty(), Optional.of("key"), Optional.empty());
        FetchRequest request = new FetchRequest(
                List.of(DataKind.values()), SYMBOLS, List.of(Symbol.of("BTC"), Symbol.of("ETH")),
                LocalDate.of(2026, 2, 1));
        return new FetchService(data, BaseUrls.all(address), keys, settings).run(request, false, ProgressSink.SILENT);
    }

    @Test
    void killedTwice() throws Exception {
        kill(2);
    }

    @Test
    @Tag("long")
    void killedFiftyTimes() throws Exception {
        kill(50);
    }

    private void kill(int times) throws IOException, InterruptedException {
        Path untouched = folder.resolve("untouched");
        assertThat(fetch(URI.create(market.address()), untouched)).allMatch(update -> update.failure().isEmpty());
        int whole = requests.get();
        Map<String, String> expected = files(untouched);
        Path data = folder.resolve("data 0");
        int killed = 0;
        int killedHere = 0;
        int begun = requests.get();
        while (killed < times) {
            if (run(data, 1 + random.nextInt(whole))) {
                assertComplete(data, expected);
                assertThat(requests.get() - begun).as("requests over all runs")
                        .isBetween(whole, whole + killedHere * DEAREST_ITEM);
                data = folder.resolve("data " + killed);
                killedHere = 0;
                begun = requests.get();
            } else {
                killed++;
                killedHere++;
                assertLoads(data);
            }
        }
        assertThat(run(data, Integer.MAX_VALUE)).isTrue();
        assertComplete(data, expected);
    }

    /** Starts a process and kills it a moment after a request; returns whether it was done before. */
    private boolean run(Path data, int request) throws IOException, InterruptedException {
        AtomicInteger left = new AtomicInteger(request);
        AtomicReference<OtherJvm> started = new AtomicReference<>();
        int delay = random.nextInt(LONGEST_DELAY_MILLIS);
        onRequest.set(() -> {
            if (left.decrementAndGet() == 0) {
                var _ = timer.schedule(
                        () -> started.get().kill(), delay, TimeUnit.MILLISECONDS);
            }
        });
        OtherJvm jvm = OtherJvm.start(FetchKillTest.class, market.address(), data.toString());
        started.set(jvm);
        OtherJvm.Ended ended = jvm.await();
        onRequest.set(() -> {});
        assertThat(ended.code()).as(ended.output()).isNotEqualTo(1);
        return ended.code() == 0;
    }

    private static void assertLoads(Path data) {
        if (!Files.isDirectory(data)) {
            return;
        }
        FetchLedger.read(data);
        DataDirectory stored = DataDirectory.open(data);
        stored.barSymbols().forEach(symbol -> assertThat(stored.bars(symbol).orElseThrow().size()).isEqualTo(7));
        stored.chainSymbols()
                .forEach(symbol -> assertThat(stored.latestChain(symbol, LocalDate.MAX).orElseThrow().quotes())
                        .hasSize(4));
        stored.seriesNames().forEach(name -> assertThat(stored.series(name).orElseThrow().observations()).isNotEmpty());
        stored.newsSymbols().forEach(symbol -> assertThat(stored.news(symbol).orElseThrow().articles()).hasSize(2));
        stored.earningsSymbols().forEach(symbol -> assertThat(stored.earnings(symbol)).isPresent());
        stored.mentionSymbols().forEach(symbol -> assertThat(stored.mentions(symbol)).isPresent());
        stored.coinSymbols().forEach(symbol -> assertThat(stored.coin(symbol).orElseThrow().days()).hasSize(3));
    }

    private static void assertComplete(Path data, Map<String, String> expected) throws IOException {
        assertLoads(data);
        Map<String, String> files = files(data);
        assertThat(files.keySet()).isEqualTo(expected.keySet());
        assertThat(files).isEqualTo(expected);
    }

    private static Map<String, String> files(Path data) throws IOException {
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
}
