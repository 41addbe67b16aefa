package dollarbill.market;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.NeedsSharedData;
import dollarbill.ReferenceTable;
import dollarbill.market.provider.DataDirectory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When macro series become known: never before their releases, and never out of order. */
class PublicationCalendarTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** Source: Bureau of Labor Statistics, release calendar, 2003 to 2026 (prices) and 2010 to 2026 (employment). */
    @Test
    void noMonthIsKnownBeforeItsRelease() {
        int checked = 0;
        for (CSVRecord row : ReferenceTable.resource(PublicationCalendarTest.class, "bls-release-dates.csv")) {
            LocalDate described = LocalDate.parse(row.get("described"));
            Instant released = LocalDate.parse(row.get("released"))
                    .atTime(8, 30)
                    .atZone(NEW_YORK)
                    .toInstant();
            Instant known = PublicationCalendar.of(row.get("series")).knownAt(described).orElseThrow();
            assertThat(known).as("%s", row).isAfterOrEqualTo(released);
            assertThat(ChronoUnit.DAYS.between(released, known)).as("%s", row).isLessThan(25);
            checked++;
        }
        assertThat(checked).isGreaterThan(450);
    }

    @Test
    void monthsNeverPublishedAreNeverKnown() {
        LocalDate october = LocalDate.of(2025, 10, 1);
        assertThat(PublicationCalendar.of("CPIAUCSL").knownAt(october)).isEmpty();
        assertThat(PublicationCalendar.of("UNRATE").knownAt(october)).isEmpty();
    }

    /** H.15 is posted at 16:15 each business day; the second row is the correction of August 2023 in the Board's notices. */
    @ParameterizedTest
    @CsvSource({
        "DGS10, 2023-08-02, 2023-08-03T16:15",
        "DGS2, 2008-12-24, 2008-12-29T16:15",
        "DFF, 2022-12-31, 2023-01-03T16:15",
        "T10Y2Y, 2022-11-10, 2022-11-14T16:15",
        "DFII10, 2020-01-17, 2020-01-21T16:15",
        "VIXCLS, 2022-12-23, 2022-12-27T09:30",
        "VIX, 2022-12-23, 2022-12-23T16:15",
    })
    void dailySeries(String series, LocalDate described, java.time.LocalDateTime known) {
        assertThat(PublicationCalendar.of(series).knownAt(described))
                .contains(known.atZone(NEW_YORK).toInstant());
    }

    @Test
    void everyMacroSeriesOfTheDirectoryHasARule() {
        DataDirectory data = DataDirectory.open(ReferenceTable.sharedData());
        assertThat(PublicationCalendar.macro())
                .extracting(PublicationCalendar.Entry::series)
                .hasSize(10)
                .allSatisfy(name -> assertThat(data.series(name)).isPresent());
    }

    @NeedsSharedData
    @Property(tries = 300, seed = "20260721")
    void aReadNeverReturnsWhatWasNotKnown(
            @ForAll @IntRange(max = 9) int index,
            @ForAll @LongRange(min = 800_000_000L, max = 1_672_000_000L) long second) {
        PublicationCalendar.Entry entry = PublicationCalendar.macro().get(index);
        DatedSeries series = Shared.SERIES.get(index);
        PublishedSeries published = PublishedSeries.of(series, entry.lag());
        Instant asOf = Instant.ofEpochSecond(second);
        Optional<DatedSeries.Observation> expected = series.observations()
                .stream()
                .filter(value -> entry.lag().knownAt(value.date()).filter(at -> !at.isAfter(asOf)).isPresent())
                .max(Comparator.comparing(DatedSeries.Observation::date));
        assertThat(published.latest(asOf)).isEqualTo(expected);
        expected.ifPresent(value -> assertThat(value.date().atTime(LocalTime.of(8, 0)).atZone(NEW_YORK).toInstant())
                .isBefore(asOf));
        int count = published.countAt(asOf);
        for (int i = Math.max(0, count - 3); i < Math.min(published.size(), count + 3); i++) {
            assertThat(published.knownAt(i).isAfter(asOf)).isEqualTo(i >= count);
        }
    }

    private static final class Shared {
        static final List<DatedSeries> SERIES = read(DataDirectory.open(ReferenceTable.sharedData()));

        private static List<DatedSeries> read(DataDirectory data) {
            return PublicationCalendar.macro()
                    .stream()
                    .map(entry -> data.series(entry.series()).orElseThrow())
                    .toList();
        }
    }
}
