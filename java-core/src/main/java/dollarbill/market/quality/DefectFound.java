package dollarbill.market.quality;

import java.time.LocalDate;

/**
 * One fault of one row.
 *
 * @param kind  what is wrong
 * @param date  day of the row, or of the row that should be there
 * @param detail  the numbers behind it
 */
public record DefectFound(Defect kind, LocalDate date, String detail) {}
