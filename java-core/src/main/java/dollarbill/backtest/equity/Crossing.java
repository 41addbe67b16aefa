package dollarbill.backtest.equity;

import java.util.Arrays;

/** Turns "the fast line is above the slow" into "has crossed it from below". */
final class Crossing {
    private Crossing() {}

    /** Clears what is held before the first bar below the slow line, since what is above from the start has crossed nothing. */
    static void armed(byte[] held, int first) {
        int below = Math.min(first, held.length);
        int from = below;
        while (below < held.length && held[below] != 0) {
            below++;
        }
        Arrays.fill(held, from, below, (byte) 0);
    }
}
