package dollarbill.benchmarks;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;

/** Repeats a piece of work before it is measured until the compiler has come to rest, whatever JMH's warm-up is. */
final class Compilation {
    private static final long LEAST = TimeUnit.SECONDS.toNanos(6);
    private static final long AT_REST = TimeUnit.SECONDS.toNanos(4);
    private static final long MOST = TimeUnit.SECONDS.toNanos(60);

    private Compilation() {}

    static void settle(Runnable work) {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        long start = System.nanoTime();
        long lastChange = start;
        long spent = compiler.getTotalCompilationTime();
        long now = start;
        while (now - start < MOST && (now - start < LEAST || now - lastChange < AT_REST)) {
            work.run();
            now = System.nanoTime();
            if (compiler.getTotalCompilationTime() != spent) {
                spent = compiler.getTotalCompilationTime();
                lastChange = now;
            }
        }
    }
}
