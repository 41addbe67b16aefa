package dollarbill.market.quality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a file as they stand, in columns, with the cells that could not be read.
 *
 * <p>An empty or unreadable cell is NaN here, and only here. Rows whose date cannot be read are left out and told.
 */
public final class DailyRows {
    /** The columns of a bar; a file with one number a row has only a close. */
    public enum Column {
        /** Opening price. */
        OPEN(0, "open"),
        /** Highest price. */
        HIGH(1, "high"),
        /** Lowest price. */
        LOW(2, "low"),
        /** Closing price, or the only number. */
        CLOSE(3, "close"),
        /** Closing price adjusted for dividends. */
        ADJUSTED_CLOSE(4, "adj_close"),
        /** Shares traded. */
        VOLUME(5, "volume");

        private final int place;
        private final String header;

        Column(int place, String header) {
            this.place = place;
            this.header = header;
        }

        /** Returns its place in the cells of a row. */
        public int place() {
            return place;
        }

        /** Returns its name in the header of a file. */
        public String header() {
            return header;
        }
    }

    private final List<LocalDate> dates;
    private final double[][] columns;
    private final List<DefectFound> unreadable;

    private DailyRows(List<LocalDate> dates, double[][] columns, List<DefectFound> unreadable) {
        this.dates = dates;
        this.columns = columns;
        this.unreadable = unreadable;
    }

    /** Returns the number of rows. */
    public int size() {
        return dates.size();
    }

    /** Returns the day of one row. */
    public LocalDate date(int row) {
        return dates.get(row);
    }

    /** Returns one cell; NaN where it is empty or unreadable. */
    public double cell(Column column, int row) {
        return columns[column.place()][row];
    }

    /** Returns whether any row has a value in a column. */
    public boolean has(Column column) {
        for (double cell : columns[column.place()]) {
            if (!Double.isNaN(cell)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the cells that could not be read. */
    public List<DefectFound> unreadable() {
        return unreadable;
    }

    /** Gathers rows in the order of the file. */
    public static final class Builder {
        private final List<LocalDate> dates = new ArrayList<>();
        private final List<double[]> rows = new ArrayList<>();
        private final List<DefectFound> unreadable = new ArrayList<>();

        /** Adds a row with one number for each {@link Column}, at its place. */
        public void add(LocalDate date, double[] cells) {
            dates.add(date);
            rows.add(cells.clone());
        }

        /** Adds a cell that could not be read. */
        public void addUnreadable(LocalDate date, String detail) {
            unreadable.add(new DefectFound(Defect.UNREADABLE, date, detail));
        }

        /** Returns the rows. */
        public DailyRows build() {
            double[][] columns = new double[Column.values().length][rows.size()];
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < columns.length; column++) {
                    columns[column][row] = rows.get(row)[column];
                }
            }
            return new DailyRows(List.copyOf(dates), columns, List.copyOf(unreadable));
        }
    }
}
