package dollarbill.market.provider.live;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dollarbill.market.Reason;
import java.io.IOException;
import java.util.stream.Collectors;

/**
 * The body of an answer read into the records of its form.
 *
 * <p>Fields that are not asked for are passed over: providers add some all the time. One that is needed and missing, or
 * of another type, is a change of form; a body that is no JSON or ends too early is malformed.
 */
final class Payload {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Payload() {}

    /**
     * Reads a body.
     *
     * @throws ProviderException  SOURCE_MALFORMED or SOURCE_CHANGED, naming the field and what was expected
     */
    static <T> T read(Provider provider, byte[] body, TypeReference<T> form) {
        try {
            T read = JSON.readValue(body, form);
            if (read == null) {
                throw ProviderException.changed(provider, "", "null, expected " + form.getType().getTypeName());
            }
            return read;
        } catch (JsonEOFException e) {
            throw malformed(provider, "JSON ends too early, after " + body.length + " bytes");
        } catch (JsonMappingException e) {
            throw mapped(provider, body, e);
        } catch (JsonProcessingException e) {
            throw malformed(provider, "expected JSON, got " + e.getOriginalMessage());
        } catch (IOException e) {
            throw malformed(provider, "cannot be read: " + e.getMessage());
        }
    }

    private static ProviderException mapped(Provider provider, byte[] body, JsonMappingException fault) {
        Throwable cause = fault.getCause();
        if (cause instanceof JsonEOFException || body.length == 0) {
            return malformed(provider, "JSON ends too early, after " + body.length + " bytes");
        }
        if (cause instanceof JsonParseException broken) {
            return malformed(provider, "expected JSON, got " + broken.getOriginalMessage());
        }
        return ProviderException.changed(provider, path(fault), expected(fault));
    }

    private static String expected(JsonMappingException fault) {
        String target = fault instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? "expected " + mismatch.getTargetType().getSimpleName() + ", "
                : "";
        return target + fault.getOriginalMessage().replaceAll("\\s*\\R\\s*", " ").replaceFirst(" \\(for .*", "");
    }

    private static String path(JsonMappingException fault) {
        return fault.getPath()
                .stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static ProviderException malformed(Provider provider, String message) {
        return new ProviderException(provider, Reason.SOURCE_MALFORMED, message);
    }
}
