package dollarbill.signal;

import dollarbill.market.OptionQuote;
import dollarbill.market.Reason;
import dollarbill.sizing.Side;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the model that a signal is not traded on says of it.
 *
 * @param model  that model
 * @param value  dollars per share; absent where it has none
 * @param edgePerShare  dollars per share left by that value after spread and commission; absent without one
 * @param reason  why it has no say, or {@link Reason#MODELS_DISAGREE} where it has one and no edge is left
 * @param detail  the reason in words
 */
public record SecondOpinion(
        FairSource model,
        OptionalDouble value,
        OptionalDouble edgePerShare,
        Optional<Reason> reason,
        String detail) {
    /** Returns whether it has a say and sees no edge. */
    public boolean disagrees() {
        return reason.filter(r -> r == Reason.MODELS_DISAGREE).isPresent();
    }

    /** Returns the opinion on a signal. */
    static SecondOpinion of(ModelValues values, Side side, OptionQuote quote, CostModel costs) {
        double tradePrice = side == Side.BUY ? quote.ask() : quote.bid();
        if (values.source() == FairSource.SMILE) {
            OptionalDouble value = values.heston()
                    .map(h -> OptionalDouble.of(h.value()))
                    .orElseGet(OptionalDouble::empty);
            return new SecondOpinion(
                    FairSource.HESTON,
                    value,
                    value.isPresent()
                            ? OptionalDouble.of(edge(side, value.getAsDouble(), tradePrice, costs.perShare()))
                            : OptionalDouble.empty(),
                    values.reason(),
                    values.detail());
        }
        double edge = edge(side, values.smileValue(), tradePrice, costs.perShare());
        boolean left = edge > 0.0;
        return new SecondOpinion(
                FairSource.SMILE,
                OptionalDouble.of(values.smileValue()),
                OptionalDouble.of(edge),
                left ? Optional.empty() : Optional.of(Reason.MODELS_DISAGREE),
                left ? "" : Reason.MODELS_DISAGREE.text());
    }

    /** Returns value less price (bought) or price less value (sold), less cost, dollars per share. */
    static double edge(Side side, double value, double tradePrice, double costPerShare) {
        return side.sign() * (value - tradePrice) - costPerShare;
    }
}
