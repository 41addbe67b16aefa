package dollarbill.feature.leakage;

import java.time.LocalDate;

/**
 * A column that a change of the future moved.
 *
 * @param name  of the column
 * @param poison  how the future was changed
 * @param cut  last day whose inputs were left alone
 * @param first  earliest day that moved
 * @param cells  days that moved
 * @param before  number of the first day with the inputs as they are; NaN where absent
 * @param after  the same with the future changed
 */
public record MovedColumn(
        String name, Poison poison, LocalDate cut, LocalDate first, int cells, double before, double after) {}
