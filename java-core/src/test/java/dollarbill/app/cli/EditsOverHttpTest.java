package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.app.Engine;
import dollarbill.app.EngineOptions;
import dollarbill.app.LiveSignals;
import dollarbill.app.ModelUse;
import dollarbill.app.PipelineRequest;
import dollarbill.app.ProgressSink;
import dollarbill.app.http.Server;
import dollarbill.app.http.ServerSettings;
import dollarbill.bridge.host.Bridge;
import dollarbill.market.Symbol;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server, composed as {@code serve} does, goes on answering while its model is edited, also by edits that break it. */
class EditsOverHttpTest {
    private static final Logger LOG = LoggerFactory.getLogger(EditsOverHttpTest.class);
    private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(2);

    /** Edits before any is measured: each fault occurs twice among them. */
    private static final int WARM_UP = 48;

    private static final int MORE_THREADS = 8;

    /** Threads GraalPy keeps at most for the asynchronous actions of a context; it makes them as actions come. */
    private static final int ACTION_THREADS = 6;
    private static final String ACTION_THREAD = "python-actions-pool-";

    @TempDir
    Path home;

    private final ExecutorService clientWorkers = Executors.newFixedThreadPool(1);
    private final HttpClient client = HttpClient.newBuilder().executor(clientWorkers).build();
    private final List<Long> judgedAfterMillis = new ArrayList<>();
    private final List<Long> listedAfterMillis = new ArrayList<>();
    private ClassifierEdits edits;
    private Engine engine;
    private LiveSignals live;
    private Server server;
    private int version;
    private int broken;

    @BeforeEach
    void serveACopyOfTheProject() throws IOException {
        for (String part : List.of("python-ml", "config", "data/models")) {
            ProjectCopy.copyTree(ProjectCopy.root().resolve(part), home.resolve(part));
        }
        ProjectCopy.sample(home.resolve("data").resolve("sample"), "TSLA", "NVDA");
        edits = new ClassifierEdits(home.resolve("python-ml"));
        edits.saveWhole(++version);
        engine = Engine.open(
                EngineOptions.of(home, Map.of()),
                ModelUse.SERVER,
                Bridge::open,
                InstantSource.system(),
                ProgressSink.SILENT);
        live = LiveSignals.start(
                engine,
                PipelineRequest.configured().withSymbols(List.of(Symbol.of("TSLA"), Symbol.of("NVDA"))));
        server = Server.start(ServerSettings.loopback(0), new ServeDesk(engine, live), InstantSource.system());
        engine.startModels();
        until("the signals are judged",
                () -> engine.startedModels().isPresent() && get("/api/v1/signals").has("model"));
    }

    @AfterEach
    void stop() {
        server.close();
        live.close();
        engine.close();
        client.close();
        clientWorkers.close();
    }

    @Test
    @Tag("long")
    void twelveEditsWithTwoClients() {
        try (SignalClients clients = clients(2)) {
            edit(clients, 12, 2);
            LOG.warn("{}", measurement(clients));
        }
    }

    @Test
    @Tag("long")
    void twoHundredEditsWithEightClients() {
        try (SignalClients clients = clients(8)) {
            edit(clients, WARM_UP, 4);
            judgedAfterMillis.clear();
            listedAfterMillis.clear();
            untilNoThreadIsStuck();
            long threads = threadCount();
            long heap = usedMegabytes();
            edit(clients, 200, 4);
            LOG.warn("{}", measurement(clients));
            untilNoThreadIsStuck();
            long heapAfter = usedMegabytes();
            long peak = threadCount();
            until(
                    "threads are as many as the " + threads + " before",
                    () -> threadCount() <= threads + MORE_THREADS);
            until(
                    "no context given up keeps threads",
                    () -> actionThreads() <= ACTION_THREADS * liveContexts());
            LOG.warn(
                    "heap {} MB, then {} MB; threads {}, then {}; {}", heap, heapAfter, threads, peak,
                    engine.models().runtime());
            assertThat(heapAfter).isLessThanOrEqualTo(heap + Math.max(100, heap / 2));
        }
    }

    private SignalClients clients(int count) {
        return new SignalClients(root(), RunJson.ids(get("/api/v1/signals")), count);
    }

    /** Makes edits of which one in so many is broken, and checks the fate of each. */
    private void edit(SignalClients clients, int count, int oneIn) {
        for (int i = 1; i <= count; i++) {
            version++;
            if (i % oneIn == 0) {
                ClassifierEdits.Fault[] faults = ClassifierEdits.Fault.values();
                saveBroken(clients, faults[broken++ % faults.length]);
            } else {
                saveWhole(clients);
            }
            assertThat(clients.wrong).as("after version " + version).isEmpty();
        }
    }

    private void saveWhole(SignalClients clients) {
        long before = model().path("generation").asLong();
        long saved = System.nanoTime();
        edits.saveWhole(version);
        until("version " + version + " judges", () -> {
            assertThat(clients.wrong).isEmpty();
            return clients.judging.get() == version;
        });
        judgedAfterMillis.add(millisSince(saved));
        JsonNode now = model();
        assertThat(now.path("generation").asLong()).as(now.toString()).isEqualTo(before + 1);
        assertThat(now.has("refusal")).as(now.toString()).isFalse();
        until("generation " + (before + 1) + " has judged the list", () -> clients.listed.get() == before + 1);
        listedAfterMillis.add(millisSince(saved));
    }

    private void saveBroken(SignalClients clients, ClassifierEdits.Fault fault) {
        JsonNode before = model();
        int judging = clients.judging.get();
        edits.saveBroken(version, fault);
        until(fault + " is refused", () -> refused(model()) > refused(before));
        JsonNode now = model();
        JsonNode refusal = now.path("refusal");
        assertThat(refusal.path("reason").asText()).as(refusal.toString())
                .isEqualTo(fault.reason.name());
        assertThat(refusal.path("message").asText()).as(refusal.toString()).isNotBlank().contains(fault.words);
        if (fault.hasPlace) {
            assertThat(refusal.path("python_file").asText()).isEqualTo(ClassifierEdits.PYTHON_FILE);
            assertThat(refusal.path("python_line").asInt()).as(refusal.toString()).isEqualTo(edits.faultLine);
        }
        assertThat(refused(now)).isEqualTo(refused(before) + 1);
        assertThat(now.path("generation")).as("the one before serves").isEqualTo(before.path("generation"));
        assertThat(clients.judging.get()).isEqualTo(judging);
    }

    private static long refused(JsonNode model) {
        return model.at("/health/refused").asLong();
    }

    private JsonNode model() {
        return get("/api/v1/models/signal_classifier");
    }

    private JsonNode get(String path) {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(root().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
            return RunJson.parse(answer.body());
        } catch (IOException e) {
            throw new AssertionError(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(path, e);
        }
    }

    private URI root() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** Returns how long saves took to be served, in words. */
    private String measurement(SignalClients clients) {
        return words("judged features sent", judgedAfterMillis) + "; " + words("judged the list", listedAfterMillis)
                + "; " + clients.answers.get() + " requests answered since the clients started";
    }

    private static String words(String what, List<Long> millis) {
        List<Long> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        return sorted.size() + " good saves " + what + " after " + sorted.get(sorted.size() / 2) + " ms (median), "
                + sorted.getLast() + " ms (longest), " + sorted.stream().filter(ms -> ms <= 1000).count()
                + " within 1000 ms";
    }

    private void untilNoThreadIsStuck() {
        until("no thread is stuck", () -> engine.models().runtime().stuckThreads() == 0);
    }

    /** Returns the threads of the process without those that GraalPy keeps for actions of its contexts. */
    private static long threadCount() {
        return ManagementFactory.getThreadMXBean().getThreadCount() - actionThreads();
    }

    private static long actionThreads() {
        return Thread.getAllStackTraces()
                .keySet()
                .stream()
                .filter(thread -> thread.getName().startsWith(ACTION_THREAD))
                .count();
    }

    private static long liveContexts() {
        return Thread.getAllStackTraces()
                .keySet()
                .stream()
                .filter(thread -> thread.getName().matches("python-(serve|check)-\\d+"))
                .count();
    }

    private static long usedMegabytes() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least >> 20;
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }

    private static void until(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - start).as(what).isLessThan(LIMIT_NANOS);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
