package dollarbill.backtest;

import dollarbill.market.OptionChain;
import dollarbill.signal.SmileSlice;
import java.time.LocalDate;
import java.util.Map;

/**
 * One underlying on one past day.
 *
 * @param chain  usable quotes
 * @param slices  fair smile by expiry, fitted to these quotes alone
 */
public record ReplayDay(OptionChain chain, Map<LocalDate, SmileSlice> slices) {
    public ReplayDay {
        slices = Map.copyOf(slices);
    }
}
