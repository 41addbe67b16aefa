package dollarbill.sizing;

import dollarbill.market.Reason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a size came about: the raw fraction, each factor, each cap and the one that bound.
 *
 * @param request  what was asked
 * @param limits  what was allowed
 * @param rawFraction  Kelly fraction before shrinkage: share of the portfolio lost on average in a loss, negative where the odds are unfavourable; absent where it is not
 *     defined
 * @param shrinkages  factors in the order they are multiplied
 * @param shrunkFraction  raw fraction times every factor, at least 0; absent with the raw one
 * @param committedFraction  share of the portfolio tied up by the contracts that lose the shrunk fraction on average in a loss:
 *     shrunk fraction times capital over expected loss; absent with the raw one
 * @param caps  limits on the committed fraction
 * @param boundBy  the cap that decided, absent where none did
 * @param finalFraction  share of the portfolio really tied up by whole contracts
 * @param allocation  capital at risk of all contracts in dollars
 * @param contracts  whole contracts
 * @param reason  why there are no contracts; absent where there are
 * @param detail  the reason in words with its numbers, empty where there are contracts
 */
public record KellyRecord(
        SizingRequest request,
        SizingLimits limits,
        OptionalDouble rawFraction,
        List<Shrinkage> shrinkages,
        OptionalDouble shrunkFraction,
        OptionalDouble committedFraction,
        List<Cap> caps,
        Optional<CapName> boundBy,
        double finalFraction,
        double allocation,
        long contracts,
        Optional<Reason> reason,
        String detail) {
    public KellyRecord {
        shrinkages = List.copyOf(shrinkages);
        caps = List.copyOf(caps);
    }

    /** What a fraction is shrunk for. */
    public enum ShrinkageName {
        /** Probability, or probability and odds, are estimates: {@link Kelly#uncertaintyFactor}. */
        ESTIMATION_UNCERTAINTY,
        /** Gains and losses scatter about the averages that the closed form takes for them. */
        PAYOFF_DISPERSION,
        /** Few observations stand behind the probability: n/(n + n0), the weight of a sample beside n0 prior observations at no edge. */
        SAMPLE_SIZE,
        /** Nothing was measured that stands behind the probability. */
        UNMEASURED_PROBABILITY,
        /** Less than full Kelly, for a smaller drawdown. */
        KELLY_FRACTION
    }

    /** What limits the committed fraction. */
    public enum CapName {
        /** Largest share of the portfolio in one position. */
        POSITION_SHARE,
        /** Cash left. */
        CASH,
        /** Rounding down to whole contracts; it decides only where no other cap does. */
        WHOLE_CONTRACTS,
        /** What the guard of the book leaves. */
        GUARD
    }

    /**
     * One factor.
     *
     * @param name  what it is for
     * @param factor  0 to 1
     * @param why  the numbers behind it
     */
    public record Shrinkage(ShrinkageName name, double factor, String why) {}

    /**
     * One limit.
     *
     * @param name  what limits
     * @param limit  largest share of the portfolio
     * @param why  the numbers behind it
     */
    public record Cap(CapName name, double limit, String why) {}
}
