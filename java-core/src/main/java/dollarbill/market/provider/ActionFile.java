package dollarbill.market.provider;

import dollarbill.market.BarSeries;
import dollarbill.market.PriceHistory.Action;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file of cumulative factors of prices as traded, in the form of QuantConnect's Lean engine, read as splits and dividends.
 *
 * <p>A row holds the factors of all days up to its own: adjusted = traded × price factor p × split factor s, and the close c of its day. So
 * the next trading day has s₊/s new shares for one old, and its dividend a share of before is c (1 − p/p₊), with p₊ and s₊ of the row
 * after.
 */
final class ActionFile {
    private static final List<String> COLUMNS = List.of("date", "price_factor", "split_factor", "reference_price");

    /** Factors have seven digits: a ratio this near a whole number, or to one over it, is that. */
    private static final double ROUNDING = 1e-3;

    private final List<Row> rows = new ArrayList<>();

    private ActionFile() {}

    private record Row(LocalDate last, double price, double split, double close) {}

    /** Returns the actions by the first day of the bars that they count on. */
    static Map<LocalDate, Action> read(Path path, BarSeries bars) {
        ActionFile file = new ActionFile();
        CsvFile.read(path, COLUMNS, file::add);
        Map<LocalDate, Action> actions = new TreeMap<>();
        for (int i = 0; i + 1 < file.rows.size(); i++) {
            Row row = file.rows.get(i);
            Row next = file.rows.get(i + 1);
            int day = first(bars, row.last());
            double ratio = whole(next.split() / row.split());
            double dividend = row.close() * (1.0 - row.price() / next.price()) / ratio;
            if (day > 0 && day < bars.size() && (ratio != 1.0 || dividend > 0.0)) {
                actions.put(bars.date(day), new Action(ratio, Math.max(dividend, 0.0)));
            }
        }
        return actions;
    }

    private void add(CsvRow row) {
        LocalDate date = row.date("date");
        if (!rows.isEmpty() && !date.isAfter(rows.getLast().last())) {
            throw row.fault("date", date.toString(), "after " + rows.getLast().last());
        }
        rows.add(new Row(
                date,
                row.requiredPositive("price_factor"),
                row.requiredPositive("split_factor"),
                row.notNegative("reference_price").orElse(0.0)));
    }

    /** Returns the place of the first bar after a day. */
    private static int first(BarSeries bars, LocalDate day) {
        int at = 0;
        while (at < bars.size() && !bars.date(at).isAfter(day)) {
            at++;
        }
        return at;
    }

    private static double whole(double ratio) {
        double up = Math.rint(ratio);
        if (up >= 1.0 && Math.abs(ratio - up) <= ROUNDING * up) {
            return up;
        }
        double down = Math.rint(1.0 / ratio);
        return Math.abs(1.0 / ratio - down) <= ROUNDING * down ? 1.0 / down : ratio;
    }
}
