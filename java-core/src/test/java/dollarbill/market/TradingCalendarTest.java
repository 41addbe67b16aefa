package dollarbill.market;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.ReferenceTable;
import dollarbill.market.provider.DailyRowsFile;
import dollarbill.market.quality.DailyRows;
import dollarbill.market.quality.DailyRows.Column;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The two calendars: of the exchange against the days SPY traded, of the government against the days of Treasury yields. */
class TradingCalendarTest {
    @ParameterizedTest
    @ValueSource(strings = {"ohlcv/SPY.csv.gz", "ohlcv_adjusted/SPY.csv.gz", "ohlcv_raw/SPY.csv.gz"})
    void tradingDaysAreTheDaysSpyTraded(String file) {
        Path path = ReferenceTable.sharedData().resolve(file);
        DailyRows rows = DailyRowsFile.bars(path);
        List<LocalDate> traded = IntStream.range(0, rows.size()).mapToObj(rows::date).toList();
        List<LocalDate> days = Stream.iterate(
                traded.getFirst(), day -> !day.isAfter(traded.getLast()), TradingCalendar::next)
                .toList();
        assertThat(traded).hasSizeGreaterThan(5_700).isEqualTo(days);
    }

    /** Bond dealers keep every federal holiday, so a Treasury yield of such a day is blank. */
    @Test
    void noTreasuryYieldOnAFederalHoliday() {
        DailyRows rows = DailyRowsFile.values(ReferenceTable.sharedData().resolve("fred/DGS3MO.csv"));
        long holidays = 0;
        for (int row = 0; row < rows.size(); row++) {
            LocalDate day = rows.date(row);
            boolean keptEarly = day.getDayOfWeek().getValue() == 5;
            if (!FederalCalendar.isBusinessDay(day) && TradingCalendar.isTradingDay(day) && !keptEarly) {
                boolean columbusOrVeterans = day.getMonthValue() == 10 || day.getMonthValue() == 11;
                boolean blank = Double.isNaN(rows.cell(Column.CLOSE, row));
                assertThat(blank || !columbusOrVeterans).as("yield of %s", day).isTrue();
                holidays += columbusOrVeterans ? 1 : 0;
            }
        }
        assertThat(holidays).isGreaterThan(35);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-29, false, true",
        "2024-11-11, true, false",
        "2025-01-09, false, false",
        "2025-01-20, false, false",
        "2021-01-20, true, false",
        "2021-12-31, true, false",
        "2022-06-20, false, false",
        "2024-11-29, true, true",
        "2024-11-30, false, false",
    })
    void namedDays(LocalDate day, boolean exchange, boolean government) {
        assertThat(TradingCalendar.isTradingDay(day)).isEqualTo(exchange);
        assertThat(FederalCalendar.isBusinessDay(day)).isEqualTo(government);
    }
}
