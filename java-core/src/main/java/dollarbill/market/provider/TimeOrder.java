package dollarbill.market.provider;

import java.time.Instant;

/** A column of times that never go back, read row by row. */
final class TimeOrder {
    private final String column;
    private Instant last = Instant.MIN;

    TimeOrder(String column) {
        this.column = column;
    }

    /** Returns the time of the next row. */
    Instant next(CsvRow row) {
        row.required(column);
        Instant time = row.time(column).orElseThrow();
        if (time.isBefore(last)) {
            throw row.fault(column, row.text(column), "at or after " + last);
        }
        last = time;
        return time;
    }
}
