package dollarbill.feature.earnings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.feature.DayClock;
import dollarbill.feature.FeatureColumn;
import dollarbill.feature.FeatureData;
import dollarbill.feature.FeatureTable;
import dollarbill.feature.FeatureValue;
import dollarbill.feature.RealInputs;
import dollarbill.feature.implied.ImpliedVolRank;
import dollarbill.market.EarningsEvent;
import dollarbill.market.EarningsEvent.Hour;
import dollarbill.market.EarningsHistory;
import dollarbill.market.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Earnings features by hand: dates from their announcement, results from when they were out. */
class EarningsFamilyTest {
    private static final LocalDate FROM = LocalDate.of(2020, 1, 2);
    private static final FeatureValue SHORT = new FeatureValue.Absent(Reason.SERIES_SHORT);

    private static FeatureTable table(Optional<EarningsHistory> earnings) {
        FeatureData real = RealInputs.of("SPY", FROM);
        FeatureData data = new FeatureData(
                real.bars(), real.series(), real.impliedVol(), Optional.empty(), Optional.empty(), earnings);
        DayClock days = DayClock.of(data.bars());
        List<FeatureColumn> columns = new ArrayList<>(new EarningsFamily().compute(data, days));
        columns.add(ImpliedVolRank.column(data, days));
        return FeatureTable.of(data.bars().symbol(), days, columns);
    }

    /** Quarterly reports after the close, announced on the first of the month before, with estimates of 2 a share. */
    private static EarningsHistory reports(double... actual) {
        List<EarningsEvent> events = new ArrayList<>();
        LocalDate day = LocalDate.of(2020, 2, 12);
        for (double eps : actual) {
            Instant announced = Instant.parse(day.minusMonths(1).withDayOfMonth(1) + "T15:00:00Z");
            events.add(event(day, OptionalDouble.empty(), OptionalDouble.empty(), announced));
            events.add(event(
                    day, OptionalDouble.of(eps), OptionalDouble.of(110.0), EarningsEvent.outBy(day, Hour.AFTER_CLOSE)));
            day = day.plusMonths(3);
        }
        events.sort(Comparator.comparing(EarningsEvent::announcedKnownAt));
        return new EarningsHistory(RealInputs.of("SPY", FROM).bars().symbol(), events);
    }

    private static EarningsEvent event(LocalDate day, OptionalDouble eps, OptionalDouble revenue, Instant known) {
        return new EarningsEvent(
                day, Hour.AFTER_CLOSE, OptionalDouble.of(2.0), eps, OptionalDouble.of(100.0), revenue, known);
    }

    private static FeatureValue on(FeatureTable table, String feature, String date) {
        return table.column(feature).value(table.days().dates().indexOf(LocalDate.parse(date)));
    }

    private static double known(FeatureTable table, String feature, String date) {
        return ((FeatureValue.Known) on(table, feature, date)).value();
    }

    @Test
    void datesCountFromTheirAnnouncement() {
        FeatureTable table = table(Optional.of(reports(2.2, 1.8)));
        assertThat(known(table, "days_to_earnings", "2020-02-03")).isEqualTo(9.0);
        assertThat(known(table, "earnings_week", "2020-02-03")).isZero();
        assertThat(known(table, "earnings_week", "2020-02-05")).isEqualTo(1.0);
        assertThat(known(table, "days_to_earnings", "2020-02-12")).isZero();
        assertThat(on(table, "days_to_earnings", "2020-02-13")).isEqualTo(new FeatureValue.Absent(Reason.SERIES_STALE));
        assertThat(on(table, "days_to_earnings", "2020-03-31")).isEqualTo(new FeatureValue.Absent(Reason.SERIES_STALE));
        assertThat(known(table, "days_to_earnings", "2020-04-01")).isEqualTo(41.0);
    }

    /** The report of the 12th came after the close and stands in the row of the 13th for the first time. */
    @Test
    void resultsCountFromWhenTheyAreOut() {
        FeatureTable table = table(Optional.of(reports(2.2, 1.8)));
        assertThat(on(table, "earnings_surprise", "2020-02-12")).isEqualTo(SHORT);
        assertThat(known(table, "earnings_surprise", "2020-02-13")).isCloseTo(10.0, within(1e-12));
        assertThat(known(table, "revenue_surprise", "2020-02-13")).isCloseTo(10.0, within(1e-12));
        assertThat(known(table, "days_since_earnings", "2020-02-13")).isEqualTo(1.0);
        assertThat(known(table, "post_earnings_window", "2020-02-14")).isEqualTo(1.0);
        assertThat(known(table, "post_earnings_window", "2020-02-18")).isZero();
        assertThat(known(table, "earnings_beat_streak", "2020-02-13")).isEqualTo(1.0);
        assertThat(known(table, "earnings_beat_streak", "2020-05-13")).isEqualTo(-1.0);
        assertThat(known(table, "earnings_surprise", "2020-05-13")).isCloseTo(-10.0, within(1e-12));
        for (String feature : List.of("days_since_earnings", "earnings_surprise", "earnings_beat_streak")) {
            assertThat(on(table, feature, "2021-05-13")).as(feature)
                    .isEqualTo(new FeatureValue.Absent(Reason.SERIES_STALE));
        }
    }

    /** Announced for 12 May, put off to the 19th on 20 April, brought forward to the 7th on the 30th. */
    @Test
    void aReportThatIsMovedLeavesItsOldDay() {
        LocalDate held = LocalDate.of(2020, 5, 7);
        OptionalDouble none = OptionalDouble.empty();
        EarningsHistory history = new EarningsHistory(RealInputs.of("SPY", FROM).bars().symbol(), List.of(
                event(LocalDate.of(2020, 5, 12), none, none, Instant.parse("2020-04-01T15:00:00Z")),
                event(LocalDate.of(2020, 5, 19), none, none, Instant.parse("2020-04-20T15:00:00Z")),
                event(held, none, none, Instant.parse("2020-04-30T15:00:00Z")),
                event(held, OptionalDouble.of(2.2), none, EarningsEvent.outBy(held, Hour.AFTER_CLOSE))));
        FeatureTable table = table(Optional.of(history));
        assertThat(known(table, "days_to_earnings", "2020-04-17")).isEqualTo(25.0);
        assertThat(known(table, "days_to_earnings", "2020-04-20")).isEqualTo(29.0);
        assertThat(known(table, "days_to_earnings", "2020-04-30")).isEqualTo(7.0);
        assertThat(on(table, "days_to_earnings", "2020-05-08")).isEqualTo(new FeatureValue.Absent(Reason.SERIES_STALE));
    }

    @Test
    void historyOfSurprises() {
        FeatureTable table = table(Optional.of(reports(2.2, 1.8, 2.2, 2.4, 2.6, 2.2, 2.0, 2.2)));
        assertThat(on(table, "earnings_surprise_mean_4", "2020-11-12")).isEqualTo(SHORT);
        assertThat(known(table, "earnings_surprise_mean_4", "2020-11-13")).isCloseTo((10 - 10 + 10 + 20) / 4.0,
                within(1e-9));
        assertThat(known(table, "earnings_beat_streak", "2021-05-13")).isEqualTo(4.0);
        assertThat(known(table, "earnings_beat_streak", "2021-08-13")).isZero();
        assertThat(on(table, "earnings_beat_share_8", "2021-11-12")).isEqualTo(SHORT);
        assertThat(known(table, "earnings_beat_share_8", "2021-11-15")).isEqualTo(6.0 / 8.0);
    }

    @Test
    void soonReadsTheRankOfImpliedVolatility() {
        FeatureTable table = table(Optional.of(reports(2.2, 1.8, 2.2, 2.4, 2.6)));
        assertThat(known(table, "earnings_soon_iv_rank", "2021-01-28")).isZero();
        double rank = known(table, "iv_rank", "2021-01-29");
        assertThat(known(table, "earnings_soon_iv_rank", "2021-01-29")).isEqualTo(rank);
        assertThat(known(table, "earnings_soon_high_iv", "2021-01-29")).isEqualTo(rank > 60.0 ? 1.0 : 0.0);
    }

    @Test
    void whatReportsNothingHasNone() {
        FeatureTable table = table(Optional.empty());
        assertThat(new EarningsFamily().definitions()).hasSize(11);
        for (FeatureColumn column : table.columns().subList(0, 11)) {
            assertThat(column.value(300)).isEqualTo(new FeatureValue.Absent(Reason.SERIES_MISSING));
        }
    }
}
