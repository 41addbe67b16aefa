package dollarbill.feature.leakage;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What moved when the future was changed.
 *
 * @param columns  columns looked at
 * @param cuts  days after which inputs were changed
 * @param moved  the columns that moved, one entry for each change that moved them
 */
public record LeakageReport(int columns, List<LocalDate> cuts, List<MovedColumn> moved) {
    public LeakageReport {
        cuts = List.copyOf(cuts);
        moved = List.copyOf(moved);
    }

    /** Returns whether nothing moved. */
    public boolean clean() {
        return moved.isEmpty();
    }

    /** Returns the names of the columns that moved. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        moved.forEach(column -> names.add(column.name()));
        return names;
    }
}
