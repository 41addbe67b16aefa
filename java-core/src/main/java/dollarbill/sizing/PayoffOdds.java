package dollarbill.sizing;

import dollarbill.market.Reason;
import java.util.Optional;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Odds of one option position held to expiry, after costs, under a lognormal law with zero excess drift.
 *
 * <p>With break-even price B the position is worth a spread of two undiscounted Black options V(K) of the same law (F. Black, The
 * pricing of commodity contracts, 1976). Long call, B = K + c/D for a cost c today: gain D·E[(S − B)⁺], loss D·(put(B) − put(K)).
 * Long put, B = K − c/D: gain D·E[(B − S)⁺], loss D·(call(B) − call(K)). A short position swaps gain and loss. All amounts are
 * worth of today.
 */
public sealed interface PayoffOdds {
    /**
     * Odds that are defined.
     *
     * @param probabilityOfProfit  probability of a profit, inside 0 to 1
     * @param expectedGain  expected profit per share given a profit, dollars of today
     * @param expectedLoss  expected loss per share given a loss, dollars of today, positive
     * @param netOdds  expected gain over expected loss
     * @param expectedPnl  expected profit and loss per share, dollars of today
     * @param breakEven  price of the underlying at expiry without profit or loss
     */
    record Known(
            double probabilityOfProfit,
            double expectedGain,
            double expectedLoss,
            double netOdds,
            double expectedPnl,
            double breakEven)
            implements
                PayoffOdds {}

    /**
     * Odds that are not defined.
     *
     * @param reason  why
     * @param detail  the reason with its numbers
     */
    record Unknown(Reason reason, String detail) implements PayoffOdds {}

    /** Returns the odds of a position under a law, or why they are not defined. */
    static PayoffOdds of(OptionPosition position, TerminalLaw law) {
        Optional<String> invalid = invalid(position, law);
        if (invalid.isPresent()) {
            return new Unknown(Reason.KELLY_UNDEFINED, invalid.get());
        }
        int side = position.side().sign();
        int type = position.type().sign();
        double cost = (position.price() + side * position.costPerShare()) / law.discount();
        double breakEven = position.strike() + type * cost;
        if (!(cost > 0.0)) {
            return new Unknown(Reason.KELLY_UNDEFINED, "price " + position.price() + " less costs leaves no premium");
        }
        if (!(breakEven > 0.0)) {
            return new Unknown(Reason.KELLY_UNDEFINED, "break-even price " + breakEven + " must be positive");
        }
        double sd = law.volatility() * Math.sqrt(law.years());
        double beyond = law.discount() * undiscounted(type, law.forward(), breakEven, sd);
        double before = law.discount() * (undiscounted(-type, law.forward(), breakEven, sd)
                - undiscounted(-type, law.forward(), position.strike(), sd));
        double probabilityBeyond = phi(type * d2(law.forward(), breakEven, sd));
        double probabilityBefore = phi(-type * d2(law.forward(), breakEven, sd));
        return side > 0
                ? odds(probabilityBeyond, probabilityBefore, beyond, before, breakEven)
                : odds(probabilityBefore, probabilityBeyond, before, beyond, breakEven);
    }

    private static PayoffOdds odds(double win, double lose, double gain, double loss, double breakEven) {
        if (!(win > 0.0 && lose > 0.0 && gain > 0.0 && loss > 0.0)) {
            return new Unknown(Reason.KELLY_UNDEFINED, "one side of the payoff has no weight: probability of profit "
                    + win + ", of loss " + lose);
        }
        double givenGain = gain / win;
        double givenLoss = loss / lose;
        return new Known(win, givenGain, givenLoss, givenGain / givenLoss, gain - loss, breakEven);
    }

    private static double undiscounted(int type, double forward, double strike, double sd) {
        double low = d2(forward, strike, sd);
        return type * (forward * phi(type * (low + sd)) - strike * phi(type * low));
    }

    private static double d2(double forward, double strike, double sd) {
        return Math.log(forward / strike) / sd - 0.5 * sd;
    }

    private static double phi(double x) {
        return NormalDistribution.of(0.0, 1.0).cumulativeProbability(x);
    }

    private static Optional<String> invalid(OptionPosition position, TerminalLaw law) {
        return firstNotPositive(
                new String[] {"forward", "discount", "years", "volatility", "strike", "price"},
                new double[] {law.forward(), law.discount(), law.years(), law.volatility(), position.strike(),
                    position.price()})
                .or(() -> position.costPerShare() >= 0.0 && Double.isFinite(position.costPerShare())
                        ? Optional.empty()
                        : Optional.of("cost per share " + position.costPerShare()
                                + " must be finite and not negative"));
    }

    private static Optional<String> firstNotPositive(String[] names, double[] values) {
        for (int i = 0; i < names.length; i++) {
            if (!(values[i] > 0.0) || Double.isInfinite(values[i])) {
                return Optional.of(names[i] + " " + values[i] + " must be positive and finite");
            }
        }
        return Optional.empty();
    }
}
