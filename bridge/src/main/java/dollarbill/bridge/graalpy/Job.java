package dollarbill.bridge.graalpy;

import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelFailure.PythonPlace;
import dollarbill.bridge.ModelReason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Work for one interpreter, waited for by the thread that made it. */
final class Job<T> {
    private static final long SPIN_NANOS = Runtime.getRuntime().availableProcessors() > 1 ? 30_000 : 0;

    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Body<T> body;
    private final Duration limit;
    private final Clock clock;
    private final long submitted = System.nanoTime();
    private final Thread waiter = Thread.currentThread();
    private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);
    private volatile @Nullable Interpreter interpreter;
    private volatile long deadline;
    private @Nullable T result;
    private @Nullable ModelException failure;
    private volatile @Nullable ModelException caughtIn;
    private boolean calledOff;

    /**
     * Creates a job whose maker is the calling thread.
     *
     * @param body  what to do
     * @param limit  how long it may take
     * @param clock  when that time begins
     */
    Job(Body<T> body, Duration limit, Clock clock) {
        this.body = body;
        this.limit = limit;
        this.clock = clock;
        Duration first = clock == Clock.FROM_START ? START_LIMIT.plus(limit) : limit;
        deadline = submitted + first.toNanos();
    }

    /** Returns how long it may take, in words. */
    String limit() {
        return limit.toMillis() + " ms";
    }

    /** Runs the work unless it was given up; returns whether its maker still wanted it at the end. */
    boolean run(Interpreter on, PythonSession session) {
        interpreter = on;
        if (!state.compareAndSet(State.QUEUED, State.RUNNING)) {
            return true;
        }
        if (clock == Clock.FROM_START) {
            deadline = System.nanoTime() + limit.toNanos();
            LockSupport.unpark(waiter);
        }
        T value = null;
        ModelException thrown = null;
        try {
            value = body.run(session);
        } catch (ModelException e) {
            thrown = e;
        } catch (RuntimeException | Error e) {
            session.spoil();
            thrown = new ModelException(ModelReason.MODEL_HOST_CLOSED, "the interpreter broke: " + e);
        }
        if (finish(State.RUNNING, value, thrown)) {
            return true;
        }
        caughtIn = thrown;
        LockSupport.unpark(waiter);
        return false;
    }

    /** Ends work that never ran. */
    void refuse(@Nullable ModelException because) {
        finish(State.QUEUED, null, because);
    }

    /**
     * Waits until the work has ended; returns false if the time is over first, or if work whose time begins with its start
     * is called off by an interrupt of its maker.
     */
    boolean await() {
        long spinUntil = System.nanoTime() + SPIN_NANOS;
        boolean interrupted = false;
        while (state.get() != State.DONE) {
            long now = System.nanoTime();
            long left = deadline - now;
            if (left <= 0) {
                break;
            }
            if (now - spinUntil < 0) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(this, left);
                interrupted |= Thread.interrupted();
                if (interrupted && clock == Clock.FROM_START) {
                    calledOff = true;
                    break;
                }
            }
        }
        if (interrupted) {
            waiter.interrupt();
        }
        return state.get() == State.DONE;
    }

    /** Gives the work up; returns the interpreter that is caught in it, if one is. */
    @Nullable
    Interpreter abandon() {
        if (state.compareAndSet(State.QUEUED, State.ABANDONED)) {
            return null;
        }
        return state.compareAndSet(State.RUNNING, State.ABANDONED) ? interpreter : null;
    }

    /** Returns whether the work was called off by an interrupt of its maker. */
    boolean calledOff() {
        return calledOff;
    }

    /** Returns whether the maker of the work can wait a little to learn where it was caught. */
    boolean patient() {
        return clock == Clock.FROM_START && !calledOff;
    }

    /** Returns where in Python work that was given up was stopped, waiting for it that long. */
    Optional<PythonPlace> placeCaught(Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        while (caughtIn == null) {
            long left = end - System.nanoTime();
            if (left <= 0 || waiter.isInterrupted()) {
                return Optional.empty();
            }
            LockSupport.parkNanos(this, left);
        }
        ModelException stopped = caughtIn;
        return stopped == null ? Optional.empty() : stopped.failure().where();
    }

    /** Returns whether the work has ended and was not given up. */
    boolean done() {
        return state.get() == State.DONE;
    }

    /** Returns the failure of work that ended, or null. */
    @Nullable
    ModelException failure() {
        return failure;
    }

    /** Returns the result of work that ended; null if it was refused without a failure. */
    @Nullable
    T result() throws ModelException {
        if (failure != null) {
            throw failure;
        }
        return result;
    }

    private boolean finish(State from, @Nullable T value, @Nullable ModelException thrown) {
        result = value;
        failure = thrown;
        if (!state.compareAndSet(from, State.DONE)) {
            return false;
        }
        LockSupport.unpark(waiter);
        return true;
    }

    /** When the time of a job begins. */
    enum Clock {
        /** When it is submitted: waiting for an interpreter counts. */
        FROM_SUBMISSION,
        /** When an interpreter takes it up. */
        FROM_START
    }

    private enum State {
        QUEUED,
        RUNNING,
        DONE,
        ABANDONED
    }

    /** What to do in an interpreter. */
    @FunctionalInterface
    interface Body<T> {
        T run(PythonSession session) throws ModelException;
    }
}
