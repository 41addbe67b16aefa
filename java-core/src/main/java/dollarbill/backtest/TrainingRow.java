package dollarbill.backtest;

import dollarbill.feature.SignalFeatures;
import dollarbill.market.Symbol;
import dollarbill.signal.SignalId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One past signal as it was known then, and how it ended.
 *
 * @param id  name of the signal
 * @param symbol  underlying
 * @param quoteDate  day of the signal
 * @param asOf  moment of the signal
 * @param features  what a model would have been told
 * @param outcome  how it ended
 */
public record TrainingRow(
        SignalId id, Symbol symbol, LocalDate quoteDate, Instant asOf, SignalFeatures features, Outcome outcome) {

    /** How a position was closed. */
    public enum Exit {
        /** At the bid (bought) or the ask (sold) of a later quote. */
        QUOTE,
        /** By what it was worth at expiry. */
        EXPIRY
    }

    /**
     * How a position ended.
     *
     * @param entryPrice  per share: the ask bought, the bid sold
     * @param exitPrice  per share
     * @param exitDate  day of the quote or of the spot that closed it
     * @param exit  how
     * @param pnl  profit and loss of one contract after all costs, in dollars
     * @param hedgedPnl  the same less what the move of the underlying alone made, see {@link DeltaHedge}
     */
    public record Outcome(
            double entryPrice, double exitPrice, LocalDate exitDate, Exit exit, double pnl, double hedgedPnl) {
        /** Returns whether the position earned money after costs. */
        public boolean profitable() {
            return pnl > 0.0;
        }

        /** Returns whether its edge came in: whether it earned money after costs with the move of the underlying hedged away. */
        public boolean edgeCameIn() {
            return hedgedPnl > 0.0;
        }
    }

    /** Returns what a model learns to foretell: 1 where the edge came in, else 0. */
    public double label() {
        return outcome.edgeCameIn() ? 1.0 : 0.0;
    }
}
