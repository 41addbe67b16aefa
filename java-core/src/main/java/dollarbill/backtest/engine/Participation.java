package dollarbill.backtest.engine;

import dollarbill.market.OptionQuote;

/**
 * The most of a contract's liquidity that one order takes; a number the quote does not have does not limit.
 *
 * @param ofVolume  of the day's volume, from 0 to 1
 * @param ofOpenInterest  of the open interest, from 0 to 1
 */
public record Participation(double ofVolume, double ofOpenInterest) {
    public Participation {
        Check.share("ofVolume", ofVolume);
        Check.share("ofOpenInterest", ofOpenInterest);
    }

    /** Returns a tenth of the volume and of the open interest. */
    public static Participation tenth() {
        return new Participation(0.1, 0.1);
    }

    /** Returns the most contracts of one order. */
    public long most(OptionQuote quote) {
        long most = Long.MAX_VALUE;
        if (quote.volume().isPresent()) {
            most = Math.min(most, (long) (ofVolume * quote.volume().getAsLong()));
        }
        if (quote.openInterest().isPresent()) {
            most = Math.min(most, (long) (ofOpenInterest * quote.openInterest().getAsLong()));
        }
        return most;
    }
}
