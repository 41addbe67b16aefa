package dollarbill.signal;

import java.util.OptionalLong;

/**
 * How likely a signal is to end with a profit, and who says so.
 *
 * <p>Whoever says so, the event is the one that {@link SignalRules#holding} describes.
 */
public sealed interface Confidence {
    /**
     * A model's answer.
     *
     * @param model  its name
     * @param generation  the generation that answered
     * @param cache  how the answer came about: a code
     * @param probability  probability of a profit, 0 to 1
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
     * The analytic stand-in: probability of a profit at the end of the holding time under the fair volatility.
     *
     * @param probability  probability of a profit, 0 to 1
     * @param reason  code of the reason why no model answered
     * @param detail  the reason in words
     */
    record FromFallback(double probability, String reason, String detail) implements Confidence {}

    /**
     * No answer.
     *
     * @param reason  code of the reason
     * @param detail  the reason in words
     */
    record Unavailable(String reason, String detail) implements Confidence {}
}
