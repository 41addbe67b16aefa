package dollarbill.surface.heston;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How far Heston's vols are from the quotes of one expiry.
 *
 * @param expiry  last trading day
 * @param fitted  whether the expiry took part in the calibration
 * @param quotes  out-of-the-money quotes compared
 * @param rmseVolPoints  root mean square of model less quoted mid vol, in vol points; absent without quotes
 * @param medianVolPoints  median of the absolute misses, which a few mispriced quotes do not move; absent without quotes
 * @param strikes  the miss of each quote in half spreads, lowest strike first
 */
public record SliceMiss(
        LocalDate expiry,
        boolean fitted,
        int quotes,
        OptionalDouble rmseVolPoints,
        OptionalDouble medianVolPoints,
        List<StrikeMiss> strikes) {
    public SliceMiss {
        strikes = List.copyOf(strikes);
    }

    static SliceMiss of(LocalDate expiry, boolean fitted, double[] misses, List<StrikeMiss> strikes) {
        if (misses.length == 0) {
            return new SliceMiss(expiry, fitted, 0, OptionalDouble.empty(), OptionalDouble.empty(), List.of());
        }
        double[] sizes = Arrays.stream(misses).map(Math::abs).sorted().toArray();
        double squares = Arrays.stream(sizes).map(size -> size * size).sum();
        return new SliceMiss(
                expiry,
                fitted,
                sizes.length,
                OptionalDouble.of(100.0 * Math.sqrt(squares / sizes.length)),
                OptionalDouble.of(100.0 * StrikeMiss.middle(sizes)),
                strikes);
    }

    /** Returns the median of the distances in half spreads; absent without quotes. */
    public OptionalDouble medianHalfSpreads() {
        return StrikeMiss.median(strikes);
    }
}
