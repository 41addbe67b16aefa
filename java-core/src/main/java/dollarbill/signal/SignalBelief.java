package dollarbill.signal;

import dollarbill.market.Reason;
import dollarbill.sizing.BelievedOdds;
import dollarbill.sizing.PayoffOdds;
import dollarbill.sizing.WinProbability;
import java.util.Optional;

/** What is believed of the end of a signal, once its odds and the word of a model are weighed. */
public sealed interface SignalBelief {
    /**
     * Odds to go by.
     *
     * @param odds  probability of a profit, gain and loss
     * @param probability  the same probability with the evidence behind it
     */
    record Weighed(BelievedOdds odds, WinProbability probability) implements SignalBelief {}

    /**
     * None.
     *
     * @param reason  why
     * @param detail  the reason in words
     */
    record Open(Reason reason, String detail) implements SignalBelief {}

    /**
     * Weighs both odds of a signal by the model's confidence in its edge; where no model answers, takes the fair value at its word.
     *
     * <p>The ends of the model's interval become those of the probability of a profit.
     */
    static SignalBelief of(SignalOdds odds, Confidence confidence) {
        return switch (odds.fair()) {
            case PayoffOdds.Unknown unknown -> new Open(unknown.reason(), unknown.detail());
            case PayoffOdds.Known fair -> switch (confidence) {
                case Confidence.FromModel model -> weighed(model, fair, odds.quoted());
                case Confidence.FromFallback _ -> new Weighed(
                        BelievedOdds.of(fair), WinProbability.unmeasured(fair.probabilityOfProfit()));
                case Confidence.Unavailable _ ->
                    new Open(Reason.KELLY_UNDEFINED, "nobody says how far the edge is to be believed");
            };
        };
    }

    private static SignalBelief weighed(Confidence.FromModel model, PayoffOdds.Known fair, PayoffOdds quoted) {
        return switch (quoted) {
            case PayoffOdds.Unknown unknown -> new Open(unknown.reason(), "odds of the quote: " + unknown.detail());
            case PayoffOdds.Known known -> {
                double low = BelievedOdds.probability(model.low(), fair, known);
                double high = BelievedOdds.probability(model.high(), fair, known);
                BelievedOdds odds = BelievedOdds.of(model.probability(), fair, known);
                yield new Weighed(odds, new WinProbability(odds.probabilityOfProfit(),
                        Optional.of(new WinProbability.Interval(Math.min(low, high), Math.max(low, high))),
                        model.trainingRows()));
            }
        };
    }

    /** Returns whether following the signal is expected to pay. */
    default boolean expectsProfit() {
        return this instanceof Weighed(BelievedOdds odds, WinProbability _) && odds.expectedPnl() > 0.0;
    }
}
