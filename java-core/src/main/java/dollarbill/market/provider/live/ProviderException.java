package dollarbill.market.provider.live;

import dollarbill.market.Reason;
import dollarbill.market.provider.SourceFailure;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A request to a provider that gave no data. */
final class ProviderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Failures of the provider or the way to it; the request may succeed later. */
    private static final Set<Reason> OUTAGES = EnumSet.of(
            Reason.SOURCE_UNREACHABLE,
            Reason.SOURCE_TIMEOUT,
            Reason.SOURCE_RATE_LIMITED,
            Reason.SOURCE_FAILED,
            Reason.SOURCE_MALFORMED);

    private final transient SourceFailure failure;
    private final transient Optional<Duration> retryAfter;

    ProviderException(SourceFailure failure, Optional<Duration> retryAfter) {
        super(failure.toString());
        this.failure = failure;
        this.retryAfter = retryAfter;
    }

    ProviderException(Provider provider, Reason reason, String message) {
        this(new SourceFailure(provider.title(), reason, "", message), Optional.empty());
    }

    /** Returns the fault of an answer whose form is not the one agreed. */
    static ProviderException changed(Provider provider, String field, String message) {
        return new ProviderException(
                new SourceFailure(provider.title(), Reason.SOURCE_CHANGED, field, message), Optional.empty());
    }

    /** Returns what went wrong. */
    SourceFailure failure() {
        return failure;
    }

    /** Returns how long the provider asks to be left alone. */
    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** Returns whether the provider, not the request, is at fault. */
    boolean outage() {
        return OUTAGES.contains(failure.reason());
    }
}
