package dollarbill.pricing.black;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Chooses the stages of a batch: the scalar twin at first, vectors once they pay. Results do not depend on it.
 *
 * <p>Vector operations are slow until they are compiled, which costs about two seconds of processor time, as much as the twin needs for
 * some twenty million rows. A process goes over to vectors when the twin has done as much, so that it never spends more than twice the
 * best; small batches stay with the twin.
 */
final class StageChoice {
    private static final int FEW_ROWS = 32;
    private static final long ROWS_BEFORE_VECTORS = 20_000_000L;

    private static final BlackStages SCALAR = new ScalarStages();
    private static final BlackStages FASTEST = BlackStages.fastest();
    private static final AtomicLong ROWS = new AtomicLong();

    private StageChoice() {}

    static BlackStages forRows(int rows) {
        boolean early = ROWS.get() < ROWS_BEFORE_VECTORS && ROWS.addAndGet(rows) < ROWS_BEFORE_VECTORS;
        return early || rows < FEW_ROWS ? SCALAR : FASTEST;
    }

    static BlackStages scalar() {
        return SCALAR;
    }

    static boolean vectorsPresent() {
        return FASTEST.width() > 1;
    }
}
