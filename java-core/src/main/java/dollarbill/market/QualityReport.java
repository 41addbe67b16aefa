package dollarbill.market;

import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the quality check found in one chain.
 *
 * @param source  file name or address of the chain
 * @param rows  rows that came in
 * @param usable  rows that may be used
 * @param counts  excluded rows by reason; reasons that did not occur are absent
 * @param byExpiry  the same for each expiry
 * @param excluded  the excluded rows in the order they were excluded
 */
public record QualityReport(
        String source,
        int rows,
        int usable,
        Map<Reason, Integer> counts,
        SortedMap<LocalDate, ExpiryQuality> byExpiry,
        List<ExcludedQuote> excluded) {

    /**
     * One expiry of the report.
     *
     * @param rows  rows that came in
     * @param usable  rows that may be used
     * @param counts  excluded rows by reason
     */
    public record ExpiryQuality(int rows, int usable, Map<Reason, Integer> counts) {}

    /**
     * A row that may not be used.
     *
     * @param quote  the row
     * @param reason  why
     * @param detail  the numbers behind it
     */
    public record ExcludedQuote(RawQuote quote, Reason reason, String detail) {}

    static QualityReport of(RawChain chain, List<ExcludedQuote> excluded) {
        SortedMap<LocalDate, Integer> rows = new TreeMap<>();
        chain.quotes().forEach(quote -> rows.merge(quote.contract().expiry(), 1, Integer::sum));
        Map<LocalDate, Map<Reason, Integer>> reasons = new TreeMap<>();
        for (ExcludedQuote row : excluded) {
            reasons.computeIfAbsent(row.quote.contract().expiry(), day -> new EnumMap<>(Reason.class))
                    .merge(row.reason, 1, Integer::sum);
        }
        SortedMap<LocalDate, ExpiryQuality> byExpiry = new TreeMap<>();
        rows.forEach((day, count) -> {
            Map<Reason, Integer> counts = reasons.getOrDefault(day, Map.of());
            int lost = counts.values().stream().mapToInt(Integer::intValue).sum();
            byExpiry.put(day, new ExpiryQuality(count, count - lost, Collections.unmodifiableMap(counts)));
        });
        Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
        excluded.forEach(row -> counts.merge(row.reason, 1, Integer::sum));
        return new QualityReport(
                chain.source(),
                chain.quotes().size(),
                chain.quotes().size() - excluded.size(),
                Collections.unmodifiableMap(counts),
                Collections.unmodifiableSortedMap(byExpiry),
                List.copyOf(excluded));
    }
}
