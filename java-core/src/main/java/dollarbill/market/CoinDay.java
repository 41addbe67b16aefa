package dollarbill.market;

import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * One day of a coin, ending at midnight UTC; money in USD.
 *
 * @param date  the day
 * @param open  first price
 * @param high  highest price
 * @param low  lowest price
 * @param close  last price, positive
 * @param volume  value traded in 24 hours
 * @param marketCap  value of all coins
 */
public record CoinDay(
        LocalDate date,
        OptionalDouble open,
        OptionalDouble high,
        OptionalDouble low,
        double close,
        OptionalDouble volume,
        OptionalDouble marketCap) {
    public CoinDay {
        if (!(close > 0.0) || Double.isInfinite(close)) {
            throw new IllegalArgumentException("close of " + date + " is " + close + "; allowed: positive and finite");
        }
    }
}
