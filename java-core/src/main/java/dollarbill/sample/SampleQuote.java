package dollarbill.sample;

import dollarbill.market.OptionType;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One simulated quote; prices in cents.
 *
 * @param code  OCC symbol of the contract
 * @param expiry  last trading day
 * @param strike  strike price
 * @param type  call or put
 * @param bid  bid
 * @param ask  ask
 * @param last  last trade
 * @param volume  contracts traded that day
 * @param openInterest  contracts open
 * @param lastTraded  day of the last trade
 * @param fair  true value per share, USD
 * @param bound  least value without arbitrage per share, USD
 * @param vega  value of one whole vol, USD per share
 * @param planted  planted mispricing, where there is one
 */
record SampleQuote(
        String code,
        LocalDate expiry,
        double strike,
        OptionType type,
        long bid,
        long ask,
        long last,
        long volume,
        long openInterest,
        LocalDate lastTraded,
        double fair,
        double bound,
        double vega,
        Optional<Mispricing> planted) {
    SampleQuote withPrices(long newBid, long newAsk) {
        return new SampleQuote(
                code, expiry, strike, type, newBid, newAsk, last, volume, openInterest, lastTraded, fair, bound, vega,
                planted);
    }

    SampleQuote standingSince(SampleQuote older, LocalDate day) {
        return new SampleQuote(
                code, expiry, strike, type, older.bid, older.ask, older.last, 0, openInterest, day, fair, bound, vega,
                planted);
    }
}
