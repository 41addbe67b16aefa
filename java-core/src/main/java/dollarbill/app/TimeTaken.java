package dollarbill.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What a piece of work took, from its beginning on.
 *
 * @param wall  reading of the clock at the beginning, nanoseconds
 * @param processor  processor time of this process at the beginning; absent where the system does not tell
 */
public record TimeTaken(long wall, Optional<Duration> processor) {
    private static final double NANOS = 1e9;

    /** Begins now. */
    public static TimeTaken begin() {
        return new TimeTaken(System.nanoTime(), processorNow());
    }

    /** Puts seconds by the clock and of the processor into a document. */
    public void put(ObjectNode document) {
        ObjectNode took = document.putObject("took");
        took.put("seconds", (System.nanoTime() - wall) / NANOS);
        took.put("processors", Runtime.getRuntime().availableProcessors());
        processorNow().flatMap(now -> processor.map(now::minus))
                .ifPresent(used -> took.put("processor_seconds", used.toNanos() / NANOS));
    }

    /** Returns a sentence on what a document's work took; nothing where it does not say. */
    static String sentence(JsonNode document) {
        JsonNode took = document.path("took");
        if (!took.path("processor_seconds").isNumber()) {
            return "";
        }
        return String.format(Locale.ROOT, " Took %.0f s of processor time, %.0f s by the clock on %d processors.",
                took.path("processor_seconds").asDouble(), took.path("seconds").asDouble(),
                took.path("processors").asInt());
    }

    private static Optional<Duration> processorNow() {
        return ProcessHandle.current().info().totalCpuDuration();
    }
}
