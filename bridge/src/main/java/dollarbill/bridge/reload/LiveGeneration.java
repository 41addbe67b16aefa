package dollarbill.bridge.reload;

import dollarbill.bridge.Generation;
import dollarbill.bridge.PythonRuntime.GenerationKey;
import dollarbill.bridge.cache.ScoringIdentity;
import dollarbill.bridge.guard.ModelBreaker;
import dollarbill.bridge.guard.RowRules;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A generation in service, with the requests that hold it.
 *
 * <p>A request holds the generation from its start to its end. A retired generation is dropped from the interpreters once
 * the last request let go.
 */
public final class LiveGeneration {
    private final Generation generation;
    private final Instant since;
    private final ModelBreaker breaker;
    private final Runnable unused;
    private final GenerationKey key;
    private final ScoringIdentity identity;
    private final RowRules rules;
    private final AtomicInteger holders = new AtomicInteger(1);

    /**
     * Creates a generation held by its slot.
     *
     * @param unused  run once, when nobody holds it any more
     */
    public LiveGeneration(Generation generation, Instant since, ModelBreaker breaker, Runnable unused) {
        this.generation = generation;
        this.since = since;
        this.breaker = breaker;
        this.unused = unused;
        this.key = new GenerationKey(generation.contract().id(), generation.number());
        this.identity = new ScoringIdentity(
                generation.contract().id(), generation.codeHash(), generation.artefactHash().orElse(""));
        this.rules = new RowRules(generation.contract());
    }

    /** Returns what serves. */
    public Generation generation() {
        return generation;
    }

    /** Returns when it was swapped in. */
    public Instant since() {
        return since;
    }

    /** Returns its breaker; a new generation starts with a closed one. */
    public ModelBreaker breaker() {
        return breaker;
    }

    /** Returns its name in the interpreters. */
    public GenerationKey key() {
        return key;
    }

    /** Returns its part of a cache key. */
    public ScoringIdentity identity() {
        return identity;
    }

    /** Returns the rules of its rows. */
    public RowRules rules() {
        return rules;
    }

    /** Holds it for a request; false where it is gone already. */
    public boolean tryHold() {
        int now = holders.get();
        while (now > 0) {
            int witness = holders.compareAndExchange(now, now + 1);
            if (witness == now) {
                return true;
            }
            now = witness;
        }
        return false;
    }

    /** Lets go; the last one to do so drops it. */
    public void release() {
        if (holders.decrementAndGet() == 0) {
            unused.run();
        }
    }
}
