package dollarbill.market.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dollarbill.market.DataFault;
import dollarbill.market.ExerciseStyle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code truth.json} says of a directory: whether its market is simulated and how its options are exercised.
 *
 * @param synthetic  whether the market is simulated; false without the file
 * @param style  exercise style of all its options, where the file says it
 */
record DirectoryTruth(boolean synthetic, Optional<ExerciseStyle> style) {
    static final String FILE = "truth.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    static DirectoryTruth of(Path directory) {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return new DirectoryTruth(false, Optional.empty());
        }
        try {
            JsonNode root = JSON.readTree(Files.readAllBytes(file));
            JsonNode synthetic = root.path("synthetic");
            if (!synthetic.isBoolean()) {
                throw new DataFault(FILE, 0, "synthetic", "'" + synthetic + "' must be true or false");
            }
            return new DirectoryTruth(synthetic.booleanValue(), style(root.path("exercise_style")));
        } catch (JsonProcessingException e) {
            throw new DataFault(FILE, 0, "", "not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new DataFault(FILE, 0, "", "cannot be read: " + e.getMessage());
        }
    }

    private static Optional<ExerciseStyle> style(JsonNode node) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        return switch (node.asText().toLowerCase(Locale.ROOT)) {
            case "european" -> Optional.of(ExerciseStyle.EUROPEAN);
            case "american" -> Optional.of(ExerciseStyle.AMERICAN);
            default -> throw new DataFault(FILE, 0, "exercise_style", "'" + node + "' must be european or american");
        };
    }
}
