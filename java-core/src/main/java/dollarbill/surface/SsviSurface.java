package dollarbill.surface;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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

    /** Returns the smile of an expiry; absent where the surface has none. */
    public Optional<SviParameters> slice(LocalDate expiry) {
        return Optional.ofNullable(atmTotalVariances.get(expiry)).map(parameters::slice);
    }

    /** Returns what keeps it free of arbitrage: theorems 4.1 and 4.2 of Gatheral and Jacquier for the power law. */
    public List<SsviCondition> conditions() {
        return List.of(
                new SsviCondition(
                        ArbitrageKind.BUTTERFLY,
                        "eta (1 + |rho|)",
                        parameters.eta() * (1.0 + Math.abs(parameters.rho())),
                        SsviParameters.MOST_ETA),
                new SsviCondition(ArbitrageKind.BUTTERFLY, "gamma", parameters.gamma(), SsviParameters.MOST_GAMMA),
                new SsviCondition(
                        ArbitrageKind.CALENDAR, "largest theta over that of the next expiry", largestQuotient(), 1.0));
    }

    private double largestQuotient() {
        double largest = 0.0;
        double before = 0.0;
        for (double theta : atmTotalVariances.values()) {
            largest = Math.max(largest, before / theta);
            before = theta;
        }
        return largest;
    }
}
