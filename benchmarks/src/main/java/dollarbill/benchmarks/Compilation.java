package dollarbill.benchmarks;

import java.util.concurrent.TimeUnit;

/** Repeats a piece of work before it is measured, long enough for vector operations to be compiled whatever JMH's warm-up is. */
final class Compilation {
    private static final long NANOSECONDS = TimeUnit.SECONDS.toNanos(6);

    private Compilation() {}

    static void settle(Runnable work) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < NANOSECONDS) {
            work.run();
        }
    }
}
