package dollarbill.app.sizing;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dollarbill.market.Reason;
import dollarbill.sizing.KellyRecord.CapName;
import dollarbill.sizing.KellyRecord.ShrinkageName;
import dollarbill.sizing.KellyStake;
import dollarbill.sizing.SizingLimits;
import dollarbill.sizing.growth.GrowthOptimum.Bound;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question for a stake, from the raw fraction to dollars; the figures of a size are named as in a signal.
 *
 * @param schema  version of this form
 * @param basis  what the fraction was made from
 * @param asset  what is held, absent for a bet
 * @param odds  the odds of the closed form, absent where outcomes are given one by one
 * @param growth  the stake under the whole distribution, absent for a bet
 * @param limits  what the portfolio allows
 * @param rawFraction  Kelly fraction before shrinkage; absent where it is not defined
 * @param shrinkages  factors in the order they are multiplied
 * @param shrunkFraction  raw fraction times every factor, at least 0
 * @param committedFraction  share of the portfolio put in: shrunk fraction over the average loss of a dollar
 * @param caps  limits on the committed fraction
 * @param boundBy  the cap that decided, absent where none did
 * @param finalFraction  share of the portfolio put in after caps and lots
 * @param allocation  the same in dollars
 * @param lots  whole lots, absent where any amount can be traded
 * @param reason  why nothing is put in, absent where something is
 * @param detail  the reason in words
 */
@JsonNaming(SnakeCaseStrategy.class)
public record KellyDocument(
        int schema,
        Basis basis,
        @Nullable Asset asset,
        @Nullable Odds odds,
        @Nullable Growth growth,
        Limits limits,
        @Nullable Double rawFraction,
        List<Factor> shrinkages,
        double shrunkFraction,
        double committedFraction,
        List<Ceiling> caps,
        @Nullable CapName boundBy,
        double finalFraction,
        double allocation,
        @Nullable Long lots,
        @Nullable Reason reason,
        @Nullable String detail) {
    /** Version of this form. */
    static final int SCHEMA = 1;

    /** What a fraction was made from. */
    public enum Basis {
        /** Probability and odds given. */
        BET,
        /** Outcomes and their probabilities given. */
        PAYOFFS,
        /** Returns of the past. */
        RETURNS,
        /** Profits of a structure of options under the smile and a believed probability of a profit. */
        STRUCTURE
    }

    /**
     * What is held.
     *
     * @param symbol  its ticker
     * @param kind  share or coin
     * @param asOf  newest day looked at
     * @param price  close of that day, USD
     * @param priceAdjusted  whether it is only known adjusted for dividends and splits that came after it
     * @param synthetic  whether the prices are simulated
     * @param lookback  returns asked for
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Asset(
            String symbol,
            AssetHistory.Kind kind,
            String asOf,
            double price,
            boolean priceAdjusted,
            boolean synthetic,
            int lookback) {}

    /**
     * Odds of the closed form.
     *
     * @param winProbability  probability to win
     * @param netOdds  average gain over average loss
     * @param probabilityError  its standard error, absent where it counts as known
     * @param oddsError  standard error of the odds, absent where they count as known
     * @param logGrowth  expected logarithm of wealth at the raw fraction, absent where that stakes nothing
     * @param sample  the returns behind them, absent for a bet
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Odds(
            double winProbability,
            double netOdds,
            @Nullable Double probabilityError,
            @Nullable Double oddsError,
            @Nullable Double logGrowth,
            @Nullable Sample sample) {}

    /**
     * Returns behind odds.
     *
     * @param returns  returns looked at
     * @param wins  those above zero
     * @param losses  those below zero
     * @param averageGain  mean of the wins
     * @param averageLoss  mean of the losses, positive
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Sample(int returns, int wins, int losses, double averageGain, double averageLoss) {}

    /**
     * The stake of largest growth under the whole distribution of outcomes.
     *
     * @param exposure  share of wealth put in; above 1 with borrowed money
     * @param exposureError  its standard error from the sample, absent where the law counts as known or nothing is staked
     * @param logGrowth  expected logarithm of wealth a bet
     * @param bound  what kept it from being larger
     * @param exposureOverRate  the same where money not put in earns the risk-free rate; absent for a bet
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Growth(
            double exposure,
            @Nullable Double exposureError,
            double logGrowth,
            Bound bound,
            @Nullable Double exposureOverRate) {}

    /**
     * What the portfolio allows.
     *
     * @param portfolioValue  its value, USD
     * @param maxPositionShare  largest share in one position
     * @param maxPositions  most positions
     * @param minAllocation  least dollars worth a position
     * @param kellyFraction  share of the Kelly stake taken
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Limits(
            double portfolioValue, double maxPositionShare, int maxPositions, double minAllocation,
            double kellyFraction) {
        static Limits of(SizingLimits l) {
            return new Limits(l.portfolioValue(), l.maxPositionShare(), l.maxPositions(), l.minAllocation(),
                    l.kellyFraction());
        }
    }

    /**
     * One factor.
     *
     * @param name  what it is for
     * @param factor  0 to 1
     * @param why  the numbers behind it
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Factor(ShrinkageName name, double factor, String why) {}

    /**
     * One cap.
     *
     * @param name  what limits
     * @param limit  largest share of the portfolio
     * @param why  the numbers behind it
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Ceiling(CapName name, double limit, String why) {}

    static KellyDocument of(
            Basis basis,
            @Nullable Asset asset,
            @Nullable Odds odds,
            @Nullable Growth growth,
            SizingLimits limits,
            KellyStake stake) {
        return new KellyDocument(SCHEMA, basis, asset, odds, growth, Limits.of(limits), stake.rawFraction(),
                factors(stake), stake.shrunkFraction(), stake.committedFraction(),
                stake.caps().stream().map(c -> new Ceiling(c.name(), c.limit(), c.why())).toList(),
                stake.boundBy().orElse(null), stake.finalFraction(), stake.allocation(),
                stake.lots().isPresent() ? (Long) stake.lots().getAsLong() : null, stake.reason().orElse(null),
                stake.reason().isPresent() ? stake.detail() : null);
    }

    static KellyDocument undefined(
            Basis basis, @Nullable Asset asset, SizingLimits limits, Reason reason, String detail) {
        return new KellyDocument(SCHEMA, basis, asset, null, null, Limits.of(limits), null, List.of(), 0.0, 0.0,
                List.of(), null, 0.0, 0.0, null, reason, detail);
    }

    static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }

    private static List<Factor> factors(KellyStake stake) {
        return stake.shrinkages().stream().map(s -> new Factor(s.name(), s.factor(), s.why())).toList();
    }
}
