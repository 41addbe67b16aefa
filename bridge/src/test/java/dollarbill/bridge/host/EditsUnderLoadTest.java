package dollarbill.bridge.host;

import static dollarbill.bridge.host.ModelFolder.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.bridge.BridgeSettings;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelStatus.State;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** GraalPy serves through edits: no request fails, no answer mixes two versions, each broken edit is explained. */
class EditsUnderLoadTest {
    private static final Logger LOG = LoggerFactory.getLogger(EditsUnderLoadTest.class);
    private static final int WARM_UP = 24;

    @TempDir
    Path temp;

    private ModelHost open() {
        ModelFolder folder = ModelFolder.in(temp);
        folder.save(PythonProbe.whole(1));
        BridgeSettings defaults = BridgeSettings.of(temp.resolve("python"), temp.resolve("registry"));
        ModelHost host = Bridge.open(new BridgeSettings(
                defaults.pythonFolder(), defaults.registryFolder(), Set.of(), Set.of(), 2, 64, Duration.ofMinutes(1),
                defaults.checkDeadline(), true, defaults.cache(), defaults.breaker()));
        assertThat(host.awaitReady(Duration.ofMinutes(2))).isTrue();
        assertThat(host.model(MODEL).orElseThrow().state())
                .as(host.models().toString())
                .isEqualTo(State.SERVING);
        return host;
    }

    @Test
    void twentyFourEditsWithTwoClients() {
        try (ModelHost host = open(); EditStorm storm = new EditStorm(new ModelFolder(temp), host, 2)) {
            storm.edit(2, 24);
            LOG.warn("{}", storm.measurement());
        }
    }

    @Test
    @Tag("long")
    void twoHundredEditsWithEightClients() {
        try (ModelHost host = open(); EditStorm storm = new EditStorm(new ModelFolder(temp), host, 8)) {
            storm.edit(2, WARM_UP);
            storm.servedAfterMillis.clear();
            int threads = ManagementFactory.getThreadMXBean().getThreadCount();
            long heap = usedMegabytes();
            storm.edit(2 + WARM_UP, 200);
            storm.pause();
            EditStorm.until("stuck threads end", () -> host.runtime().stuckThreads() == 0);
            long heapAfter = usedMegabytes();
            int threadsAfter = ManagementFactory.getThreadMXBean().getThreadCount();
            LOG.warn("{}", storm.measurement());
            LOG.warn("heap {} MB, then {} MB; threads {}, then {}; {}", heap, heapAfter, threads, threadsAfter,
                    host.runtime());
            assertThat(threadsAfter).isLessThanOrEqualTo(threads + 4);
            assertThat(heapAfter).isLessThanOrEqualTo(heap + Math.max(200, heap / 2));
        }
    }

    private static long usedMegabytes() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least >> 20;
    }
}
