package dollarbill.market.quality;

import dollarbill.market.quality.DailyRows.Column;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Audits files, each by itself and against the others of its symbol. */
public final class SeriesAudits {
    private static final String CLOSE_ONLY = "CLS";

    private final List<SeriesFileRows> files;

    private SeriesAudits(List<SeriesFileRows> files) {
        this.files = files;
    }

    /** Returns one audit for each file, in their order. */
    public static List<SeriesAudit> of(List<SeriesFileRows> files) {
        SeriesAudits audits = new SeriesAudits(List.copyOf(files));
        return files.stream().map(audits::audit).toList();
    }

    private SeriesAudit audit(SeriesFileRows file) {
        DailyRows rows = file.rows();
        List<DefectFound> found = new ArrayList<>(rows.unreadable());
        boolean daily = !MacroChecks.monthly(rows);
        found.addAll(RowChecks.of(rows, file.kind(), daily));
        if (daily) {
            found.addAll(MoveChecks.of(rows, file.kind()));
        }
        if (file.kind() == SeriesKind.MACRO) {
            found.addAll(MacroChecks.of(rows));
        }
        if (file.kind() == SeriesKind.SPLIT_ADJUSTED_BARS && rows.has(Column.ADJUSTED_CLOSE)) {
            found.addAll(AdjustmentChecks.within(rows));
        }
        found.addAll(against(file));
        List<LocalDate> dates = IntStream.range(0, rows.size()).mapToObj(rows::date).sorted().toList();
        return new SeriesAudit(
                file.path(),
                file.name(),
                file.kind(),
                rows.size(),
                dates.stream().findFirst(),
                dates.isEmpty() ? Optional.empty() : Optional.of(dates.getLast()),
                found);
    }

    private List<DefectFound> against(SeriesFileRows file) {
        return switch (file.kind()) {
            case RAW_BARS -> {
                List<DefectFound> found = new ArrayList<>(splits(file));
                find(SeriesKind.SPLIT_ADJUSTED_BARS, file.name())
                        .ifPresent(o -> found.addAll(AdjustmentChecks.closes(file.rows(), o.rows(), o.path())));
                yield found;
            }
            case SPLIT_ADJUSTED_BARS ->
                find(SeriesKind.ADJUSTED_BARS, file.name())
                        .map(o -> AdjustmentChecks.adjusted(file.rows(), o.rows(), o.path()))
                        .orElse(List.of());
            case INDEX ->
                find(SeriesKind.INDEX, file.name() + CLOSE_ONLY)
                        .or(() -> find(SeriesKind.MACRO, file.name() + CLOSE_ONLY))
                        .map(o -> AdjustmentChecks.levels(file.rows(), o.rows(), o.path()))
                        .orElse(List.of());
            case ADJUSTED_BARS, MACRO -> List.of();
        };
    }

    /** Returns the splits of prices as traded, each once, by whichever adjusted file reaches back to it. */
    private List<DefectFound> splits(SeriesFileRows file) {
        Map<LocalDate, DefectFound> found = new TreeMap<>();
        for (SeriesKind kind : List.of(SeriesKind.ADJUSTED_BARS, SeriesKind.SPLIT_ADJUSTED_BARS)) {
            find(kind, file.name())
                    .ifPresent(o -> AdjustmentChecks.splits(file.rows(), o.rows(), o.path())
                            .forEach(split -> found.putIfAbsent(split.date(), split)));
        }
        return List.copyOf(found.values());
    }

    private Optional<SeriesFileRows> find(SeriesKind kind, String name) {
        return files.stream()
                .filter(file -> file.kind() == kind && file.name().equals(name))
                .findFirst();
    }
}
