package dollarbill.market.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.ReferenceTable;
import dollarbill.market.TradingCalendar;
import dollarbill.market.provider.QualityScan;
import dollarbill.market.quality.DailyRows.Column;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The audit of stored series finds the faults that are known of the real files, and each planted one, and no others. */
class SeriesAuditsTest {
    /** Returns the audits; skips the test where the real data is absent. */
    private static Map<String, SeriesAudit> shared() {
        assertThat(ReferenceTable.sharedData()).isDirectory();
        return Shared.AUDITS;
    }

    private static SeriesAudit of(String series) {
        return java.util.Objects.requireNonNull(shared().get(series));
    }

    private static List<LocalDate> days(String... days) {
        return Stream.of(days).map(LocalDate::parse).toList();
    }

    @Test
    void splitsOfPricesAsTraded() {
        assertThat(of("ohlcv_raw/AAPL").dates(Defect.SPLIT))
                .isEqualTo(days("2000-06-21", "2005-02-28", "2014-06-09", "2020-08-31"));
        assertThat(of("ohlcv_raw/QQQ").dates(Defect.SPLIT)).isEqualTo(days("2000-03-20"));
        assertThat(of("ohlcv_raw/IWM").dates(Defect.SPLIT)).isEqualTo(days("2005-06-09"));
        assertThat(of("ohlcv_raw/SPY").dates(Defect.SPLIT)).isEmpty();
        assertThat(of("ohlcv_raw/AAPL").dates(Defect.JUMP)).contains(LocalDate.of(2000, 9, 29));
    }

    /** The faults that the description of the files names. */
    @Test
    void wrongDividendAdjustmentsThatAreKnown() {
        assertThat(of("ohlcv/AAPL").dates(Defect.ADJUSTMENT))
                .containsAll(days("2012-08-09", "2012-11-07", "2013-02-07", "2014-05-08"));
        assertThat(of("ohlcv/MSFT").dates(Defect.ADJUSTMENT)).isEqualTo(days("2004-11-15"));
        assertThat(of("ohlcv/JPM").dates(Defect.ADJUSTMENT)).contains(LocalDate.of(2017, 4, 5));
        assertThat(of("ohlcv/KO").dates(Defect.ADJUSTMENT)).hasSize(40);
        assertThat(of("ohlcv/XOM").dates(Defect.ADJUSTMENT)).contains(LocalDate.of(2000, 2, 9));
        for (String sound : List.of("SPY", "QQQ", "IWM", "NVDA", "TSLA", "AMZN", "GOOGL", "META")) {
            assertThat(of("ohlcv/" + sound).dates(Defect.ADJUSTMENT)).as(sound).isEmpty();
        }
    }

    /** Faults that the description does not name: quarterly dividends of six and more percent of the price. */
    @Test
    void wrongDividendAdjustmentsThatWereNotKnown() {
        assertThat(of("ohlcv/AAPL").dates(Defect.ADJUSTMENT))
                .contains(LocalDate.of(1993, 8, 16), LocalDate.of(1995, 5, 26));
        assertThat(of("ohlcv/XOM").dates(Defect.ADJUSTMENT)).contains(LocalDate.of(1994, 8, 9));
        assertThat(of("ohlcv/JPM").dates(Defect.ADJUSTMENT)).contains(LocalDate.of(1994, 9, 30));
    }

    @Test
    void closesOfAnotherVendor() {
        List<LocalDate> spy = of("ohlcv_raw/SPY").dates(Defect.DISAGREEMENT);
        assertThat(spy).hasSize(51);
        assertThat(spy.getFirst()).isEqualTo(LocalDate.of(2015, 6, 8));
        assertThat(spy.getLast()).isEqualTo(LocalDate.of(2015, 10, 29));
    }

    @Test
    void badTicksAndGapsOfVolatilityIndices() {
        assertThat(of("vix/VIX").dates(Defect.BAD_TICK)).isEqualTo(days("2004-09-27", "2005-06-06", "2005-07-25"));
        assertThat(of("vix/VXN").dates(Defect.DISAGREEMENT))
                .isEqualTo(days("2010-04-27", "2015-07-23", "2018-01-19"));
        assertThat(of("vix/VXN").dates(Defect.GAP)).contains(LocalDate.of(2017, 2, 13), LocalDate.of(2020, 10, 16));
        assertThat(of("vix/VXN").dates(Defect.CLOSED_DAY)).isEqualTo(days("2021-04-02", "2021-12-24"));
        assertThat(of("ohlcv_raw/AAPL").dates(Defect.BAD_TICK))
                .isEqualTo(days("2009-09-21", "2010-08-31", "2011-01-03"));
        assertThat(of("fred/VIXCLS").dates(Defect.MISSING)).isEqualTo(days("1991-03-01", "1997-01-31", "1997-11-26"));
    }

    @Test
    void soundFilesHaveNoFault() {
        for (String name : List.of("SPY", "QQQ", "IWM", "GSPC", "KO", "JPM", "XOM", "TSLA")) {
            assertThat(of("ohlcv_adjusted/" + name).defects()).as(name).isEmpty();
        }
        assertThat(of("fred/CPIAUCSL").defects()).isEmpty();
        assertThat(of("fred/UNRATE").defects()).isEmpty();
    }

    static Stream<Arguments> plantedFaults() {
        return Stream.of(
                planted(Defect.GAP, 100, rows -> rows.remove(100)),
                planted(Defect.CLOSED_DAY, 100, rows -> rows.add(101, rows.get(100).on(LocalDate.of(2020, 5, 30)))),
                planted(Defect.DUPLICATE, 100, rows -> rows.add(101, rows.get(100))),
                planted(Defect.DISORDER, 101, rows -> rows.add(100, rows.remove(101))),
                planted(Defect.MISSING, 100, rows -> rows.set(100, rows.get(100).with(Column.OPEN, Double.NaN))),
                planted(Defect.NOT_POSITIVE, 100, rows -> rows.set(100, rows.get(100).with(Column.LOW, -1.0))),
                planted(Defect.HIGH_BELOW_LOW, 100, rows -> rows.set(100, rows.get(100).with(Column.HIGH, 1.0))),
                planted(Defect.OPEN_OUTSIDE, 100, rows -> rows.set(100, rows.get(100).scaled(Column.OPEN, 1.05))),
                planted(Defect.CLOSE_OUTSIDE, 100, rows -> rows.set(100, rows.get(100).scaled(Column.CLOSE, 1.05))),
                planted(Defect.BAD_TICK, 100, rows -> rows.set(100, rows.get(100).scaledAll(3.0))),
                planted(Defect.BAD_TICK, 100, rows -> rows.set(100, rows.get(100).scaled(Column.HIGH, 10.0))),
                planted(Defect.JUMP, 100, rows -> {
                    for (int i = 100; i < rows.size(); i++) {
                        rows.set(i, rows.get(i).scaledAll(0.5));
                    }
                }),
                planted(Defect.STALE, 101, rows -> rows.set(101, rows.get(100).on(rows.get(101).date()))),
                planted(Defect.ZERO_VOLUME, 100, rows -> rows.set(100, rows.get(100).with(Column.VOLUME, 0.0))));
    }

    private static Arguments planted(Defect kind, int row, Consumer<List<Row>> change) {
        return Arguments.of(kind, row, change);
    }

    @ParameterizedTest
    @MethodSource("plantedFaults")
    void findsAPlantedFaultWithItsDay(Defect kind, int row, Consumer<List<Row>> change) {
        List<Row> rows = sound();
        LocalDate day = kind == Defect.CLOSED_DAY ? LocalDate.of(2020, 5, 30) : rows.get(row).date();
        assertThat(audit(rows).defects()).isEmpty();
        change.accept(rows);
        SeriesAudit audit = audit(rows);
        assertThat(audit.counts()).containsKey(kind);
        assertThat(audit.dates(kind)).contains(kind == Defect.DISORDER ? rows.get(101).date() : day);
    }

    private static SeriesAudit audit(List<Row> rows) {
        DailyRows.Builder builder = new DailyRows.Builder();
        rows.forEach(row -> builder.add(row.date(), row.cells()));
        return SeriesAudits.of(List.of(new SeriesFileRows(SeriesKind.ADJUSTED_BARS, "X", builder.build()))).getFirst();
    }

    private static List<Row> sound() {
        Random random = new Random(7);
        List<Row> rows = new ArrayList<>();
        LocalDate day = LocalDate.of(2020, 1, 2);
        double close = 100.0;
        for (int i = 0; i < 200; i++) {
            double open = close;
            close *= Math.exp(0.01 * random.nextGaussian());
            double high = Math.max(open, close) * 1.002;
            double low = Math.min(open, close) * 0.998;
            rows.add(new Row(day, new double[] {open, high, low, close, Double.NaN, 1e6 + i}));
            day = TradingCalendar.next(day);
        }
        return rows;
    }

    /** One bar, copied to change. */
    static final class Row {
        private final LocalDate date;
        private final double[] cells;

        Row(LocalDate date, double[] cells) {
            this.date = date;
            this.cells = cells.clone();
        }

        LocalDate date() {
            return date;
        }

        double[] cells() {
            return cells.clone();
        }

        Row on(LocalDate day) {
            return new Row(day, cells);
        }

        Row with(Column column, double value) {
            double[] copy = cells.clone();
            copy[column.place()] = value;
            return new Row(date, copy);
        }

        Row scaled(Column column, double by) {
            return with(column, cells[column.place()] * by);
        }

        Row scaledAll(double by) {
            double[] copy = cells.clone();
            for (Column column : List.of(Column.OPEN, Column.HIGH, Column.LOW, Column.CLOSE)) {
                copy[column.place()] *= by;
            }
            return new Row(date, copy);
        }
    }

    private static final class Shared {
        static final Map<String, SeriesAudit> AUDITS = QualityScan.of(ReferenceTable.sharedData(), Set.of())
                .audits()
                .stream()
                .collect(Collectors.toMap(SeriesAudit::series, Function.identity()));
    }
}
