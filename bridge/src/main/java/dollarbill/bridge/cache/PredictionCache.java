package dollarbill.bridge.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dollarbill.bridge.BridgeSettings;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.Values;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Answers by question, and the computations under way.
 *
 * <p>A question is open, being computed by exactly one request, or answered. Failures are told to those that wait and never
 * kept. An answer stays for the configured time or until room is needed.
 */
public final class PredictionCache {
    private final Cache<PredictionKey, Values> answers;
    private final Map<PredictionKey, Flight> flights = new ConcurrentHashMap<>();

    /** What is known of a question. */
    public sealed interface Lookup {
        /**
         * The answer is there.
         *
         * @param values  the answer
         */
        record Found(Values values) implements Lookup {}

        /**
         * Another request computes it now.
         *
         * @param flight  to wait for
         */
        record Shared(Flight flight) implements Lookup {}

        /**
         * The caller must compute it, and {@link PredictionCache#land} or {@link PredictionCache#fail} it.
         *
         * @param flight  to end
         */
        record Claimed(Flight flight) implements Lookup {}
    }

    /**
     * Creates an empty cache.
     *
     * @param settings  size and time to live
     * @param ticker  nanoseconds from any origin
     */
    public PredictionCache(BridgeSettings.Cache settings, LongSupplier ticker) {
        answers = Caffeine.newBuilder()
                .maximumSize(settings.size())
                .expireAfterWrite(settings.timeToLive())
                .ticker(ticker::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    /**
     * Looks a question up, joins its computation or claims it.
     *
     * @param expiresNanos  ticker's time at which the caller gives up
     */
    public Lookup lookUp(PredictionKey key, long expiresNanos) {
        Values known = answers.getIfPresent(key);
        if (known != null) {
            return new Lookup.Found(known);
        }
        Flight mine = new Flight(key, expiresNanos);
        Flight other = flights.putIfAbsent(key, mine);
        if (other != null) {
            return new Lookup.Shared(other);
        }
        Values landedMeanwhile = answers.getIfPresent(key);
        if (landedMeanwhile != null) {
            land(mine, landedMeanwhile);
            return new Lookup.Found(landedMeanwhile);
        }
        return new Lookup.Claimed(mine);
    }

    /** Keeps the answer of a claimed question and tells those that wait. */
    public void land(Flight flight, Values values) {
        answers.put(flight.key(), values);
        flights.remove(flight.key(), flight);
        flight.land(values);
    }

    /** Gives a claimed question back and tells those that wait why. */
    public void fail(Flight flight, ModelFailure failure) {
        flights.remove(flight.key(), flight);
        flight.fail(failure);
    }

    /** Forgets every answer; computations under way go on. */
    public void clear() {
        answers.invalidateAll();
    }

    /** Returns the number of computations under way. */
    public int underWay() {
        return flights.size();
    }
}
