package dollarbill.market.provider.live;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/**
 * How patiently providers are asked.
 *
 * @param timeout  limit on one request
 * @param retries  tries after the first
 * @param backoff  wait before the first further try; doubles each time, give or take half of it at random
 * @param longestWait  longest wait before any request; a provider that asks for more is not asked again
 * @param suspension  how long a provider that fails too often is left alone
 * @param clock  wall clock
 * @param pause  says how long to wait really, given how long to wait
 */
public record LiveSettings(
        Duration timeout,
        int retries,
        Duration backoff,
        Duration longestWait,
        Duration suspension,
        InstantSource clock,
        UnaryOperator<Duration> pause) {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(90);
    private static final Duration SUSPENSION = Duration.ofSeconds(60);

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException  if a duration is not positive or the retries are negative
     */
    public LiveSettings {
        if (timeout.isNegative() || timeout.isZero() || backoff.isNegative() || backoff.isZero() || retries < 0) {
            throw new IllegalArgumentException("timeout " + timeout + " and backoff " + backoff
                    + " must be positive, retries " + retries + " must not be negative");
        }
    }

    /** Returns settings that wait as long as they say. */
    public static LiveSettings of(Duration timeout, int retries, Duration backoff, InstantSource clock) {
        return new LiveSettings(
                timeout, retries, backoff, LONGEST_WAIT, SUSPENSION, clock, UnaryOperator.identity());
    }
}
