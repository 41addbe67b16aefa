package dollarbill.backtest.daily;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Weights of rows in resamples of blocks of days: the circular block bootstrap (D. N. Politis and J. P. Romano, A circular block-resampling
 * procedure for stationary data, 1992).
 *
 * <p>Rows of one day go together, since symbols share their fate, and blocks are longer than the horizon, since outcomes of neighbouring days
 * overlap.
 */
public final class DayBlocks {
    /** Days of a block: four horizons; half of all days where there are fewer than twice as many. */
    public static final int BLOCK = 4 * DailyTarget.HORIZON;

    private final int[] dayOf;
    private final int days;
    private final int block;

    private DayBlocks(int[] dayOf, int days) {
        this.dayOf = dayOf;
        this.days = days;
        this.block = Math.clamp(days / 2, 1, BLOCK);
    }

    /** Returns the blocks of rows in time order. */
    public static DayBlocks of(List<LocalDate> dates) {
        if (dates.isEmpty()) {
            throw new IllegalArgumentException("no days to resample; at least 1 needed");
        }
        SequencedSet<LocalDate> distinct = new LinkedHashSet<>(dates);
        List<LocalDate> ordered = new ArrayList<>(distinct);
        int[] dayOf = new int[dates.size()];
        int day = 0;
        for (int i = 0; i < dayOf.length; i++) {
            if (!ordered.get(day).equals(dates.get(i))) {
                day++;
            }
            dayOf[i] = day;
        }
        return new DayBlocks(dayOf, ordered.size());
    }

    /**
     * Returns how often each row occurs in each resample.
     *
     * @param resamples  how many
     * @param seed  equal seeds give equal resamples
     */
    public List<double[]> weights(int resamples, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        List<double[]> drawn = new ArrayList<>(resamples);
        for (int r = 0; r < resamples; r++) {
            drawn.add(draw(random));
        }
        return drawn;
    }

    private double[] draw(UniformRandomProvider random) {
        double[] times = new double[days];
        int left = days;
        while (left > 0) {
            int start = random.nextInt(days);
            int length = Math.min(block, left);
            for (int i = 0; i < length; i++) {
                times[(start + i) % days]++;
            }
            left -= length;
        }
        return Arrays.stream(dayOf).mapToDouble(day -> times[day]).toArray();
    }
}
