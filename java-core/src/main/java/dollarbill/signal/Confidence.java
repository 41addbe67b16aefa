package dollarbill.signal;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How likely the edge of a signal is to come in, and who says so.
 *
 * <p>The event: closed as {@link SignalRules#holding} describes, the position has earned money after costs with the move of the underlying
 * hedged away. How likely a profit is unhedged follows from it and the odds, see {@link SignalBelief}.
 */
public sealed interface Confidence {
    /**
     * A model's answer.
     *
     * @param model  its name
     * @param generation  the generation that answered
     * @param cache  how the answer came about: a code
     * @param probability  that the edge comes in, 0 to 1
     * @param low  lower end of its 90 % interval
     * @param high  upper end of its 90 % interval
     * @param trainingRows  rows the model learned from, where known
     */
    record FromModel(
            String model,
            long generation,
            String cache,
            double probability,
            double low,
            double high,
            OptionalLong trainingRows)
            implements
                Confidence {}

    /**
     * No model answered: the signal is followed by the odds under its fair volatility, with no say on whether that is right.
     *
     * @param reason  code of the reason why no model answered
     * @param detail  the reason in words
     */
    record FromFallback(String reason, String detail) implements Confidence {}

    /**
     * No answer, and the signal is not to be followed without one.
     *
     * @param reason  code of the reason
     * @param detail  the reason in words
     */
    record Unavailable(String reason, String detail) implements Confidence {}

    /** Returns the probability that the edge comes in; absent where no model answered. */
    default OptionalDouble ofEdge() {
        return this instanceof FromModel model ? OptionalDouble.of(model.probability()) : OptionalDouble.empty();
    }
}
