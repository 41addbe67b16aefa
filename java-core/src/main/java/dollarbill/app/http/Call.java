package dollarbill.app.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request as a handler sees it: its parameters and its body, both checked for form. */
final class Call {
    private final Context context;
    private final Route route;
    private final int maxBodyBytes;

    Call(Context context, Route route, int maxBodyBytes) {
        this.context = context;
        this.route = route;
        this.maxBodyBytes = maxBodyBytes;
    }

    String path(String name) {
        return context.pathParam(name);
    }

    /** Returns the query text as sent, or an empty text. */
    String queryText() {
        String text = context.queryString();
        return text == null ? "" : text;
    }

    /** Returns a query parameter, or null where it is not sent. */
    @Nullable
    String query(String name) {
        List<String> values = context.queryParams(name);
        return values.isEmpty() ? null : values.get(0);
    }

    @Nullable
    String header(String name) {
        return context.header(name);
    }

    /** Returns one error for each query parameter that the route does not take or that stands more than once. */
    List<FieldError> queryErrors() {
        List<FieldError> errors = new ArrayList<>();
        if (queryText().isEmpty()) {
            return errors;
        }
        for (Map.Entry<String, List<String>> entry : context.queryParamMap().entrySet()) {
            if (!route.takes(entry.getKey())) {
                errors.add(new FieldError(entry.getKey(), entry.getValue().get(0), "no such query parameter"));
            } else if (entry.getValue().size() > 1) {
                errors.add(new FieldError(entry.getKey(), String.join(", ", entry.getValue()), "at most once"));
            }
        }
        return errors;
    }

    /** Returns the body, or ends the request where it is not JSON by its header or is too large. */
    byte[] jsonBody() {
        requireJson();
        if (context.req().getContentLengthLong() > maxBodyBytes) {
            discard();
            throw tooLarge();
        }
        try {
            byte[] body = context.req().getInputStream().readNBytes(maxBodyBytes + 1);
            if (body.length > maxBodyBytes) {
                discard();
                throw tooLarge();
            }
            return body;
        } catch (IOException fault) {
            throw new HttpFault(ErrorCode.BAD_REQUEST, "the body ended before its length or its last chunk");
        }
    }

    private void requireJson() {
        String type = context.req().getContentType();
        String media = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean utf8 = type == null
                || !type.toLowerCase(Locale.ROOT).contains("charset")
                || type.toLowerCase(Locale.ROOT).matches(".*charset\\s*=\\s*\"?utf-8\"?.*");
        if (!media.equals(Answer.JSON) || !utf8) {
            throw new HttpFault(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "the body must be application/json in UTF-8",
                    List.of(new FieldError("Content-Type", type == null ? "" : type, "application/json")));
        }
    }

    /** Reads on for a while, so that a caller still sending sees the answer instead of a broken connection. */
    private void discard() {
        try {
            InputStream in = context.req().getInputStream();
            long left = 4L * maxBodyBytes;
            while (left > 0) {
                long skipped = in.skip(left);
                if (skipped <= 0 && in.read() < 0) {
                    return;
                }
                left -= Math.max(skipped, 1);
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private HttpFault tooLarge() {
        return new HttpFault(ErrorCode.BODY_TOO_LARGE, "the body is larger than " + maxBodyBytes + " bytes");
    }
}
