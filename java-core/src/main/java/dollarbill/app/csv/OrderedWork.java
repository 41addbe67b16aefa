package dollarbill.app.csv;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Lets several threads work on a stream of elements and hands on the results in its order, few of them at a time. */
public final class OrderedWork {
    /** Elements in work beside one a thread. */
    private static final int AHEAD = 2;

    private OrderedWork() {}

    /** Where elements come from. */
    @FunctionalInterface
    public interface Source<T> {
        /** Returns the next element; absent at the end. */
        Optional<T> next() throws IOException;
    }

    /** Where results go. */
    @FunctionalInterface
    public interface Sink<R> {
        /** Takes the next result. */
        void take(R result) throws IOException;
    }

    /**
     * Works until the source ends or something fails.
     *
     * @param source  asked by the calling thread
     * @param work  done by {@code threads} other threads
     * @param sink  called by the calling thread, in the order of the source
     * @param threads  at least 1
     */
    public static <T, R> void run(Source<T> source, Function<T, R> work, Sink<R> sink, int threads)
            throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            ArrayDeque<Future<R>> running = new ArrayDeque<>();
            for (Optional<T> next = source.next(); next.isPresent(); next = source.next()) {
                T element = next.get();
                running.add(pool.submit(() -> work.apply(element)));
                if (running.size() >= threads + AHEAD) {
                    sink.take(result(running.remove()));
                }
            }
            while (!running.isEmpty()) {
                sink.take(result(running.remove()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rows were answered", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
