package dollarbill.app.http;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names requests: by the caller's {@code X-Request-Id} where it is well formed, else by a prefix and a counter. */
final class RequestIds implements Supplier<String> {
    static final String HEADER = "X-Request-Id";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final String prefix;
    private final AtomicLong counter = new AtomicLong();

    RequestIds(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public String get() {
        return prefix + "-" + counter.incrementAndGet();
    }

    String accept(@Nullable String sent) {
        return sent != null && FORM.matcher(sent).matches() ? sent : get();
    }
}
