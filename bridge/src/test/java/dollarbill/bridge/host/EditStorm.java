package dollarbill.bridge.host;

import static dollarbill.bridge.host.ModelFolder.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelSource;
import dollarbill.bridge.ModelStatus.Refusal;
import dollarbill.bridge.Prediction;
import dollarbill.bridge.PredictionRequest;
import dollarbill.bridge.Predictions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Saves edits of a model, one in four broken, while clients ask without pause, and notes whatever goes wrong. */
final class EditStorm implements AutoCloseable {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(120);

    final List<Long> servedAfterMillis = new ArrayList<>();
    final AtomicLong rows = new AtomicLong();
    private final ModelFolder folder;
    private final ModelHost host;
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean stop = new AtomicBoolean();
    private final List<Thread> clients = new ArrayList<>();
    private int broken;

    EditStorm(ModelFolder folder, ModelHost host, int clientCount) {
        this.folder = folder;
        this.host = host;
        for (int i = 0; i < clientCount; i++) {
            int seed = i;
            clients.add(Thread.ofPlatform().daemon().name("client-" + i).start(() -> ask(seed)));
        }
    }

    /** Makes edits with version numbers from the first on, and checks the fate of each. */
    void edit(int first, int count) {
        for (int version = first; version < first + count; version++) {
            if (version % 4 == 0) {
                PythonProbe.Fault[] faults = PythonProbe.Fault.values();
                saveBroken(version, faults[broken++ % faults.length]);
            } else {
                saveWhole(version);
            }
            assertThat(wrong).as("after version " + version).isEmpty();
        }
    }

    private void saveWhole(int version) {
        long saved = System.nanoTime();
        folder.save(PythonProbe.whole(version));
        until("version " + version + " is served", () -> servedVersion() == version);
        servedAfterMillis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - saved));
    }

    private void saveBroken(int version, PythonProbe.Fault fault) {
        double before = servedVersion();
        String text = fault.text(version);
        String hash = new ModelSource(MODEL, text, new TreeMap<>()).hash();
        folder.save(text);
        until(fault + " is refused", () -> refusal().filter(r -> r.codeHash().equals(hash)).isPresent());
        Refusal refusal = refusal().orElseThrow();
        assertThat(refusal.failure().reason()).as(refusal.toString()).isIn(fault.reason, fault.orReason);
        if (fault != PythonProbe.Fault.STUCK) {
            assertThat(refusal.failure().where()).as(refusal.toString()).isPresent();
            assertThat(refusal.failure().where().orElseThrow().file()).isEqualTo("models/probe.py");
            assertThat(refusal.failure().where().orElseThrow().line())
                    .isBetween(PythonProbe.BODY_LINE - 1, PythonProbe.BODY_LINE);
        }
        assertThat(servedVersion()).isEqualTo(before);
    }

    private Optional<Refusal> refusal() {
        return host.model(MODEL).orElseThrow().refusal();
    }

    private double servedVersion() {
        Predictions answers = host.predict(PredictionRequest.of(MODEL, DoubleRows.of(2, 1, 2), "probe"));
        return answers.rows().getFirst() instanceof Prediction.Scored scored ? scored.values().get(0) : -1;
    }

    static void until(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - start).as(what).isLessThan(LIMIT_NANOS);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    private void ask(int client) {
        for (long round = 0; !stop.get(); round++) {
            double fresh = (round % 1_000_000) / 1e5 + client * 10;
            DoubleRows asked = DoubleRows.of(2, 1, 2, fresh, Double.NaN, -0.0, client, 3, 4);
            Predictions answers = host.predict(PredictionRequest.of(MODEL, asked, "storm"));
            rows.addAndGet(asked.rows());
            verify(asked, answers);
        }
    }

    private void verify(DoubleRows asked, Predictions answers) {
        double version = Double.NaN;
        for (int row = 0; row < asked.rows(); row++) {
            if (!(answers.rows().get(row) instanceof Prediction.Scored scored)) {
                wrong.add("not answered: " + answers.rows().get(row));
                return;
            }
            double[] values = scored.values().toArray();
            version = row == 0 ? values[0] : version;
            double x = asked.get(row, 0);
            double y = asked.get(row, 1);
            double score = version * Math.exp(Math.sin(x)) + Math.copySign(0.125, x) + (Double.isNaN(y) ? 0.25 : y);
            if (values[0] != version || values[2] != version || Math.abs(values[1] - score) > 1e-9
                    || scored.provenance().generation() != answers.generation().orElseThrow().number()) {
                wrong.add("mixed or wrong: " + answers);
                return;
            }
        }
    }

    /** Returns how long saves took to be served, in words. */
    String measurement() {
        List<Long> sorted = new ArrayList<>(servedAfterMillis);
        Collections.sort(sorted);
        return sorted.size() + " good saves served after " + sorted.get(sorted.size() / 2) + " ms (median), "
                + sorted.getLast() + " ms (longest), " + sorted.stream().filter(ms -> ms <= 1000).count()
                + " within 1000 ms; " + rows.get() + " rows answered meanwhile";
    }

    /** Lets the clients stop asking. */
    void pause() {
        stop.set(true);
    }

    @Override
    public void close() {
        pause();
        try {
            for (Thread client : clients) {
                client.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertThat(wrong).isEmpty();
    }
}
