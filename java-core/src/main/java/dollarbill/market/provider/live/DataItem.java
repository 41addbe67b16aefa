package dollarbill.market.provider.live;

import java.time.LocalDate;

/**
 * One thing to fetch.
 *
 * @param kind  what
 * @param name  of which symbol, index or series
 * @param since  from which day on, where the kind has a past to be fetched
 */
public record DataItem(DataKind kind, String name, LocalDate since) {
    /** Takes the kinds without a past as asked for from the beginning. */
    public DataItem {
        if (kind == DataKind.CHAINS || kind == DataKind.MENTIONS) {
            since = LocalDate.EPOCH;
        }
    }

    /** Returns its name in the ledger, such as {@code bars/SPY}. */
    public String key() {
        return kind.code() + "/" + name;
    }
}
