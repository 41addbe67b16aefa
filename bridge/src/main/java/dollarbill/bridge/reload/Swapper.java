package dollarbill.bridge.reload;

import dollarbill.bridge.BridgeSettings;
import dollarbill.bridge.Generation;
import dollarbill.bridge.ModelContract;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.PythonRuntime;
import dollarbill.bridge.PythonRuntime.GenerationKey;
import dollarbill.bridge.guard.ModelBreaker;
import dollarbill.bridge.registry.RegisteredArtefact;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Installs a checked candidate as the next generation of its slot, and counts the generations requests still hold. */
final class Swapper {
    private static final Logger LOG = LoggerFactory.getLogger(Swapper.class);

    private final PythonRuntime runtime;
    private final BridgeSettings.Breaker breaker;
    private final InstantSource clock;
    private final Consumer<GenerationKey> unused;
    private final AtomicInteger inService = new AtomicInteger();

    /**
     * Creates a swapper that has swapped nothing yet.
     *
     * @param unused  told of a generation nobody holds any more
     */
    Swapper(
            PythonRuntime runtime,
            BridgeSettings.Breaker breaker,
            InstantSource clock,
            Consumer<GenerationKey> unused) {
        this.runtime = runtime;
        this.breaker = breaker;
        this.clock = clock;
        this.unused = unused;
    }

    /**
     * Installs, publishes, swaps; the caller holds the slot's lock.
     *
     * @throws ModelException  if one of the first two fails; then nothing is swapped
     */
    void swapIn(
            ModelSlot slot,
            OnDisk.Candidate candidate,
            ModelContract contract,
            Reloader.Publication publication)
            throws ModelException {
        Generation generation = new Generation(
                slot.nextNumber(),
                contract,
                candidate.codeHash(),
                candidate.artefact().map(RegisteredArtefact::hash),
                candidate.artefact().map(RegisteredArtefact::version));
        GenerationKey key = new GenerationKey(slot.model(), generation.number());
        install(key, candidate);
        try {
            publication.publish();
        } catch (ModelException e) {
            runtime.uninstall(key);
            throw e;
        }
        inService.incrementAndGet();
        ModelBreaker closed = new ModelBreaker(slot.model(), breaker, clock);
        slot.swap(new LiveGeneration(generation, clock.instant(), closed, () -> drop(key)), candidate);
        LOG.info(
                "model {} generation {} in service: code {}, version {}",
                slot.model(),
                generation.number(),
                generation.codeHash(),
                generation.version().map(String::valueOf).orElse("none"));
    }

    /** Returns whether no generation is held by its slot or by a request. */
    boolean idle() {
        return inService.get() == 0;
    }

    private void install(GenerationKey key, OnDisk.Candidate candidate) throws ModelException {
        try {
            runtime.install(key, candidate.source(), candidate.learned());
        } catch (RuntimeException e) {
            throw new ModelException(ModelReason.MODEL_HOST_CLOSED, "the interpreter broke: " + e);
        }
    }

    private void drop(GenerationKey key) {
        inService.decrementAndGet();
        unused.accept(key);
    }
}
