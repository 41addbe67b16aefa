package dollarbill.app.sizing;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dollarbill.market.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The market of coins and each coin's risk and stake.
 *
 * @param schema  version of this form
 * @param asOf  newest day of any coin
 * @param synthetic  whether prices are simulated
 * @param lookback  daily returns asked for
 * @param market  the whole
 * @param coins  coins, largest market value first
 */
@JsonNaming(SnakeCaseStrategy.class)
public record CryptoDocument(
        int schema, String asOf, boolean synthetic, int lookback, Market market, List<Coin> coins) {
    /** Version of this form. */
    static final int SCHEMA = 1;

    /**
     * The whole market of the coins of the newest day; stale ones are left out.
     *
     * @param coins  coins counted
     * @param marketCap  value of all coins whose market value is known, USD; absent where none is
     * @param volume  value traded in a day, USD; absent where none is known
     * @param rising  coins that rose on the last day
     * @param falling  coins that fell
     * @param change  change of the last day weighted by market value the day before; absent without market values
     * @param best  coin that rose most, absent where none has a day before
     * @param worst  coin that fell most
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Market(
            int coins,
            @Nullable Double marketCap,
            @Nullable Double volume,
            int rising,
            int falling,
            @Nullable Double change,
            @Nullable String best,
            @Nullable String worst) {}

    /**
     * One coin.
     *
     * @param symbol  its ticker
     * @param asOf  its newest day
     * @param stale  whether that is before the newest day of the market
     * @param price  USD
     * @param changeDay  change over a day; absent without a close that old
     * @param changeWeek  change over 7 days
     * @param changeMonth  change over 30 days
     * @param volume  USD traded in a day, absent where not known
     * @param marketCap  USD, absent where not known
     * @param dominance  share of the market's value, absent where it is stale or not known
     * @param risk  reward, risk, odds and score, absent where there are too few days
     * @param stake  what a portfolio puts in it, absent with the odds
     * @param reason  why there is no risk, absent where there is
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Coin(
            String symbol,
            String asOf,
            boolean stale,
            double price,
            @Nullable Double changeDay,
            @Nullable Double changeWeek,
            @Nullable Double changeMonth,
            @Nullable Double volume,
            @Nullable Double marketCap,
            @Nullable Double dominance,
            @Nullable AssetReport risk,
            @Nullable KellyDocument stake,
            @Nullable Reason reason) {}
}
