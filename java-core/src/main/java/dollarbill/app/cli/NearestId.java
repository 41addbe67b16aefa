package dollarbill.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the signal id that shares the longest beginning with a mistyped one. */
final class NearestId {
    private static final int LEAST_SHARED = 3;

    private NearestId() {}

    /** Returns the nearest id; absent where none shares at least three characters. */
    static Optional<String> of(String typed, JsonNode signals) {
        return signals.valueStream()
                .map(signal -> signal.path("id").asText())
                .max(Comparator.comparingInt(id -> shared(typed, id)))
                .filter(id -> shared(typed, id) >= LEAST_SHARED);
    }

    private static int shared(String left, String right) {
        int shortest = Math.min(left.length(), right.length());
        return IntStream.range(0, shortest).filter(i -> left.charAt(i) != right.charAt(i)).findFirst().orElse(shortest);
    }
}
