package dollarbill.market.quality;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is wrong with one series.
 *
 * @param series  file within the data directory, without its ending
 * @param name  symbol or series
 * @param kind  what the series is
 * @param rows  rows with a date
 * @param first  first day, absent where there are no rows
 * @param last  last day
 * @param defects  oldest first
 */
public record SeriesAudit(
        String series,
        String name,
        SeriesKind kind,
        int rows,
        Optional<LocalDate> first,
        Optional<LocalDate> last,
        List<DefectFound> defects) {
    public SeriesAudit {
        defects = defects.stream()
                .sorted(Comparator.comparing(DefectFound::date).thenComparing(DefectFound::kind))
                .toList();
    }

    /** Returns how often each kind of fault occurs; kinds that do not occur are absent. */
    public Map<Defect, Integer> counts() {
        Map<Defect, Integer> counts = new EnumMap<>(Defect.class);
        defects.forEach(found -> counts.merge(found.kind(), 1, Integer::sum));
        return Collections.unmodifiableMap(counts);
    }

    /** Returns the days of one kind of fault. */
    public List<LocalDate> dates(Defect kind) {
        return defects.stream().filter(found -> found.kind() == kind).map(DefectFound::date).toList();
    }
}
