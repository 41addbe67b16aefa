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
     */
    public record Outcome(double entryPrice, double exitPrice, LocalDate exitDate, Exit exit, double pnl) {
        /** Returns whether the position earned money after costs. */
        public boolean profitable() {
            return pnl > 0.0;
        }
    }

    /** Returns 1 for a profit and 0 for none. */
    public double label() {
        return outcome.profitable() ? 1.0 : 0.0;
    }
}
