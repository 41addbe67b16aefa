package dollarbill.app.http;

import java.util.Map;

/**
 * What a handler answers.
 *
 * @param status  HTTP status
 * @param contentType  media type of the body
 * @param body  the bytes
 * @param headers  further headers
 */
@SuppressWarnings("ArrayRecordComponent") // rendered once, shared, never compared
record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
    static final String JSON = "application/json";
    static final String GENERATION_HEADER = "X-Model-Generation";

    static Answer json(Object document) {
        return new Answer(200, JSON, Wire.bytes(document), Map.of());
    }

    Answer withStatus(int other) {
        return new Answer(other, contentType, body, headers);
    }

    Answer withHeader(String name, String value) {
        Map<String, String> more = new java.util.LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, contentType, body, Map.copyOf(more));
    }

    Answer withGeneration(java.util.OptionalLong generation) {
        return generation.isPresent() ? withHeader(GENERATION_HEADER, Long.toString(generation.getAsLong())) : this;
    }
}
