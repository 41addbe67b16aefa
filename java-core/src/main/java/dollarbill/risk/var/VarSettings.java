package dollarbill.risk.var;

import java.util.List;

/**
 * Choices of value at risk.
 *
 * @param levels  such as 0.95 and 0.99
 * @param draws  simulated outcomes of the Monte Carlo method, at least 1000
 * @param resamples  bootstrap samples, at least 100
 * @param seed  of every random number
 * @param threads  threads at most
 */
public record VarSettings(List<Double> levels, int draws, int resamples, long seed, int threads) {
    public VarSettings {
        levels = List.copyOf(levels);
        levels.forEach(TailMeasures::requireLevel);
        if (draws < 1000) {
            throw new IllegalArgumentException("draws " + draws + " must be at least 1000");
        }
        if (resamples < 100) {
            throw new IllegalArgumentException("resamples " + resamples + " must be at least 100");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads + " must be at least 1");
        }
    }

    /** Returns 95 and 99 %, ten thousand draws, 300 resamples. */
    public static VarSettings defaults(int threads) {
        return new VarSettings(List.of(0.95, 0.99), 10_000, 300, 20_260_321L, threads);
    }
}
