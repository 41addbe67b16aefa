package dollarbill.market.provider;

import dollarbill.market.DatedSeries;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A file with one number a day: a macro series ({@code value}) or the close of an index ({@code close}). */
final class SeriesFile {
    /** How some sources write a day without a value; others leave the cell empty. */
    private static final String NOT_AVAILABLE = "NA";

    private SeriesFile() {}

    static DatedSeries read(Path path, String name, String column) {
        List<DatedSeries.Observation> observations = new ArrayList<>();
        LocalDate[] previous = {LocalDate.MIN};
        CsvFile.read(path, List.of("date", column), row -> {
            LocalDate date = row.date("date");
            if (!date.isAfter(previous[0])) {
                throw row.fault("date", date.toString(), "after " + previous[0]);
            }
            previous[0] = date;
            if (row.text(column).equals(NOT_AVAILABLE)) {
                return;
            }
            row.number(column).ifPresent(value -> observations.add(new DatedSeries.Observation(date, value)));
        });
        return new DatedSeries(name, observations);
    }
}
