package dollarbill.app;

import dollarbill.feature.FeatureColumn;
import dollarbill.feature.FeatureTable;
import java.io.IOException;
import java.util.List;

/** Writes a table of daily features as CSV: a row a day, an empty cell where a feature is absent, numbers that read back bit for bit. */
public final class FeatureCsv {
    private FeatureCsv() {}

    /** Writes the header and every day. */
    public static void write(FeatureTable table, Appendable out) throws IOException {
        List<FeatureColumn> columns = table.columns();
        out.append("date");
        for (FeatureColumn column : columns) {
            out.append(',').append(column.definition().name());
        }
        out.append('\n');
        for (int day = 0; day < table.days().size(); day++) {
            out.append(table.days().date(day).toString());
            for (FeatureColumn column : columns) {
                double value = column.raw(day);
                out.append(',').append(Double.isNaN(value) ? "" : Double.toString(value));
            }
            out.append('\n');
        }
    }
}
