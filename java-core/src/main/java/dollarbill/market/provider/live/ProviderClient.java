package dollarbill.market.provider.live;

import dollarbill.market.Reason;
import dollarbill.market.provider.SourceFailure;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Asks one provider, and asks again where that may help.
 *
 * <p>Each try waits for its turn under the provider's limit, has a time limit of its own, body included, and is recorded by
 * a circuit breaker. Outages are tried again after a pause that doubles, at random between half and one and a half of
 * it, or after the pause the provider asks for. An answer that is read as malformed counts as an outage; one that has
 * another form than agreed does not, since asking again would not change it.
 */
final class ProviderClient {
    private static final long LARGEST_BODY = 64L << 20;
    private static final int TOO_MANY = 429;
    private static final int WINDOW = 10;
    private static final int JUDGED_FROM = 5;
    private static final float FAILURE_PERCENT = 50;
    private static final double DOUBLING = 2.0;
    private static final double JITTER = 0.5;

    /** How long a turn may be away: a whole fetch may stand in line. */
    private static final Duration LONGEST_QUEUE = Duration.ofMinutes(10);

    /** How far ahead of now a moment of the past may be told: clocks and zones differ. */
    private static final Duration CLOCKS = Duration.ofDays(1);

    private final Provider provider;
    private final HttpClient http;
    private final LiveSettings settings;
    private final RateLimiter limiter;
    private final CircuitBreaker breaker;
    private final Retry retry;

    ProviderClient(Provider provider, HttpClient http, LiveSettings settings) {
        this.provider = provider;
        this.http = http;
        this.settings = settings;
        this.limiter = RateLimiter.of(provider.name(), RateLimiterConfig.custom()
                .limitForPeriod(provider.requests())
                .limitRefreshPeriod(provider.period())
                .timeoutDuration(LONGEST_QUEUE)
                .build());
        this.breaker = CircuitBreaker.of(provider.name(), CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(JUDGED_FROM)
                .failureRateThreshold(FAILURE_PERCENT)
                .permittedNumberOfCallsInHalfOpenState(1)
                .waitDurationInOpenState(settings.suspension())
                .recordException(fault -> fault instanceof ProviderException known && known.outage())
                .clock(settings.clock().withZone(ZoneOffset.UTC))
                .build());
        this.retry = Retry.of(provider.name(), RetryConfig.custom()
                .maxAttempts(settings.retries() + 1)
                .retryOnException(this::worthAnotherTry)
                .intervalBiFunction(this::pauseMillis)
                .build());
    }

    /**
     * Asks, and reads the body.
     *
     * @throws ProviderException  if no try gave a body that can be read
     */
    <T> T get(ProviderRequest request, Function<byte[], T> reader) {
        return exchange(request, answer -> {
            requireSuccess(request, answer);
            return reader.apply(answer.body());
        });
    }

    /**
     * Asks, and reads the answer whatever its status says of the request; one that says the provider is at fault is a
     * failure.
     *
     * @throws ProviderException  if no try gave an answer that can be read
     */
    <T> T exchange(ProviderRequest request, Function<HttpResponse<byte[]>, T> reader) {
        try {
            return Retry.decorateSupplier(
                    retry,
                    CircuitBreaker.decorateSupplier(breaker, () -> reader.apply(answer(request))))
                    .get();
        } catch (CallNotPermittedException suspended) {
            throw new ProviderException(
                    provider,
                    Reason.SOURCE_SUSPENDED,
                    "not asked for " + request.path() + " after " + breaker.getMetrics().getNumberOfFailedCalls()
                            + " failures; asked again after " + settings.suspension().toSeconds() + " s");
        }
    }

    /** Returns the provider it asks. */
    Provider provider() {
        return provider;
    }

    /**
     * Returns a moment that an answer tells in seconds since 1970.
     *
     * @param field  where it stands
     * @throws ProviderException  if it is before 1970 or more than a day ahead of now, as milliseconds would be
     */
    Instant past(String field, long seconds) {
        Instant latest = settings.clock().instant().plus(CLOCKS);
        if (seconds < 0 || seconds > latest.getEpochSecond()) {
            throw ProviderException.changed(
                    provider, field, seconds + ", expected seconds since 1970 up to " + latest);
        }
        return Instant.ofEpochSecond(seconds);
    }

    private HttpResponse<byte[]> answer(ProviderRequest request) {
        HttpResponse<byte[]> answer = send(request);
        if (answer.statusCode() == TOO_MANY || answer.statusCode() / 100 == 5) {
            requireSuccess(request, answer);
        }
        return answer;
    }

    private HttpResponse<byte[]> send(ProviderRequest request) {
        awaitTurn(request);
        CompletableFuture<HttpResponse<byte[]>> sent = http.sendAsync(
                request.http().timeout(settings.timeout()).build(),
                BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_BODY));
        try {
            return sent.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw late(request);
        } catch (ExecutionException e) {
            throw broken(request, Objects.requireNonNullElse(e.getCause(), e));
        } catch (InterruptedException e) {
            sent.cancel(true);
            throw interrupted(request);
        }
    }

    private void awaitTurn(ProviderRequest request) {
        long nanos = limiter.reservePermission();
        if (nanos < 0) {
            throw new ProviderException(
                    provider,
                    Reason.SOURCE_RATE_LIMITED,
                    request.path() + " would wait longer than " + LONGEST_QUEUE.toMinutes() + " min for its turn among "
                            + provider.requests() + " requests in " + provider.period().toSeconds() + " s");
        }
        try {
            Thread.sleep(settings.pause().apply(Duration.ofNanos(nanos)));
        } catch (InterruptedException e) {
            throw interrupted(request);
        }
    }

    private void requireSuccess(ProviderRequest request, HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (status / 100 == 2) {
            return;
        }
        Reason reason = switch (status) {
            case 404 -> Reason.SOURCE_NOT_FOUND;
            case TOO_MANY -> Reason.SOURCE_RATE_LIMITED;
            default -> status / 100 == 5 ? Reason.SOURCE_FAILED : Reason.SOURCE_REFUSED;
        };
        throw new ProviderException(
                new SourceFailure(
                        provider.title(),
                        reason,
                        "",
                        request.path() + " answered " + status + ", expected 200" + ErrorText.of(answer.body())),
                RetryAfter.of(answer, settings.clock().instant()));
    }

    private boolean worthAnotherTry(Throwable fault) {
        return fault instanceof ProviderException known
                && known.outage()
                && known.retryAfter().map(wait -> wait.compareTo(settings.longestWait()) <= 0).orElse(true);
    }

    private long pauseMillis(int tries, Either<Throwable, Object> outcome) {
        Optional<Duration> asked = outcome.getLeft() instanceof ProviderException known
                ? known.retryAfter()
                : Optional.empty();
        long own = IntervalFunction.ofExponentialRandomBackoff(
                settings.backoff(), DOUBLING, JITTER, settings.longestWait())
                .apply(tries);
        Duration wait = asked.orElse(Duration.ofMillis(own));
        return settings.pause().apply(wait).toMillis();
    }

    private ProviderException late(ProviderRequest request) {
        return new ProviderException(
                provider,
                Reason.SOURCE_TIMEOUT,
                request.path() + " gave no whole answer within " + settings.timeout().toMillis() + " ms");
    }

    private ProviderException broken(ProviderRequest request, Throwable cause) {
        return cause instanceof java.net.http.HttpTimeoutException
                ? late(request)
                : new ProviderException(
                        provider,
                        Reason.SOURCE_UNREACHABLE,
                        request.path() + " broke off: " + cause.getClass().getSimpleName()
                                + (cause.getMessage() == null ? "" : ", " + cause.getMessage()));
    }

    private ProviderException interrupted(ProviderRequest request) {
        Thread.currentThread().interrupt();
        return new ProviderException(provider, Reason.SOURCE_SUSPENDED, request.path() + " was interrupted");
    }
}
