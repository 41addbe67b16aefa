package dollarbill.bridge.reload;

import dollarbill.bridge.BridgeSettings;
import dollarbill.bridge.ModelContract;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.ModelStatus.Refusal;
import dollarbill.bridge.PythonRuntime;
import dollarbill.bridge.Turns;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what is on disk into service: read, check aside, install, swap; or refuse and keep what serves.
 *
 * <p>Checks run one after the other on a thread of their own. A newer save calls off the check of an older one. A slot is
 * read from disk and changed under its lock, so that an older reading never overtakes a newer one.
 */
public final class Reloader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);

    /** How much longer a check may take while nothing of the model serves: interpreters are cold then. */
    private static final int COLD_PATIENCE = 5;

    /** Failures that say nothing of the text: it is checked again at the next look. */
    private static final Set<ModelReason> PASSING = EnumSet.of(
            ModelReason.MODEL_WARMING, ModelReason.MODEL_OVERLOADED, ModelReason.MODEL_HOST_CLOSED);

    private final SourceFolder sources;
    private final DiskReader reader;
    private final ModelCheck check;
    private final PythonRuntime runtime;
    private final BridgeSettings settings;
    private final InstantSource clock;
    private final CheckThread checks = new CheckThread();
    private final ChangeSignal changes;
    private final Turns turns;
    private final NavigableMap<ModelId, ModelSlot> slots = new ConcurrentSkipListMap<>();
    private final Swapper swapper;

    /** A step between the install of a generation and its swap into service. */
    @FunctionalInterface
    public interface Publication {
        /** Does the step; where it fails nothing is swapped. */
        void publish() throws ModelException;
    }

    /**
     * Creates a reloader that has looked at nothing yet.
     *
     * @param changes  told whenever a slot changed
     * @param turns  made scarce while a model that has served is checked and installed
     */
    public Reloader(
            SourceFolder sources,
            DiskReader reader,
            PythonRuntime runtime,
            BridgeSettings settings,
            InstantSource clock,
            ChangeSignal changes,
            Turns turns) {
        this.sources = sources;
        this.reader = reader;
        this.check = new ModelCheck(runtime);
        this.runtime = runtime;
        this.settings = settings;
        this.clock = clock;
        this.changes = changes;
        this.turns = turns;
        this.swapper = new Swapper(runtime, settings.breaker(), clock, this::drop);
    }

    /** Returns the place of a model, where there is one. */
    public Optional<ModelSlot> slot(ModelId model) {
        return Optional.ofNullable(slots.get(model));
    }

    /** Returns all places, by name. */
    public List<ModelSlot> slots() {
        return List.copyOf(slots.values());
    }

    /**
     * Looks at every model on disk, and starts to check what changed.
     *
     * @return whether another look is wanted though nothing changes: a check failed for want of an interpreter
     */
    public boolean scan() {
        for (ModelId model : sources.models()) {
            slots.computeIfAbsent(model, id -> new ModelSlot(id, settings.disabled().contains(id)));
        }
        slots.values().forEach(this::consider);
        return slots.values().stream().anyMatch(slot -> slot.refusal().filter(Reloader::passing).isPresent());
    }

    /** Looks at one model on disk, and starts to check it if it changed. */
    public void consider(ModelSlot slot) {
        if (slot.disabled()) {
            return;
        }
        synchronized (slot) {
            OnDisk now = reader.read(slot.model());
            if (slot.checks(now.fingerprint())) {
                return;
            }
            callOff(slot);
            if (slot.serves(now.fingerprint())) {
                standDown(slot);
            } else if (!slot.refused(now.fingerprint())) {
                begin(slot, now);
            }
        }
        changes.signal();
    }

    /** Waits until no check is under way or waiting. */
    public void awaitChecks() {
        for (ModelSlot slot : slots.values()) {
            Optional<Future<?>> running = running(slot);
            while (running.isPresent()) {
                CheckThread.await(running.get());
                running = running(slot);
            }
        }
    }

    /** Checks a candidate without changing anything in service. */
    public ModelCheck.Outcome check(OnDisk.Candidate candidate) throws ModelException {
        return checks.call(() -> check.check(candidate, patience(candidate.model())));
    }

    /** Returns how long a check of a model may take now. */
    public Duration patience(ModelId model) {
        boolean warm = slot(model).filter(ModelSlot::hasServed).isPresent();
        return warm ? settings.checkDeadline() : settings.checkDeadline().multipliedBy(COLD_PATIENCE);
    }

    /**
     * Checks a candidate, installs it, publishes, swaps it into service.
     *
     * @throws ModelException  if any of that fails; what served before still serves
     */
    public void putIntoService(ModelSlot slot, OnDisk.Candidate candidate, Publication publication)
            throws ModelException {
        try {
            checks.call(() -> {
                ModelContract contract = passed(slot, check.check(candidate, patience(slot.model())));
                synchronized (slot) {
                    callOff(slot);
                    swapper.swapIn(slot, candidate, contract, publication);
                }
                return contract;
            });
        } finally {
            consider(slot);
        }
    }

    /** Stops checking, and lets go of every generation. */
    @Override
    public void close() {
        checks.close();
        for (ModelSlot slot : slots.values()) {
            synchronized (slot) {
                slot.close();
            }
        }
        changes.signal();
    }

    /** Returns whether no request holds a generation any more, once closed. */
    public boolean idle() {
        return swapper.idle();
    }

    private void begin(ModelSlot slot, OnDisk now) {
        switch (now) {
            case OnDisk.Candidate candidate -> {
                ModelSlot.Pending pending = new ModelSlot.Pending(candidate.fingerprint());
                slot.pending(pending);
                pending.runningAs(checks.submit(() -> judgeFirst(slot, candidate, pending)));
            }
            case OnDisk.Faulty faulty -> refuse(slot, faulty, faulty.failure());
            case OnDisk.Missing missing -> {
                if (slot.hasServed()) {
                    refuse(slot, missing, ModelFailure.of(
                            ModelReason.MODEL_NOT_FOUND, "there is no file models/" + slot.model() + ".py"));
                } else {
                    slots.remove(slot.model(), slot);
                }
            }
        }
    }

    private void judgeFirst(ModelSlot slot, OnDisk.Candidate candidate, ModelSlot.Pending pending) {
        if (!slot.hasServed()) {
            judge(slot, candidate, pending);
            return;
        }
        try (Turns.Turn _ = turns.goFirst()) {
            judge(slot, candidate, pending);
        }
    }

    private void judge(ModelSlot slot, OnDisk.Candidate candidate, ModelSlot.Pending pending) {
        ModelCheck.Outcome outcome = check.check(candidate, patience(slot.model()));
        synchronized (slot) {
            if (!slot.checksAs(pending)) {
                return;
            }
            try {
                switch (outcome) {
                    case ModelCheck.Outcome.Refused refused -> refuse(slot, candidate, refused.failure());
                    case ModelCheck.Outcome.Passed passed when slot.servesScoring(candidate.scoring()) ->
                        slot.accept(candidate);
                    case ModelCheck.Outcome.Passed passed ->
                        swapper.swapIn(slot, candidate, passed.contract(), () -> {});
                }
            } catch (ModelException e) {
                refuse(slot, candidate, e.failure());
            } finally {
                slot.pending(null);
            }
        }
        changes.signal();
    }

    private void drop(PythonRuntime.GenerationKey key) {
        checks.execute(() -> runtime.uninstall(key));
        changes.signal();
    }

    private void refuse(ModelSlot slot, OnDisk refused, ModelFailure failure) {
        Refusal refusal = new Refusal(clock.instant(), refused.codeHash(), failure);
        boolean said = slot.refusal().map(Refusal::failure).filter(failure::equals).isPresent();
        if (passing(refusal)) {
            slot.postpone(refusal);
        } else {
            slot.refuse(refused.fingerprint(), refusal);
        }
        if (!said || !passing(refusal)) {
            LOG.warn(
                    "model {} refused, {}: {} {}{}",
                    slot.model(),
                    slot.hasServed() ? "the generation before stays in service" : "nothing is in service",
                    failure.reason(),
                    failure.message(),
                    failure.where()
                            .map(w -> " (" + w.file() + " line " + w.line() + ", " + w.exceptionType() + ")")
                            .orElse(""));
        }
    }

    private static boolean passing(Refusal refusal) {
        return PASSING.contains(refusal.failure().reason());
    }

    private static ModelContract passed(ModelSlot slot, ModelCheck.Outcome outcome) throws ModelException {
        return switch (outcome) {
            case ModelCheck.Outcome.Passed passed -> passed.contract();
            case ModelCheck.Outcome.Refused refused -> {
                slot.figures().refused();
                throw new ModelException(refused.failure());
            }
        };
    }

    private static void standDown(ModelSlot slot) {
        if (slot.refusal().isPresent()) {
            slot.clearRefusal();
            LOG.info("model {} is again as it is in service", slot.model());
        }
    }

    private static void callOff(ModelSlot slot) {
        ModelSlot.Pending pending = slot.pending();
        if (pending != null) {
            slot.pending(null);
            pending.cancel();
        }
    }

    private static Optional<Future<?>> running(ModelSlot slot) {
        synchronized (slot) {
            ModelSlot.Pending pending = slot.pending();
            return pending == null ? Optional.empty() : Optional.ofNullable(pending.running());
        }
    }
}
