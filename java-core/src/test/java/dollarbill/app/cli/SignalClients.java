package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that ask a server for signals without pause, check each answer, and note whatever is wrong. */
final class SignalClients implements AutoCloseable {
    private static final String HEADER = "X-Model-Generation";
    private static final int KNOWN_ROWS = 3;
    private static final int FRESH_ROWS = 2;

    /** Answers received. */
    final AtomicLong answers = new AtomicLong();

    /** Newest version that judged features sent. */
    final AtomicInteger judging = new AtomicInteger();

    /** Newest generation that judged the list of signals. */
    final AtomicLong listed = new AtomicLong();

    /** What was wrong. */
    final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    private final ExecutorService workers;
    private final HttpClient client;
    private final AtomicBoolean stop = new AtomicBoolean();
    private final Map<Long, Integer> versions = new ConcurrentHashMap<>();
    private final Map<String, Double> probabilities = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final URI root;
    private final List<String> ids;
    private volatile String checkedList = "";

    /**
     * Begins to ask.
     *
     * @param root  address of the server
     * @param ids  ids of the signals it lists
     */
    SignalClients(URI root, List<String> ids, int count) {
        this.root = root;
        this.ids = List.copyOf(ids);
        workers = Executors.newFixedThreadPool(count);
        client = HttpClient.newBuilder().executor(workers).build();
        for (int i = 0; i < count; i++) {
            int number = i;
            threads.add(Thread.ofPlatform().daemon().name("client-" + i).start(() -> ask(number)));
        }
    }

    private void ask(int number) {
        long judged = 0;
        long shown = 0;
        try {
            for (long round = 0; !stop.get(); round++) {
                long list = list();
                long one = one(ids.get((int) ((round + number) % ids.size())));
                long enhanced = enhance(number, round);
                assertThat(list).as("no list older than one seen before").isGreaterThanOrEqualTo(shown);
                assertThat(one).as("no signal older than a list seen before").isGreaterThanOrEqualTo(list);
                assertThat(enhanced).as("no judgement older than one seen before").isGreaterThanOrEqualTo(judged);
                shown = one;
                judged = enhanced;
            }
        } catch (AssertionError | IOException | RuntimeException e) {
            wrong.add("client " + number + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long list() throws IOException, InterruptedException {
        HttpResponse<String> answer = send(to("/api/v1/signals").build());
        long generation = generation(answer);
        if (!answer.body().equals(checkedList)) {
            JsonNode document = RunJson.parse(answer.body());
            assertThat(document.at("/model/generation").asLong()).isEqualTo(generation);
            assertThat(document.path("signals")).hasSize(ids.size());
            for (JsonNode signal : document.path("signals")) {
                assertOf(generation, signal);
            }
            checkedList = answer.body();
        }
        listed.accumulateAndGet(generation, Math::max);
        return generation;
    }

    private long one(String id) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(to("/api/v1/signals/" + id).build());
        JsonNode signal = RunJson.parse(answer.body());
        assertThat(signal.path("id").asText()).isEqualTo(id);
        assertOf(generation(answer), signal);
        return generation(answer);
    }

    private static void assertOf(long generation, JsonNode signal) {
        JsonNode confidence = signal.path("confidence");
        assertThat(confidence.path("source").asText()).as(confidence.toString()).isEqualTo("MODEL");
        assertThat(confidence.path("generation").asLong()).as(confidence.toString()).isEqualTo(generation);
    }

    private long enhance(int number, long round) throws IOException, InterruptedException {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < KNOWN_ROWS; i++) {
            rows.add(row(i, 1 + i));
        }
        for (int i = KNOWN_ROWS; i < KNOWN_ROWS + FRESH_ROWS; i++) {
            rows.add(row(i, number * 10 + i + round % 100_000 / 1e5));
        }
        HttpResponse<String> answer = send(to("/api/v1/signals/enhance").header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"signals\": [" + String.join(",", rows) + "]}"))
                .build());
        JsonNode document = RunJson.parse(answer.body());
        long generation = generation(answer);
        assertThat(document.path("generation").asLong()).isEqualTo(generation);
        assertThat(document.path("signals")).hasSize(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            judged(generation, document.path("signals").path(i), i, rows.get(i));
        }
        return generation;
    }

    private void judged(long generation, JsonNode signal, int index, String row) {
        assertThat(signal.path("id").asText()).isEqualTo("row" + index);
        JsonNode members = signal.path("members");
        assertThat(members.isObject()).as(signal.toString()).isTrue();
        int version = ClassifierEdits
                .versionOf(members.path("forest").asDouble(), members.path("network").asDouble());
        assertThat(versions.merge(generation, version, (known, same) -> known))
                .as("one generation has one version: " + signal)
                .isEqualTo(version);
        if (index < KNOWN_ROWS) {
            double probability = signal.path("ml_confidence").doubleValue();
            assertThat(probabilities.merge(row, probability, (known, same) -> known)).as(row).isEqualTo(probability);
        }
        judging.accumulateAndGet(version, Math::max);
    }

    private static String row(int index, double edge) {
        return "{\"id\": \"row" + index + "\", \"edge_percent\": " + edge
                + ", \"delta\": 0.4, \"gamma\": 0.03, \"vega\": 0.1, \"theta\": -0.05, \"volume\": 100,"
                + " \"open_interest\": 500, \"days_to_expiry\": 30}";
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(root.resolve(path)).timeout(Duration.ofMinutes(1));
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(request + ": " + answer.body()).isEqualTo(200);
        answers.incrementAndGet();
        return answer;
    }

    private static long generation(HttpResponse<String> answer) {
        return answer.headers().firstValueAsLong(HEADER).orElse(0);
    }

    @Override
    public void close() {
        stop.set(true);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
        workers.close();
        assertThat(wrong).isEmpty();
    }
}
