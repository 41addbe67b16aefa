package dollarbill.sizing;

import dollarbill.market.Reason;
import java.util.Optional;

/**
 * Odds of one option position under a lognormal law with zero excess drift, after the spread of the exit and commissions both ways.
 *
 * <p>Whatever ends the position, probability, gain and loss are those of the same event, and amounts are worth of today: with X the
 * price of the exit at time h and c the commission of a trade, the profit of a bought position is D(h)·(X − c) − price − c, that
 * of a sold one price − c − D(h)·(X + c).
 */
public sealed interface PayoffOdds {
    /** What ends the position. */
    enum Kind {
        /** It is closed at the end of the holding period. */
        AT_HORIZON,
        /** It is held until the option settles. */
        AT_EXPIRY
    }

    /**
     * Odds that are defined.
     *
     * @param probabilityOfProfit  probability of a profit, inside 0 to 1
     * @param expectedGain  expected profit per share given a profit, dollars of today
     * @param expectedLoss  expected loss per share given a loss, dollars of today, positive
     * @param netOdds  expected gain over expected loss
     * @param expectedPnl  expected profit and loss per share, dollars of today
     * @param breakEven  price of the underlying at the end without profit or loss
     * @param horizonYears  time from today to the end
     * @param kind  what the end is
     */
    record Known(
            double probabilityOfProfit,
            double expectedGain,
            double expectedLoss,
            double netOdds,
            double expectedPnl,
            double breakEven,
            double horizonYears,
            Kind kind)
            implements
                PayoffOdds {}

    /**
     * Odds that are not defined.
     *
     * @param reason  why
     * @param detail  the reason with its numbers
     */
    record Unknown(Reason reason, String detail) implements PayoffOdds {}

    /**
     * Returns the odds of a position under a law, or why they are not defined.
     *
     * <p>An exit at a time h before expiry T finds the option at Black's value V at the fair volatility over T − h (F. Black, The
     * pricing of commodity contracts, 1976): today's mispricing is gone. The spread is today's: a bought option is sold at
     * max(V − s/2, 0), as a bid is never negative, and a sold one is bought back at V + s/2. The forward at h is lognormal, F(h) =
     * F·exp(σ√h·z − σ²h/2) for a normal z; volatility, rate and carry are constant. V moves one way with z, so one root z* parts profit
     * from loss and their probabilities are Φ(±z*); gain and loss are integrals of the profit over each side, accurate to 1e-10
     * relative. An exit at expiry, or not before it, is {@link #atExpiry}.
     */
    static PayoffOdds of(OptionPosition position, TerminalLaw law, ExitPlan exit) {
        return switch (exit) {
            case ExitPlan.AtExpiry() -> atExpiry(position, law);
            case ExitPlan.AtHorizon horizon -> atHorizon(position, law, horizon);
        };
    }

    /**
     * Returns the odds of a position held to expiry, or why they are not defined.
     *
     * <p>With break-even price B the position is worth a spread of two undiscounted Black options V(K) of the same law. For a cost C,
     * the price and commissions of both trades today: long call, B = K + C/D, gain D·E[(S − B)⁺], loss D·(put(B) − put(K)); long
     * put, B = K − C/D, gain D·E[(B − S)⁺], loss D·(call(B) − call(K)). A short position swaps gain and loss.
     */
    static PayoffOdds atExpiry(OptionPosition position, TerminalLaw law) {
        Optional<String> invalid = invalid(position, law);
        return invalid.isPresent()
                ? new Unknown(Reason.KELLY_UNDEFINED, invalid.get())
                : ExpiryOdds.of(position, law);
    }

    private static PayoffOdds atHorizon(OptionPosition position, TerminalLaw law, ExitPlan.AtHorizon exit) {
        Optional<String> invalid = invalid(position, law)
                .or(() -> firstNotPositive(new String[] {"horizon years"}, new double[] {exit.years()}))
                .or(() -> negative("half spread", exit.halfSpread()));
        if (invalid.isPresent()) {
            return new Unknown(Reason.KELLY_UNDEFINED, invalid.get());
        }
        return exit.years() < law.years() ? HorizonOdds.of(position, law, exit) : ExpiryOdds.of(position, law);
    }

    private static Optional<String> invalid(OptionPosition position, TerminalLaw law) {
        return firstNotPositive(
                new String[] {"spot", "forward", "discount", "years", "volatility", "strike", "price"},
                new double[] {law.spot(), law.forward(), law.discount(), law.years(), law.volatility(),
                    position.strike(),
                    position.price()})
                .or(() -> negative("cost per share", position.costPerShare()));
    }

    private static Optional<String> negative(String name, double value) {
        return value >= 0.0 && Double.isFinite(value)
                ? Optional.empty()
                : Optional.of(name + " " + value + " must be finite and not negative");
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
