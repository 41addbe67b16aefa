package dollarbill.performance;

import java.util.OptionalInt;

/**
 * A fall of equity from a peak and what followed.
 *
 * @param depth  loss from peak to trough as a share of the peak, 0 where there was none, 1 or more at ruin
 * @param peak  index of the last highest equity before the fall
 * @param trough  index of the lowest equity
 * @param end  index of the first equity as high as the peak, or the last one
 * @param recovered  whether equity was as high again
 */
public record Drawdown(double depth, int peak, int trough, int end, boolean recovered) {
    /** Returns the number of periods from the peak to recovery, or to the end. */
    public int length() {
        return end - peak;
    }

    /** Returns the number of periods from the trough to recovery; empty where equity never was as high again. */
    public OptionalInt recovery() {
        return recovered ? OptionalInt.of(end - trough) : OptionalInt.empty();
    }
}
