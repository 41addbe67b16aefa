package dollarbill.surface.heston;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * How far Heston's vols are from the quotes of one expiry.
 *
 * @param expiry  last trading day
 * @param fitted  whether the expiry took part in the calibration
 * @param quotes  out-of-the-money quotes compared
 * @param rmseVolPoints  root mean square of model less quoted mid vol, in vol points; zero without quotes
 * @param medianVolPoints  median of the absolute misses, which a few mispriced quotes do not move; zero without quotes
 */
public record SliceMiss(LocalDate expiry, boolean fitted, int quotes, double rmseVolPoints, double medianVolPoints) {
    static SliceMiss of(LocalDate expiry, boolean fitted, double[] misses) {
        if (misses.length == 0) {
            return new SliceMiss(expiry, fitted, 0, 0.0, 0.0);
        }
        double[] sizes = Arrays.stream(misses).map(Math::abs).sorted().toArray();
        double squares = Arrays.stream(sizes).map(size -> size * size).sum();
        double median = 0.5 * (sizes[(sizes.length - 1) / 2] + sizes[sizes.length / 2]);
        return new SliceMiss(
                expiry,
                fitted,
                sizes.length,
                100.0 * Math.sqrt(squares / sizes.length),
                100.0 * median);
    }
}
