package dollarbill.bridge;

import java.nio.charset.StandardCharsets;

/**
 * Learned state of a model, as the JSON text its {@code to_dict} gave.
 *
 * @param json  one JSON object
 */
public record Artefact(String json) {
    /** Returns the SHA-256 of the text, in hexadecimal. */
    public String hash() {
        return ContentHash.of(json.getBytes(StandardCharsets.UTF_8));
    }
}
