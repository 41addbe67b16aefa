package dollarbill.bridge.graalpy;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.Context;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops what interpreters still run after they were given up; one thread returns to those that cannot be stopped. */
final class Watchdog {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration INTERRUPT_LIMIT = Duration.ofSeconds(1);
    private static final Duration SETTLING = Duration.ofMillis(100);
    private static final long PAUSE_MILLIS = 500;
    private static final long IDLE_MILLIS = 2000;

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, task -> daemon(task, "python-watch"));

    Watchdog() {
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /** Runs an action after a while unless the result is cancelled first. */
    Future<?> after(Duration wait, Runnable action) {
        return timer.schedule(action, wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Stops an interpreter that was given up, at once where its code can be interrupted. */
    void stop(Interpreter interpreter) {
        String name = interpreter.thread().getName();
        daemon(
                () -> {
                    if (!interrupted(interpreter)) {
                        LOG.warn("{} is stuck in a builtin that cannot be interrupted", name);
                    }
                    untilEnded(interpreter);
                },
                name + "-interrupt")
                .start();
    }

    /** Interrupts again until the thread has ended: an interrupt that comes before the code has begun stops nothing. */
    private void untilEnded(Interpreter interpreter) {
        if (ended(interpreter)) {
            return;
        }
        Future<?> _ = timer.schedule(
                () -> {
                    boolean _ = interrupted(interpreter);
                    untilEnded(interpreter);
                },
                PAUSE_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    private static boolean ended(Interpreter interpreter) {
        try {
            return interpreter.context() == null || interpreter.thread().join(SETTLING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean interrupted(Interpreter interpreter) {
        Context context = interpreter.context();
        if (context == null || !interpreter.thread().isAlive()) {
            return true;
        }
        try {
            context.interrupt(INTERRUPT_LIMIT);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (RuntimeException e) {
            LOG.debug("interrupting {} failed", interpreter.thread().getName(), e);
            return true;
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
