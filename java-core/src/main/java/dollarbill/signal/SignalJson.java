package dollarbill.signal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads and writes signal documents as JSON; absent values are {@code null}. */
public final class SignalJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private SignalJson() {}

    /** Returns a document as JSON on one line. */
    public static String write(SignalDocument document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a signal document is always JSON", e);
        }
    }

    /**
     * Returns the document of a JSON text.
     *
     * @throws IllegalArgumentException  if the text is not a signal document
     */
    public static SignalDocument read(String json) {
        try {
            return MAPPER.readValue(json, SignalDocument.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a signal document: " + e.getOriginalMessage(), e);
        }
    }
}
