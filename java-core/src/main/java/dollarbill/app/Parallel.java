package dollarbill.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Applies a function to each element of a list on several threads; results and the first fault are those of list order. */
final class Parallel {
    private Parallel() {}

    /**
     * Returns the results in list order.
     *
     * @param threads  threads at most, at least 1
     */
    static <T, R> List<R> map(List<T> elements, int threads, Function<T, R> function) {
        if (threads == 1 || elements.size() < 2) {
            return elements.stream().map(function).toList();
        }
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, elements.size()))) {
            List<Future<R>> futures = new ArrayList<>(elements.size());
            elements.forEach(element -> futures.add(pool.submit(() -> function.apply(element))));
            List<R> results = new ArrayList<>(elements.size());
            for (Future<R> future : futures) {
                results.add(result(future));
            }
            return results;
        }
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while chains were read", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
