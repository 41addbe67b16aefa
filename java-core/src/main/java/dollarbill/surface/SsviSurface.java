package dollarbill.surface;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The SSVI surface of a chain: three parameters and the at-the-money total variance of each expiry.
 *
 * @param parameters  shared by all expiries
 * @param atmTotalVariances  by expiry, rising
 * @param meanRmsePoints  root mean square of smile less mid vol in vol points, mean over the expiries
 */
public record SsviSurface(
        SsviParameters parameters, SortedMap<LocalDate, Double> atmTotalVariances, double meanRmsePoints) {
    public SsviSurface {
        atmTotalVariances = Collections.unmodifiableSortedMap(new TreeMap<>(atmTotalVariances));
    }
}
