package dollarbill.bridge.reload;

import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelStatus;
import dollarbill.bridge.ModelStatus.Refusal;
import dollarbill.bridge.ModelStatus.State;
import dollarbill.bridge.guard.HealthFigures;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The place of one model: what serves, what was refused, what is being checked.
 *
 * <p>Requests read it without a lock. Everything that changes it does so in a block synchronized on the slot.
 */
public final class ModelSlot {
    private final ModelId model;
    private final boolean disabled;
    private final HealthFigures figures = new HealthFigures();
    private volatile View view = new View(null, Optional.empty());
    private long lastNumber;
    private String servingScoring = "";
    private String servingFingerprint = "";
    private String refusedFingerprint = "";
    private @Nullable Pending pending;

    private record View(@Nullable LiveGeneration serving, Optional<Refusal> refusal) {}

    /** A check under way, told apart by identity. */
    static final class Pending {
        private final String fingerprint;
        private @Nullable Future<?> running;

        Pending(String fingerprint) {
            this.fingerprint = fingerprint;
        }

        void runningAs(Future<?> future) {
            running = future;
        }

        @Nullable
        Future<?> running() {
            return running;
        }

        void cancel() {
            if (running != null) {
                running.cancel(true);
            }
        }
    }

    public ModelSlot(ModelId model, boolean disabled) {
        this.model = model;
        this.disabled = disabled;
    }

    /** Returns the model. */
    public ModelId model() {
        return model;
    }

    /** Returns whether it is switched off by configuration. */
    public boolean disabled() {
        return disabled;
    }

    /** Returns its figures. */
    public HealthFigures figures() {
        return figures;
    }

    /** Holds the generation in service for a request, which must release it; empty where there is none. */
    public Optional<LiveGeneration> hold() {
        LiveGeneration live = view.serving();
        while (live != null && !live.tryHold()) {
            LiveGeneration newer = view.serving();
            if (newer == live) {
                return Optional.empty();
            }
            live = newer;
        }
        return Optional.ofNullable(live);
    }

    /** Returns the newest refusal. */
    public Optional<Refusal> refusal() {
        return view.refusal();
    }

    /** Returns whether it is in service, refused or switched off. */
    public boolean settled() {
        View now = view;
        return disabled || now.serving() != null || now.refusal().isPresent();
    }

    /** Returns the state now. */
    public ModelStatus status() {
        View now = view;
        Optional<LiveGeneration> live = Optional.ofNullable(now.serving());
        return new ModelStatus(
                model,
                state(now),
                live.map(LiveGeneration::generation),
                live.map(LiveGeneration::since),
                now.refusal(),
                figures.health(live.map(l -> l.breaker().state()).orElse("CLOSED")));
    }

    private State state(View now) {
        if (disabled) {
            return State.DISABLED;
        }
        if (now.serving() == null) {
            return now.refusal().isPresent() ? State.UNAVAILABLE : State.WARMING;
        }
        return now.refusal().isPresent() ? State.SERVING_PREVIOUS : State.SERVING;
    }

    boolean serves(String fingerprint) {
        return view.serving() != null && servingFingerprint.equals(fingerprint);
    }

    boolean servesScoring(String scoring) {
        return view.serving() != null && servingScoring.equals(scoring);
    }

    boolean hasServed() {
        return view.serving() != null;
    }

    boolean refused(String fingerprint) {
        return view.refusal().isPresent() && refusedFingerprint.equals(fingerprint);
    }

    boolean checks(String fingerprint) {
        return pending != null && pending.fingerprint.equals(fingerprint);
    }

    boolean checksAs(Pending check) {
        return pending == check;
    }

    @Nullable
    Pending pending() {
        return pending;
    }

    void pending(@Nullable Pending check) {
        pending = check;
    }

    long nextNumber() {
        return lastNumber + 1;
    }

    void swap(LiveGeneration live, OnDisk.Candidate candidate) {
        LiveGeneration old = view.serving();
        lastNumber = live.generation().number();
        accept(candidate);
        view = new View(live, Optional.empty());
        figures.swapped();
        if (old != null) {
            old.release();
        }
    }

    /** Takes a candidate that would serve as the generation in service does. */
    void accept(OnDisk.Candidate candidate) {
        servingScoring = candidate.scoring();
        servingFingerprint = candidate.fingerprint();
        clearRefusal();
    }

    void clearRefusal() {
        refusedFingerprint = "";
        view = new View(view.serving(), Optional.empty());
    }

    void refuse(String fingerprint, Refusal refusal) {
        refusedFingerprint = fingerprint;
        view = new View(view.serving(), Optional.of(refusal));
        figures.refused();
    }

    /** Shows a refusal that says nothing of the text, which stays open to another check. */
    void postpone(Refusal refusal) {
        refusedFingerprint = "";
        view = new View(view.serving(), Optional.of(refusal));
    }

    void close() {
        LiveGeneration old = view.serving();
        view = new View(null, view.refusal());
        if (old != null) {
            old.release();
        }
    }
}
