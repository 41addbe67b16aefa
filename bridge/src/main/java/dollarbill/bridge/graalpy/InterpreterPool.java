package dollarbill.bridge.graalpy;

import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelFailure.PythonPlace;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.Turns;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A fixed number of interpreters that share a queue; one that is caught in a job is given up and replaced.
 *
 * <p>The one idle longest takes the next job, so that all of them keep the code they run compiled.
 */
final class InterpreterPool {
    /** Log of interpreters that start and are given up. */
    static final Logger LOG = LoggerFactory.getLogger(InterpreterPool.class);

    private static final int MOST_FAILED_STARTS = 3;
    private static final Duration PLACE_LIMIT = Duration.ofMillis(500);

    private final PoolPlan plan;
    private final Supplier<PythonSession> opening;
    private final BiConsumer<Interpreter, PythonSession> preparing;
    private final Supplier<Turns.Turn> replacing;
    private final Watchdog watchdog;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Interpreter> alive = new ArrayList<>();
    private final List<Interpreter> given = new ArrayList<>();
    private final Deque<Interpreter> idle = new ArrayDeque<>();
    private final Deque<Job<?>> waiting = new ArrayDeque<>();
    private boolean closed;
    private int failedStarts;
    private String broken = "";
    private long retired;
    private long made;

    /**
     * Makes a pool; {@link #start} starts it.
     *
     * @param plan  how it is run
     * @param opening  makes a session, on the thread that will own it
     * @param preparing  done to every new session before it takes work
     * @param replacing  taken while an interpreter that replaces another starts
     * @param watchdog  stops what is given up
     */
    InterpreterPool(
            PoolPlan plan,
            Supplier<PythonSession> opening,
            BiConsumer<Interpreter, PythonSession> preparing,
            Supplier<Turns.Turn> replacing,
            Watchdog watchdog) {
        this.plan = plan;
        this.opening = opening;
        this.preparing = preparing;
        this.replacing = replacing;
        this.watchdog = watchdog;
    }

    /** Starts the threads and returns at once. */
    void start() {
        locked(this::replenish);
    }

    /** Queues a job for whichever interpreter is free first. */
    void submit(Job<?> job) throws ModelException {
        lock.lock();
        try {
            refuseIfDown();
            Interpreter free = idle.pollFirst();
            if (free != null) {
                free.busy = true;
                free.assign(job);
            } else if (waiting.size() < plan.mostWaiting() + starting()) {
                waiting.add(job);
                replenish();
            } else {
                throw new ModelException(
                        ModelReason.MODEL_OVERLOADED,
                        waiting.size() + " calls wait for one of " + plan.size() + " interpreters already");
            }
        } finally {
            lock.unlock();
        }
    }

    /** Queues a job of its own for every interpreter that is ready, or for the first of them where none is yet. */
    List<Job<Boolean>> submitToEach(Job.Body<Boolean> body, Duration limit) throws ModelException {
        lock.lock();
        try {
            refuseIfDown();
            List<Job<Boolean>> jobs = new ArrayList<>();
            boolean anyReady = alive.stream().anyMatch(interpreter -> interpreter.ready);
            for (Interpreter interpreter : alive) {
                Job<Boolean> job = new Job<>(body, limit, Job.Clock.FROM_SUBMISSION);
                if (idle.remove(interpreter)) {
                    interpreter.busy = true;
                    interpreter.assign(job);
                } else {
                    interpreter.inbox.add(job);
                }
                if (anyReady ? interpreter.ready : jobs.isEmpty()) {
                    jobs.add(job);
                }
            }
            return jobs;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a job until its time is over; gives it up then. */
    <T> @Nullable T await(Job<T> job) throws ModelException {
        if (!job.await()) {
            Interpreter caught = job.abandon();
            if (caught != null) {
                retire(caught);
            }
            if (!job.done()) {
                locked(() -> waiting.remove(job));
                throw late(job, caught != null);
            }
        }
        return job.result();
    }

    private static ModelException late(Job<?> job, boolean caught) {
        if (job.calledOff()) {
            return new ModelException(ModelReason.MODEL_DEADLINE, "called off before it ended");
        }
        if (!caught) {
            return new ModelException(ModelReason.MODEL_DEADLINE, "no interpreter was free in time");
        }
        Optional<PythonPlace> where = job.patient() ? job.placeCaught(PLACE_LIMIT) : Optional.empty();
        return new ModelException(
                new ModelFailure(ModelReason.MODEL_DEADLINE, "no answer within " + job.limit(), where));
    }

    /** Does to a new session what every session needs, and takes it into service. */
    void prepare(Interpreter interpreter, PythonSession session) {
        preparing.accept(interpreter, session);
        locked(() -> {
            interpreter.ready = true;
            failedStarts = 0;
        });
    }

    /** Returns the next job of an interpreter, waiting for it; null if the interpreter is to end. */
    @Nullable
    Job<?> next(Interpreter interpreter) {
        lock.lock();
        try {
            if (interpreter.retired || closed) {
                return null;
            }
            Job<?> job = interpreter.inbox.poll();
            if (job == null) {
                job = waiting.poll();
            }
            interpreter.busy = job != null;
            if (job != null) {
                return job;
            }
            if (plan.onDemand()) {
                takeOut(interpreter);
                return null;
            }
            idle.addLast(interpreter);
        } finally {
            lock.unlock();
        }
        return interpreter.awaitAssigned();
    }

    /** Takes an interpreter out of service, stops what it runs and starts another in its place. */
    void retire(Interpreter interpreter) {
        lock.lock();
        try {
            if (interpreter.retired) {
                return;
            }
            takeOut(interpreter);
            retired++;
            replenish();
        } finally {
            lock.unlock();
        }
        if (!Thread.currentThread().equals(interpreter.thread())) {
            watchdog.stop(interpreter);
        }
    }

    /** Tells that the thread of an interpreter ends. */
    void ended(Interpreter interpreter, @Nullable Throwable cause) {
        lock.lock();
        try {
            boolean unexpected = !interpreter.retired && !closed;
            if (unexpected) {
                takeOut(interpreter);
                failedStarts++;
                broken = String.valueOf(cause);
                LOG.error("{} ended", interpreter.thread().getName(), cause);
            }
            given.remove(interpreter);
            replenish();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the figures of this moment. */
    PoolFigures figures() {
        lock.lock();
        try {
            int ready = alive.size() - starting();
            return new PoolFigures(alive.size(), ready, busy(), waiting.size(), retired, given.size());
        } finally {
            lock.unlock();
        }
    }

    /** Stops all threads; gives up those that do not end within the limit. */
    void close(Duration limit) {
        List<Interpreter> all;
        List<Interpreter> caught = new ArrayList<>();
        lock.lock();
        try {
            closed = true;
            refuseAll(waiting, down());
            for (Interpreter interpreter : alive) {
                refuseAll(interpreter.inbox, down());
                if (idle.remove(interpreter)) {
                    interpreter.stop();
                } else {
                    caught.add(interpreter);
                }
            }
            all = new ArrayList<>(alive);
            alive.clear();
        } finally {
            lock.unlock();
        }
        caught.forEach(watchdog::stop);
        join(all, System.nanoTime() + limit.toNanos());
    }

    private static void join(List<Interpreter> interpreters, long deadline) {
        try {
            for (Interpreter interpreter : interpreters) {
                interpreter.thread().join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeOut(Interpreter interpreter) {
        interpreter.retired = true;
        alive.remove(interpreter);
        idle.remove(interpreter);
        given.add(interpreter);
        refuseAll(interpreter.inbox, null);
    }

    private void replenish() {
        while (!closed && mayStart() && alive.size() < wanted()) {
            made++;
            Interpreter interpreter = new Interpreter(
                    this,
                    "python-" + plan.role() + "-" + made,
                    opening,
                    made > plan.size() ? replacing : () -> Turns.Turn.FREE);
            alive.add(interpreter);
            interpreter.start();
        }
        if (!closed && alive.isEmpty()) {
            refuseAll(waiting, down());
        }
    }

    private int wanted() {
        return plan.onDemand() ? Math.min(plan.size(), busy() + waiting.size()) : plan.size();
    }

    private boolean mayStart() {
        return given.size() <= plan.mostStuck() && failedStarts < MOST_FAILED_STARTS;
    }

    private int busy() {
        int count = 0;
        for (Interpreter interpreter : alive) {
            count += interpreter.busy ? 1 : 0;
        }
        return count;
    }

    private int starting() {
        int count = 0;
        for (Interpreter interpreter : alive) {
            count += interpreter.ready ? 0 : 1;
        }
        return count;
    }

    private void refuseIfDown() throws ModelException {
        if (closed || (alive.isEmpty() && !mayStart())) {
            throw down();
        }
    }

    private ModelException down() {
        String why = "the interpreters are closed";
        if (!closed) {
            why = given.size() > plan.mostStuck()
                    ? "no interpreter to " + plan.role() + " in: " + given.size()
                            + " threads are stuck in builtins that"
                            + " cannot be interrupted; another interpreter starts when one of them ends"
                    : "no interpreter starts: " + broken;
        }
        return new ModelException(ModelReason.MODEL_HOST_CLOSED, why);
    }

    private static void refuseAll(Deque<Job<?>> jobs, @Nullable ModelException because) {
        for (Job<?> job = jobs.poll(); job != null; job = jobs.poll()) {
            job.refuse(because);
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }
}
