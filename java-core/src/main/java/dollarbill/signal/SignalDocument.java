package dollarbill.signal;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import dollarbill.risk.GuardLimit;
import dollarbill.sizing.KellyRecord.CapName;
import dollarbill.sizing.KellyRecord.ShrinkageName;
import dollarbill.sizing.PayoffOdds;
import dollarbill.sizing.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One signal from quote to size, written as JSON with names in snake_case; {@link SignalAudit} recomputes it from itself.
 *
 * <p>Dates and moments are ISO text. Greeks are the option's own per share: vega per vol point, theta per calendar day.
 *
 * @param schema  version of this form, 2
 * @param id  name of the signal
 * @param symbol  underlying
 * @param optionType  call or put
 * @param side  bought or sold
 * @param strike  strike price
 * @param expiry  last trading day
 * @param quoteDate  day of the quote
 * @param asOf  moment of the quote
 * @param synthetic  whether the market is simulated
 * @param source  file name or address of the quote
 * @param edgePercent  edge after spread and commission in percent of mid
 * @param delta  dollars per dollar
 * @param gamma  delta per dollar
 * @param vega  dollars per vol point
 * @param theta  dollars per calendar day
 * @param mlConfidence  the model's probability that the edge comes in, absent where no model answered; see {@link Confidence}
 * @param mlRecommendation  what to do, absent with the confidence
 * @param riskAdjustedScore  (p·gain − (1 − p)·loss)·multiplier / capital per contract of the believed odds: expected profit on each
 *     dollar at risk; absent where they are
 * @param quote  the quote
 * @param valuation  what it is worth
 * @param secondOpinion  what the model not traded on says
 * @param costs  costs and edge
 * @param features  what the model was told
 * @param confidence  who gave the confidence
 * @param thresholds  where recommendations change
 * @param odds  odds at the end of the holding time under the fair volatility
 * @param quotedOdds  the same under the implied volatility of the quote
 * @param believed  both weighed by the confidence; absent where there is nothing to weigh by
 * @param sizing  from probability to contracts
 * @param cautions  what to keep in mind
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SignalDocument(
        int schema,
        String id,
        String symbol,
        OptionType optionType,
        Side side,
        double strike,
        String expiry,
        String quoteDate,
        String asOf,
        boolean synthetic,
        String source,
        double edgePercent,
        double delta,
        double gamma,
        double vega,
        double theta,
        @Nullable Double mlConfidence,
        @Nullable Recommendation mlRecommendation,
        @Nullable Double riskAdjustedScore,
        Quote quote,
        Valuation valuation,
        SecondValue secondOpinion,
        Costs costs,
        List<Feature> features,
        Belief confidence,
        Recommendation.Thresholds thresholds,
        Odds odds,
        Odds quotedOdds,
        @Nullable Believed believed,
        Size sizing,
        List<Caution> cautions) {
    /** Version of the form written here. */
    public static final int SCHEMA = 2;

    public SignalDocument {
        features = List.copyOf(features);
        cautions = List.copyOf(cautions);
    }

    /** Returns a copy of another size. */
    SignalDocument withSizing(Size size) {
        return new SignalDocument(schema, id, symbol, optionType, side, strike, expiry, quoteDate, asOf, synthetic,
                source, edgePercent, delta, gamma, vega, theta, mlConfidence, mlRecommendation, riskAdjustedScore,
                quote,
                valuation, secondOpinion, costs, features, confidence, thresholds, odds, quotedOdds, believed,
                size, cautions);
    }

    /**
     * The quote.
     *
     * @param contract  the exchange's symbol of the contract
     * @param bid  per share
     * @param ask  per share
     * @param mid  (bid + ask) / 2
     * @param spreadPercent  (ask − bid) in percent of mid
     * @param volume  contracts traded
     * @param openInterest  contracts open
     * @param spot  price of the underlying
     * @param daysToExpiry  calendar days
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Quote(
            String contract,
            double bid,
            double ask,
            double mid,
            double spreadPercent,
            long volume,
            long openInterest,
            double spot,
            long daysToExpiry) {}

    /**
     * What the option is worth by the smile of its expiry and by Heston's model of the chain; one of them is traded on.
     *
     * @param fairValueSource  the model traded on
     * @param fairValueReason  why it is not Heston's, absent where it is
     * @param fairValueDetail  the reason in words
     * @param years  time to expiry
     * @param forward  forward price
     * @param discount  value today of one dollar at expiry
     * @param svi  parameters of the smile
     * @param minStrike  lowest strike fitted
     * @param maxStrike  highest strike fitted
     * @param smileValue  value per share by the smile
     * @param heston  Heston's model and its value, absent where there is none
     * @param hestonMaxMiss  largest miss in half spreads at which Heston's value is traded
     * @param fairVolPercent  volatility at which Black's formula gives the value traded on
     * @param impliedVolPercent  implied volatility of the mid, absent where it has none
     * @param impliedVolReason  why it has none
     * @param ivResidualPoints  implied less fair volatility in vol points
     * @param modelValue  value per share traded on
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Valuation(
            FairSource fairValueSource,
            @Nullable Reason fairValueReason,
            @Nullable String fairValueDetail,
            double years,
            double forward,
            double discount,
            SmileSlice.Svi svi,
            double minStrike,
            double maxStrike,
            double smileValue,
            @Nullable Heston heston,
            double hestonMaxMiss,
            double fairVolPercent,
            @Nullable Double impliedVolPercent,
            @Nullable Reason impliedVolReason,
            @Nullable Double ivResidualPoints,
            double modelValue) {}

    /**
     * Heston's model of the chain, see {@link dollarbill.pricing.heston.HestonParameters}, with its value of the option.
     *
     * @param v0  variance a year now
     * @param kappa  speed of reversion a year
     * @param theta  long-run variance a year
     * @param sigma  volatility of variance
     * @param rho  correlation
     * @param method  how the value was computed
     * @param value  value per share
     * @param chainMiss  median distance of its vols from the mids over the chain, in half spreads
     * @param expiryMiss  the same over the expiry
     * @param strikeMiss  size of the median of the signed misses next to the strike, absent without other strikes
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Heston(
            double v0,
            double kappa,
            double theta,
            double sigma,
            double rho,
            HestonMethod method,
            double value,
            double chainMiss,
            double expiryMiss,
            @Nullable Double strikeMiss) {}

    /**
     * What the model not traded on says; see {@link SecondOpinion}.
     *
     * @param model  that model
     * @param modelValue  value per share, absent where it has none
     * @param edgePerShare  edge by that value after spread and commission, absent with the value
     * @param onDisagreement  what happens where it has a say and no edge is left
     * @param reason  why it has no say, or that no edge is left
     * @param detail  the reason in words
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record SecondValue(
            FairSource model,
            @Nullable Double modelValue,
            @Nullable Double edgePerShare,
            FairValueRules.Disagreement onDisagreement,
            @Nullable Reason reason,
            @Nullable String detail) {
        /** Returns whether the signal gets no contracts because of it. */
        boolean refuses() {
            return reason == Reason.MODELS_DISAGREE && onDisagreement == FairValueRules.Disagreement.REFUSE;
        }
    }

    /**
     * Costs, and the edge that is left after them.
     *
     * @param commissionPerContract  dollars a contract and trade
     * @param multiplier  shares in a contract
     * @param costPerShare  commission / multiplier
     * @param tradePrice  the ask bought or the bid sold
     * @param edgePerShare  dollars per share
     * @param edgePercent  percent of mid
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Costs(
            double commissionPerContract,
            int multiplier,
            double costPerShare,
            double tradePrice,
            double edgePerShare,
            double edgePercent) {}

    /**
     * One number told to the model, of the position per share.
     *
     * @param name  column
     * @param unit  unit in words
     * @param value  the number, or absent
     * @param reason  why it is absent
     * @param knownAt  when it became known
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Feature(
            String name,
            String unit,
            @Nullable Double value,
            @Nullable Reason reason,
            @Nullable String knownAt) {}

    /**
     * Who gave the confidence.
     *
     * @param source  model, fallback or none
     * @param model  its name
     * @param generation  generation that answered
     * @param cache  how the answer came about
     * @param probability  that the edge comes in, absent where no model answered
     * @param low  lower end of its 90 % interval
     * @param high  upper end of its 90 % interval
     * @param trainingRows  rows the model learned from
     * @param reason  code of the reason why no model answered
     * @param detail  the reason in words
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Belief(
            BeliefSource source,
            @Nullable String model,
            @Nullable Long generation,
            @Nullable String cache,
            @Nullable Double probability,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Long trainingRows,
            @Nullable String reason,
            @Nullable String detail) {}

    /** Who gave a confidence. */
    public enum BeliefSource {
        /** A model. */
        MODEL,
        /** No model: the fair value is taken at its word. */
        FALLBACK,
        /** Nobody. */
        NONE
    }

    /**
     * Odds of the position at its end under one volatility, dollars of today per share; see {@link PayoffOdds}.
     *
     * @param holdingDays  calendar days after which it is closed, or its expiry where that comes first
     * @param kind  closed at the horizon or settled at expiry
     * @param horizonYears  time to that end
     * @param probabilityOfProfit  probability of a profit
     * @param expectedGain  expected profit given a profit
     * @param expectedLoss  expected loss given a loss
     * @param netOdds  gain over loss
     * @param breakEven  price of the underlying at the end without profit or loss
     * @param reason  why odds are absent
     * @param detail  the reason in words
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Odds(
            int holdingDays,
            PayoffOdds.@Nullable Kind kind,
            @Nullable Double horizonYears,
            @Nullable Double probabilityOfProfit,
            @Nullable Double expectedGain,
            @Nullable Double expectedLoss,
            @Nullable Double netOdds,
            @Nullable Double breakEven,
            @Nullable Reason reason,
            @Nullable String detail) {}

    /**
     * Odds that the position is sized by, dollars of today per share; see {@link dollarbill.sizing.BelievedOdds}.
     *
     * @param probabilityOfProfit  probability of a profit
     * @param low  the same at the lower end of the confidence, absent without an interval
     * @param high  the same at its upper end
     * @param expectedGain  expected profit given a profit
     * @param expectedLoss  expected loss given a loss
     * @param netOdds  gain over loss
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Believed(
            double probabilityOfProfit,
            @Nullable Double low,
            @Nullable Double high,
            double expectedGain,
            double expectedLoss,
            double netOdds) {}

    /**
     * From probability to contracts.
     *
     * @param expectedLossPerContract  dollars lost by one contract on average in a loss, absent without odds
     * @param capitalPerContract  dollars at risk in one contract, absent without odds
     * @param limits  what the portfolio allows
     * @param cashLeft  dollars not yet allocated
     * @param openPositions  positions held or sized before
     * @param rawFraction  Kelly fraction: share of the portfolio lost on average in a loss; absent where not defined
     * @param shrinkages  factors on it
     * @param shrunkFraction  raw fraction times every factor
     * @param committedFraction  share of the portfolio that the contracts for it tie up
     * @param caps  limits on the committed fraction
     * @param boundBy  the cap that decided
     * @param finalFraction  share of the portfolio taken
     * @param allocation  dollars at risk
     * @param contracts  whole contracts
     * @param reason  why there are none
     * @param detail  the reason in words
     * @param guard  what the guard of the book left of them, absent where it was not asked
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Size(
            @Nullable Double expectedLossPerContract,
            @Nullable Double capitalPerContract,
            Limits limits,
            double cashLeft,
            int openPositions,
            @Nullable Double rawFraction,
            List<Factor> shrinkages,
            @Nullable Double shrunkFraction,
            @Nullable Double committedFraction,
            List<Ceiling> caps,
            @Nullable CapName boundBy,
            double finalFraction,
            double allocation,
            long contracts,
            @Nullable Reason reason,
            @Nullable String detail,
            @Nullable Guard guard) {
        public Size {
            shrinkages = List.copyOf(shrinkages);
            caps = List.copyOf(caps);
        }

        /** Returns this size as a guard allowed it. */
        Size allowed(Guard said) {
            return held(caps, boundBy, finalFraction, allocation, contracts, reason, detail, said);
        }

        /** Returns this size with other contracts and what held it to them. */
        Size held(
                List<Ceiling> ceilings,
                @Nullable CapName bound,
                double fraction,
                double dollars,
                long units,
                @Nullable Reason why,
                @Nullable String text,
                Guard said) {
            return new Size(
                    expectedLossPerContract, capitalPerContract, limits, cashLeft, openPositions, rawFraction,
                    shrinkages, shrunkFraction, committedFraction, ceilings, bound, fraction, dollars, units, why, text,
                    said);
        }
    }

    /**
     * What the guard left of a size; see {@link dollarbill.risk.RiskGuard}. The book stands before the position, its equity has not moved.
     *
     * @param asked  contracts before the guard, at least 1
     * @param equity  dollars of the book
     * @param delta  shares of the book
     * @param gamma  shares per dollar of the book
     * @param vega  dollars per vol point of the book
     * @param positions  open positions of the book
     * @param maxDelta  largest absolute delta
     * @param maxGamma  largest absolute gamma
     * @param maxVega  largest absolute vega
     * @param maxPositionShare  largest capital of a position as a share of the equity
     * @param maxDrawdown  largest loss from the highest equity as a share of it
     * @param maxLossPerDay  largest loss in a day as a share of the equity at its opening
     * @param maxPositions  most open positions
     * @param boundBy  the limit that left fewer, absent where none did
     * @param value  what that limit is about, with all contracts asked for
     * @param allowed  that limit
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Guard(
            long asked,
            double equity,
            double delta,
            double gamma,
            double vega,
            int positions,
            double maxDelta,
            double maxGamma,
            double maxVega,
            double maxPositionShare,
            double maxDrawdown,
            double maxLossPerDay,
            int maxPositions,
            @Nullable GuardLimit boundBy,
            @Nullable Double value,
            @Nullable Double allowed) {}

    /**
     * What the portfolio allows; see {@link dollarbill.sizing.SizingLimits}.
     *
     * @param portfolioValue  dollars
     * @param maxPositionShare  largest share in one position
     * @param maxPositions  most positions
     * @param minAllocation  smallest allocation in dollars
     * @param kellyFraction  share of the Kelly stake taken
     * @param sampleSizeHalf  observations at which the sample-size factor is one half
     * @param unmeasuredFactor  factor on a probability without evidence
     * @param minConfidence  least confidence traded
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Limits(
            double portfolioValue,
            double maxPositionShare,
            int maxPositions,
            double minAllocation,
            double kellyFraction,
            double sampleSizeHalf,
            double unmeasuredFactor,
            double minConfidence) {}

    /**
     * One factor on the Kelly fraction.
     *
     * @param name  what it is for
     * @param factor  0 to 1
     * @param why  the numbers behind it
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Factor(ShrinkageName name, double factor, String why) {}

    /**
     * One limit on the committed fraction.
     *
     * @param name  what limits
     * @param limit  largest share of the portfolio
     * @param why  the numbers behind it
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Ceiling(CapName name, double limit, String why) {}

    /**
     * One thing to keep in mind.
     *
     * @param code  the reason
     * @param text  the reason in words
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Caution(Reason code, String text) {}
}
