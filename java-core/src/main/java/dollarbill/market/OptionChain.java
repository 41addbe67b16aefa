package dollarbill.market;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All usable quotes of one underlying at one moment.
 *
 * @param underlying  what the options are written on
 * @param quoteDate  day of the quotes
 * @param asOf  moment of the quotes
 * @param spot  price of the underlying, positive: the source's, or implied by put-call parity where it has none
 * @param style  exercise style
 * @param synthetic  whether the quotes come from a simulated market
 * @param source  file name or address
 * @param quotes  usable quotes
 */
public record OptionChain(
        Symbol underlying,
        LocalDate quoteDate,
        Instant asOf,
        double spot,
        ExerciseStyle style,
        boolean synthetic,
        String source,
        List<OptionQuote> quotes) {
    public OptionChain {
        quotes = List.copyOf(quotes);
        if (!(spot > 0.0) || Double.isInfinite(spot)) {
            throw new IllegalArgumentException("spot " + spot + " of " + underlying + " must be positive and finite");
        }
    }

    /** Returns the quotes by expiry, earliest first. */
    public SortedMap<LocalDate, List<OptionQuote>> byExpiry() {
        return quotes.stream()
                .collect(Collectors.groupingBy(q -> q.contract().expiry(), TreeMap::new,
                        Collectors.toUnmodifiableList()));
    }
}
