package dollarbill.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Applies a task to each element of a list on several threads; results and the first fault are those of list order. */
final class Parallel {
    private Parallel() {}

    /**
     * What is done to each element.
     *
     * @param <T>  elements
     * @param <R>  results
     * @param <X>  what it throws where it cannot
     */
    @FunctionalInterface
    interface Task<T, R, X extends Exception> {
        R apply(T element) throws X;
    }

    /**
     * Returns the results in list order. A fault interrupts the tasks that still run, and none begins any more.
     *
     * @param threads  threads at most, at least 1
     */
    static <T, R, X extends Exception> List<R> map(List<T> elements, int threads, Task<T, R, X> task) throws X {
        List<R> results = new ArrayList<>(elements.size());
        if (threads == 1 || elements.size() < 2) {
            for (T element : elements) {
                results.add(task.apply(element));
            }
            return results;
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, elements.size()))) {
            List<Future<R>> futures = new ArrayList<>(elements.size());
            elements.forEach(element -> futures.add(pool.submit(() -> task.apply(element))));
            try {
                for (Future<R> future : futures) {
                    results.add(Parallel.<R, X>result(future));
                }
            } finally {
                pool.shutdownNow();
            }
        }
        return results;
    }

    @SuppressWarnings("unchecked") // a task throws nothing else
    private static <R, X extends Exception> R result(Future<R> future) throws X {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while tasks ran", e);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNull(e.getCause());
            if (cause instanceof Error error) {
                throw error;
            }
            throw (X) cause;
        }
    }
}
