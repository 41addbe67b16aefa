package dollarbill.signal;

import dollarbill.feature.FeatureValue;
import dollarbill.feature.SignalFeatures;
import dollarbill.market.OptionQuote;
import dollarbill.market.Reason;
import dollarbill.sizing.ExitPlan;
import dollarbill.sizing.HoldingRule;
import dollarbill.sizing.OptionPosition;
import dollarbill.sizing.Side;
import dollarbill.sizing.TerminalLaw;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * An option quoted away from its fitted value by more than costs.
 *
 * @param id  its name
 * @param side  bought under the value, or sold over it
 * @param market  where and when
 * @param quote  the quote
 * @param slice  the fair smile of its expiry
 * @param value  what it is worth
 * @param edge  what is left after spread and commission
 * @param daysToExpiry  calendar days
 * @param features  what a model is told
 * @param holding  how long it is followed
 * @param models  what both models say of the value
 * @param secondOpinion  what the model not traded on says of it
 * @param cautions  what to keep in mind
 */
public record Signal(
        SignalId id,
        Side side,
        MarketMoment market,
        OptionQuote quote,
        SmileSlice slice,
        FairValue value,
        Edge edge,
        long daysToExpiry,
        SignalFeatures features,
        HoldingRule holding,
        ModelValues models,
        SecondOpinion secondOpinion,
        List<Reason> cautions) {
    public Signal {
        cautions = List.copyOf(cautions);
    }

    /** Returns the signal with one more thing to keep in mind. */
    public Signal withCaution(Reason caution) {
        return new Signal(
                id, side, market, quote, slice, value, edge, daysToExpiry, features, holding, models, secondOpinion,
                Stream.concat(cautions.stream(), Stream.of(caution)).toList());
    }

    /**
     * Where and when quotes were taken.
     *
     * @param quoteDate  day of the quotes
     * @param asOf  moment of the quotes
     * @param spot  price of the underlying
     * @param synthetic  whether the market is simulated
     * @param source  file name or address
     */
    public record MarketMoment(LocalDate quoteDate, Instant asOf, double spot, boolean synthetic, String source) {}

    /**
     * What an option is worth by the model traded on.
     *
     * @param fairVol  volatility a year at which Black's formula gives the value
     * @param price  value per share
     * @param greeks  Greeks at that volatility
     * @param impliedVolPercent  implied volatility of the mid, in percent
     * @param residualPoints  implied volatility of the mid less the fair one, in vol points
     */
    public record FairValue(
            double fairVol,
            double price,
            OptionGreeks greeks,
            FeatureValue impliedVolPercent,
            FeatureValue residualPoints) {}

    /**
     * Profit expected at once by the fitted value.
     *
     * @param costs  the costs counted
     * @param perShare  dollars per share after spread and commission, positive
     * @param percent  the same in percent of mid
     */
    public record Edge(CostModel costs, double perShare, double percent) {}

    /** Returns whether it gets no contracts because the second model sees no edge. */
    public boolean refused() {
        return secondOpinion.disagrees()
                && models.rules().onDisagreement() == FairValueRules.Disagreement.REFUSE;
    }

    /** Returns the price it trades at: the ask bought, the bid sold. */
    public double tradePrice() {
        return side == Side.BUY ? quote.ask() : quote.bid();
    }

    /** Returns the position that follows the signal. */
    public OptionPosition position() {
        return new OptionPosition(side, quote.contract().type(), quote.contract().strike(), tradePrice(),
                edge.costs().perShare());
    }

    /** Returns how the position ends. */
    public ExitPlan exit() {
        return holding.exit(daysToExpiry, slice.years(), quote.spread());
    }

    /** Returns the law of the underlying up to expiry by the fair volatility at the strike. */
    public TerminalLaw law() {
        return new TerminalLaw(market.spot(), slice.forward(), slice.discount(), slice.years(), value.fairVol());
    }
}
