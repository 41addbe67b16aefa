package dollarbill.signal;

import dollarbill.market.OptionQuote;
import dollarbill.market.Reason;
import dollarbill.pricing.heston.HestonParameters;
import dollarbill.sizing.Side;
import dollarbill.surface.VolSlice;
import dollarbill.surface.heston.HestonFit;
import dollarbill.surface.heston.SliceMiss;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What Heston's model, fitted to the whole chain, has to say of one expiry beside its smile.
 *
 * <p>The smile is the value that is traded on; Heston ties all expiries together by five parameters and so tells an edge that
 * one expiry's smile alone makes up. Where half of the quotes of the expiry are missed by more than
 * {@link #MAX_MEDIAN_MISS_POINTS} it has no say.
 */
public sealed interface SecondOpinion {
    /**
     * Largest median miss of the quotes of an expiry, in vol points, at which the model has a say. The median, because a
     * mispriced quote, which is what a signal looks for, must not silence the model.
     */
    double MAX_MEDIAN_MISS_POINTS = 1.0;

    /**
     * A model with a say.
     *
     * @param parameters  the model of the chain
     * @param missPoints  median miss of the quotes of the expiry, in vol points
     */
    record Heston(HestonParameters parameters, double missPoints) implements SecondOpinion {
        private OnSignal on(Side side, OptionQuote quote, SmileSlice slice, CostModel costs) {
            double value = HestonValue.of(parameters, quote.contract().type(), quote.contract().strike(),
                    slice.forward(), slice.discount(), slice.years());
            double edge = HestonValue.edge(side, value, side == Side.BUY ? quote.ask() : quote.bid(), costs.perShare());
            boolean left = edge > 0.0;
            return new OnSignal(Optional.of(this), OptionalDouble.of(value), OptionalDouble.of(edge),
                    left ? Optional.empty() : Optional.of(Reason.MODELS_DISAGREE),
                    left ? "" : Reason.MODELS_DISAGREE.text());
        }
    }

    /**
     * No say.
     *
     * @param reason  why
     * @param detail  the numbers behind it
     */
    record None(Reason reason, String detail) implements SecondOpinion {}

    /** Returns the opinion of a fit on an expiry. */
    static SecondOpinion of(HestonFit fit, VolSlice slice) {
        return switch (fit) {
            case HestonFit.Refused refused -> new None(refused.reason(), refused.detail());
            case HestonFit.Fitted fitted -> fitted.misses()
                    .stream()
                    .filter(miss -> miss.expiry().equals(slice.expiry()))
                    .findFirst()
                    .map(miss -> of(fitted, miss))
                    .orElseGet(() -> new None(Reason.CALIBRATION_FEW_QUOTES, "no quotes of " + slice.expiry()));
        };
    }

    private static SecondOpinion of(HestonFit.Fitted fitted, SliceMiss miss) {
        return miss.quotes() > 0 && miss.medianVolPoints() <= MAX_MEDIAN_MISS_POINTS
                ? new Heston(fitted.parameters(), miss.medianVolPoints())
                : new None(Reason.HESTON_POOR_FIT, String.format(
                        Locale.ROOT,
                        "misses half of the %d quotes of the expiry by %.2f vol points or more",
                        miss.quotes(),
                        miss.medianVolPoints()));
    }

    /**
     * What it says of one signal.
     *
     * @param model  the model, where it has a say
     * @param value  dollars per share by the model; absent without one
     * @param edgePerShare  dollars per share left after spread and commission by that value; absent without one
     * @param reason  why there is no say, or {@link Reason#MODELS_DISAGREE} where no edge is left
     * @param detail  the reason in words
     */
    record OnSignal(
            Optional<Heston> model,
            OptionalDouble value,
            OptionalDouble edgePerShare,
            Optional<Reason> reason,
            String detail) {
        static OnSignal without(Reason reason, String detail) {
            return new OnSignal(Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty(), Optional.of(reason),
                    detail);
        }
    }

    /** Judges a signal: whether the model's value, too, lies on the profitable side of the quote after costs. */
    default OnSignal judge(Side side, OptionQuote quote, SmileSlice slice, CostModel costs) {
        return switch (this) {
            case None(Reason reason, String detail) -> OnSignal.without(reason, detail);
            case Heston heston -> {
                try {
                    yield heston.on(side, quote, slice, costs);
                } catch (ArithmeticException e) {
                    yield OnSignal.without(Reason.HESTON_POOR_FIT, "no price by its parameters: " + e.getMessage());
                }
            }
        };
    }
}
