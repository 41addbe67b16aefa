package dollarbill.bridge.reload;

import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelReason;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread on which models are checked and swapped, so that their order is the order of their saves. */
final class CheckThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CheckThread.class);

    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("dollarbill-check").factory());

    /** A step that may fail with a reason. */
    @FunctionalInterface
    interface Step<T> extends Callable<T> {
        @Override
        T call() throws ModelException;
    }

    /** Queues a step; once closed, does nothing. */
    Future<?> submit(Runnable step) {
        try {
            return executor.submit(step);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.completedFuture(null);
        }
    }

    /** Queues a step nobody waits for; once closed, does nothing. */
    void execute(Runnable step) {
        try {
            executor.execute(step);
        } catch (RejectedExecutionException e) {
            LOG.debug("the host is shut down", e);
        }
    }

    /** Runs a step and waits for it. */
    <T> T call(Step<T> step) throws ModelException {
        try {
            return executor.submit(step).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ModelException failure) {
                throw new ModelException(failure.failure());
            }
            throw new IllegalStateException("a check broke", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelException(ModelReason.MODEL_HOST_CLOSED, "interrupted while a check ran");
        } catch (RejectedExecutionException | CancellationException e) {
            throw new ModelException(ModelReason.MODEL_HOST_CLOSED, "the host is shut down");
        }
    }

    /** Waits for the end of a step, whatever it is. */
    static void await(Future<?> step) {
        try {
            step.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a check broke", e.getCause());
        } catch (CancellationException e) {
            LOG.debug("a newer save called the check off", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a check ran", e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
