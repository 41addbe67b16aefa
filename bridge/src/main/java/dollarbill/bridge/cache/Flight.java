package dollarbill.bridge.cache;

import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.Values;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A computation of one row under way, for the request that runs it and for those that wait for it. */
public final class Flight {
    private final PredictionKey key;
    private final long expiresNanos;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    private sealed interface Outcome {
        record Answered(Values values) implements Outcome {}

        record Failed(ModelFailure failure) implements Outcome {}
    }

    Flight(PredictionKey key, long expiresNanos) {
        this.key = key;
        this.expiresNanos = expiresNanos;
    }

    /** Returns the ticker's time at which the request that computes gives up. */
    public long expiresNanos() {
        return expiresNanos;
    }

    /**
     * Waits for the answer.
     *
     * @throws ModelException  with the failure of the request that computed
     * @throws TimeoutException  if the time is over first
     */
    public Values await(long nanos) throws ModelException, TimeoutException, InterruptedException {
        try {
            return switch (outcome.get(Math.max(0, nanos), TimeUnit.NANOSECONDS)) {
                case Outcome.Answered answered -> answered.values();
                case Outcome.Failed failed -> throw new ModelException(failed.failure());
            };
        } catch (ExecutionException e) {
            throw new IllegalStateException("a flight ends with an outcome, never with an exception", e);
        }
    }

    PredictionKey key() {
        return key;
    }

    void land(Values values) {
        outcome.complete(new Outcome.Answered(values));
    }

    void fail(ModelFailure failure) {
        outcome.complete(new Outcome.Failed(failure));
    }
}
