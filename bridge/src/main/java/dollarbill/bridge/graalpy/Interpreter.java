package dollarbill.bridge.graalpy;

import dollarbill.bridge.Turns;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.jspecify.annotations.Nullable;

/** One Python context and the thread that alone enters it. */
final class Interpreter implements Runnable {
    private static final long STACK_BYTES = 16L << 20;
    private static final long SPIN_NANOS = Runtime.getRuntime().availableProcessors() > 1 ? 20_000 : 0;
    private static final Job<Void> STOP = new Job<>(
            session -> {
                throw new IllegalStateException("never run");
            },
            Duration.ZERO,
            Job.Clock.FROM_SUBMISSION);

    /** Work for this interpreter alone; guarded by the pool. */
    final Deque<Job<?>> inbox = new ArrayDeque<>();
    /** Whether it takes no more work; written by the pool alone. */
    volatile boolean retired;
    /** Whether it holds every generation; guarded by the pool. */
    boolean ready;
    /** Whether it runs a job; guarded by the pool. */
    boolean busy;

    private final InterpreterPool pool;
    private final Supplier<PythonSession> opening;
    private final Supplier<Turns.Turn> starting;
    private final Thread thread;
    private volatile @Nullable Job<?> assigned;
    private volatile @Nullable Context context;

    /**
     * Makes an interpreter; {@link #start} starts it.
     *
     * @param opening  makes a session, on the thread that will own it
     * @param starting  taken until it is ready
     */
    Interpreter(
            InterpreterPool pool, String name, Supplier<PythonSession> opening, Supplier<Turns.Turn> starting) {
        this.pool = pool;
        this.opening = opening;
        this.starting = starting;
        thread = new Thread(null, this, name, STACK_BYTES);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    Thread thread() {
        return thread;
    }

    /** Returns the context once it exists. */
    @Nullable
    Context context() {
        return context;
    }

    @Override
    public void run() {
        Throwable cause = null;
        try {
            work(prepared());
        } catch (RuntimeException | Error e) {
            cause = e;
        } finally {
            closeContext();
            pool.ended(this, cause);
        }
    }

    private PythonSession prepared() {
        try (Turns.Turn _ = starting.get()) {
            PythonSession session = opening.get();
            context = session.context();
            pool.prepare(this, session);
            return session;
        }
    }

    private void work(PythonSession session) {
        Job<?> job = pool.next(this);
        while (job != null && job != STOP) {
            boolean wanted = job.run(this, session);
            if (!wanted || session.spoiled()) {
                pool.retire(this);
                return;
            }
            job = pool.next(this);
        }
    }

    /** Gives work to this interpreter, which is idle. */
    void assign(Job<?> job) {
        assigned = job;
        LockSupport.unpark(thread);
    }

    /** Ends this interpreter, which is idle. */
    void stop() {
        assign(STOP);
    }

    /** Waits for work. */
    Job<?> awaitAssigned() {
        long spinUntil = System.nanoTime() + SPIN_NANOS;
        Job<?> job = assigned;
        while (job == null) {
            if (System.nanoTime() - spinUntil < 0) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
            }
            job = assigned;
        }
        assigned = null;
        return job;
    }

    private void closeContext() {
        Context open = context;
        if (open == null) {
            return;
        }
        try {
            open.close(true);
        } catch (RuntimeException e) {
            InterpreterPool.LOG.debug("closing {} failed", thread.getName(), e);
        }
    }
}
