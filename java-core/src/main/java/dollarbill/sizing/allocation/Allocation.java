package dollarbill.sizing.allocation;

import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.sizing.KellyRecord.CapName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A portfolio: positions in whole lots, what was left out and why, and what to expect of the whole.
 *
 * @param positions  largest first
 * @param leftOut  candidates without a position
 * @param allocated  dollars in positions
 * @param cash  dollars left; negative where borrowed
 * @param gap  how much growth a period the joint solution can at most fall short of the best
 * @param outlook  what to expect
 */
public record Allocation(
        List<Position> positions,
        List<LeftOut> leftOut,
        double allocated,
        double cash,
        double gap,
        Outlook outlook) {
    public Allocation {
        positions = List.copyOf(positions);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * One position.
     *
     * @param symbol  what is held
     * @param price  dollars a unit
     * @param units  units held, a multiple of the lot
     * @param amount  dollars in it
     * @param share  share of the portfolio's value
     * @param target  share the joint solution asked for
     * @param boundBy  what kept it from being larger, absent where more would grow more slowly
     */
    public record Position(
            Symbol symbol,
            double price,
            double units,
            double amount,
            double share,
            double target,
            Optional<CapName> boundBy) {}

    /**
     * A candidate without a position.
     *
     * @param symbol  its ticker
     * @param reason  why
     * @param detail  the reason with its numbers
     */
    public record LeftOut(Symbol symbol, Reason reason, String detail) {}

    /**
     * What to expect of the whole portfolio with its cash, in a year; means are shrunk by their confidence, cash earns the
     * risk-free rate.
     *
     * @param expectedReturn  share of the value
     * @param volatility  of the value
     * @param sharpe  expected return over the rate by volatility; absent where nothing varies
     * @param maxDrawdown  deepest fall of these weights over the returns looked at
     * @param largestShare  largest position as a share of all positions, 0 without one
     * @param effectivePositions  one over the sum of squared shares of all positions (O. Herfindahl, 1950), 0 without one
     */
    public record Outlook(
            double expectedReturn,
            double volatility,
            OptionalDouble sharpe,
            double maxDrawdown,
            double largestShare,
            double effectivePositions) {}
}
