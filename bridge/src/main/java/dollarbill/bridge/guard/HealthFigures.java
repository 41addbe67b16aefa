package dollarbill.bridge.guard;

import dollarbill.bridge.CacheState;
import dollarbill.bridge.ModelStatus;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Counts what a model answered since the start; quantiles of latency are within one percent, up to one hour. */
public final class HealthFigures {
    private static final long LONGEST_NANOS = TimeUnit.HOURS.toNanos(1);
    private static final int DIGITS = 2;

    private final LongAdder answered = new LongAdder();
    private final LongAdder hits = new LongAdder();
    private final LongAdder errors = new LongAdder();
    private final LongAdder swaps = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Histogram latency = new ConcurrentHistogram(LONGEST_NANOS, DIGITS);

    /** Counts one answered row. */
    public void answered(CacheState cache, long latencyNanos) {
        answered.increment();
        switch (cache) {
            case HIT -> hits.increment();
            case MISS -> latency.recordValue(Math.clamp(latencyNanos, 0, LONGEST_NANOS));
            case SHARED -> {
            }
        }
    }

    /** Counts one row the model failed to answer. */
    public void failed() {
        errors.increment();
    }

    /** Counts one swap. */
    public void swapped() {
        swaps.increment();
    }

    /** Counts one refused change. */
    public void refused() {
        refused.increment();
    }

    /** Returns the figures now. */
    public ModelStatus.Health health(String breaker) {
        long rows = answered.sum();
        return new ModelStatus.Health(
                rows,
                errors.sum(),
                quantileMicros(50),
                quantileMicros(99),
                rows == 0 ? 0 : (double) hits.sum() / rows,
                breaker,
                swaps.sum(),
                refused.sum());
    }

    private double quantileMicros(double percentile) {
        return latency.getTotalCount() == 0 ? 0 : latency.getValueAtPercentile(percentile) / 1e3;
    }
}
