package dollarbill.market.provider.live;

import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header that says how long to wait, in seconds or as a date (RFC 9110, HTTP Semantics, 2022, section 10.2.3). */
final class RetryAfter {
    private RetryAfter() {}

    /** Returns the wait from now; empty without the header or where it cannot be understood. */
    static Optional<Duration> of(HttpResponse<?> answer, Instant now) {
        return answer.headers().firstValue("Retry-After").flatMap(text -> parse(text.strip(), now));
    }

    private static Optional<Duration> parse(String text, Instant now) {
        if (text.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Optional.of(until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
