package dollarbill.sizing;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How likely a position is to end with a profit, and how well that is known.
 *
 * <p>Values are not checked here: {@link PositionSizer} answers with a reason where they do not make sense.
 *
 * @param value  probability, 0 to 1
 * @param interval90  90 % interval of the probability; absent where nothing was measured
 * @param sampleSize  observations behind the probability; absent where it is not from observations
 */
public record WinProbability(double value, Optional<Interval> interval90, OptionalLong sampleSize) {
    /**
     * A closed range.
     *
     * @param low  lower end
     * @param high  upper end
     */
    public record Interval(double low, double high) {
        /** Returns the standard error of a normal estimate with this 90 % interval. */
        public double standardError() {
            return (high - low) / (2.0 * Kelly.Z90);
        }
    }

    /** Returns a probability with neither interval nor sample. */
    public static WinProbability unmeasured(double value) {
        return new WinProbability(value, Optional.empty(), OptionalLong.empty());
    }
}
