package dollarbill.feature.macro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.NeedsSharedData;
import dollarbill.ReferenceTable;
import dollarbill.feature.DayClock;
import dollarbill.feature.FeatureColumn;
import dollarbill.feature.FeatureData;
import dollarbill.feature.FeatureDefinition;
import dollarbill.feature.FeatureTable;
import dollarbill.feature.FeatureValue;
import dollarbill.market.DatedSeries;
import dollarbill.market.DatedSeries.Observation;
import dollarbill.market.PublicationCalendar;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The macro features over the real series: values by hand, publication before use, a reason for every absence. */
@NeedsSharedData
class MacroFamilyTest {
    private static FeatureTable table(FeatureData data) {
        DayClock days = DayClock.of(data.bars());
        return FeatureTable.of(data.bars().symbol(), days, new MacroFamily().compute(data, days));
    }

    private static int day(FeatureTable table, String date) {
        return table.days().dates().indexOf(LocalDate.parse(date));
    }

    @Test
    void thereAre34() {
        assertThat(new MacroFamily().definitions()).hasSize(34)
                .extracting(FeatureDefinition::name)
                .doesNotHaveDuplicates();
    }

    /**
     * The values are FRED's. On 2019-03-22, the day the curve first inverted, the yields of the day before were known; prices of
     * January until the 28th of March, unemployment of February.
     */
    @ParameterizedTest
    @CsvSource({
        "2019-03-22, treasury_10y, DGS10, 2019-03-21",
        "2019-03-25, treasury_10y, DGS10, 2019-03-22",
        "2019-03-25, fed_funds_effective, DFF, 2019-03-24",
        "2019-03-22, cpi_index, CPIAUCSL, 2019-01-01",
        "2019-03-28, cpi_index, CPIAUCSL, 2019-02-01",
        "2019-03-22, unemployment_rate, UNRATE, 2019-02-01",
        "2013-10-21, unemployment_rate, UNRATE, 2013-08-01",
        "2013-10-22, unemployment_rate, UNRATE, 2013-09-01",
        "2013-10-29, cpi_index, CPIAUCSL, 2013-08-01",
        "2013-10-30, cpi_index, CPIAUCSL, 2013-09-01",
        "2020-03-17, vix_published, VIXCLS, 2020-03-16",
    })
    void levelsAreThoseOfTheLastRelease(String date, String feature, String series, LocalDate described) {
        FeatureTable table = Real.TABLE;
        Observation value = Objects.requireNonNull(Real.DATA.series().get(series)).latest(described).orElseThrow();
        assertThat(value.date()).isEqualTo(described);
        assertThat(table.column(feature).raw(day(table, date))).isEqualTo(value.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2008-10-15", "2013-10-30", "2019-03-25", "2020-03-18", "2022-12-30"})
    void formulasAgreeWithDirectOnes(String date) {
        FeatureTable table = Real.TABLE;
        int day = day(table, date);
        Instant cutoff = table.days().cutoff(day);
        Map<String, List<Observation>> known = new HashMap<>();
        Real.DATA.series()
                .forEach((name, series) -> known.put(name, series.observations()
                        .stream()
                        .filter(o -> !PublicationCalendar.of(name).knownAt(o.date()).orElseThrow().isAfter(cutoff))
                        .toList()));
        Past past = new Past(known);
        Map<String, Double> expected = new HashMap<>();
        expected.put("yield_spread_10y_3m", past.at("DGS10", 0) - past.at("DGS3MO", 0));
        expected.put("yield_spread_2y_3m", past.at("DGS2", 0) - past.at("DGS3MO", 0));
        expected.put("curve_inverted_10y_2y", past.at("T10Y2Y", 0) < 0.0 ? 1.0 : 0.0);
        expected.put("curve_inverted_10y_3m", past.at("DGS10", 0) < past.at("DGS3MO", 0) ? 1.0 : 0.0);
        expected.put("yield_spread_10y_2y_change_20d", past.at("T10Y2Y", 0) - past.at("T10Y2Y", 20));
        expected.put("curve_inverted_share_60d",
                past.last("T10Y2Y", 60).stream().filter(v -> v < 0.0).count() / 60.0);
        for (int span : new int[] {5, 20, 60}) {
            expected.put("treasury_2y_change_" + span + "d", past.at("DGS2", 0) - past.at("DGS2", span));
            expected.put("treasury_10y_change_" + span + "d", past.at("DGS10", 0) - past.at("DGS10", span));
        }
        expected.put("vix_published_change_5d", 100.0 * (past.at("VIXCLS", 0) / past.at("VIXCLS", 5) - 1.0));
        expected.put("vix_published_change_20d", 100.0 * (past.at("VIXCLS", 0) / past.at("VIXCLS", 20) - 1.0));
        double sum = past.last("VIXCLS", 252).stream().mapToDouble(Double::doubleValue).sum();
        double squares = past.last("VIXCLS", 252).stream().mapToDouble(v -> v * v).sum();
        double deviation = Math.sqrt((squares - sum * sum / 252.0) / 251.0);
        double vix = past.at("VIXCLS", 0);
        expected.put("vix_published_zscore_252d", (vix - sum / 252.0) / deviation);
        expected.put("vix_published_percentile_252d",
                100.0 * past.last("VIXCLS", 252).stream().filter(v -> v < vix).count() / 251.0);
        expected.put("vix_published_regime", vix < 15.0 ? 0.0 : vix < 20.0 ? 1.0 : vix < 30.0 ? 2.0 : 3.0);
        double inflation = 100.0 * (past.at("CPIAUCSL", 0) / past.at("CPIAUCSL", 12) - 1.0);
        expected.put("cpi_year_on_year", inflation);
        expected.put("real_fed_funds", past.at("DFF", 0) - inflation);
        expected.put("real_rate_10y_change_20d", past.at("DFII10", 0) - past.at("DFII10", 20));
        expected.put("fed_funds_change_60d", past.at("DFF", 0) - past.at("DFF", 84));
        expected.put("policy_expectation_2y", past.at("DGS2", 0) - past.at("DFF", 0));
        expected.put("fed_pivot", (past.turn(0) - past.turn(84)) / 2.0);
        double low = Double.POSITIVE_INFINITY;
        for (int back = 1; back <= 12; back++) {
            low = Math.min(low, past.quarter(back));
        }
        expected.put("unemployment_sahm_gap", past.quarter(0) - low);
        assertThat(expected).hasSize(24);
        expected.forEach(
                (name, value) -> assertThat(table.column(name).raw(day)).as(name).isCloseTo(value, within(1e-9)));
    }

    /** C. Sahm (2019): half a point marks a recession. */
    @Test
    void sahmGapRisesInARecession() {
        FeatureTable table = Real.TABLE;
        FeatureColumn gap = table.column("unemployment_sahm_gap");
        assertThat(gap.raw(day(table, "2008-12-31"))).isGreaterThan(0.5);
        assertThat(gap.raw(day(table, "2006-12-29"))).isLessThan(0.3);
    }

    @Property(tries = 6, seed = "20260722")
    void whatIsPublishedLaterDoesNotMoveARow(@ForAll @IntRange(min = 1_000, max = 5_700) int day) {
        FeatureTable whole = Real.TABLE;
        Instant cutoff = whole.days().cutoff(day);
        Map<String, DatedSeries> cut = new HashMap<>();
        Real.DATA.series()
                .forEach((name, series) -> cut.put(name, new DatedSeries(name, series.observations()
                        .stream()
                        .map(o -> PublicationCalendar.of(name).knownAt(o.date()).orElseThrow().isAfter(cutoff)
                                ? new Observation(o.date(), -o.value() - 77.0)
                                : o)
                        .toList())));
        FeatureTable poisoned = table(FeatureData.of(Real.DATA.bars(), cut));
        for (FeatureColumn column : whole.columns()) {
            FeatureColumn other = poisoned.column(column.definition().name());
            for (int row = Math.max(0, day - 100); row <= day; row++) {
                assertThat(other.value(row)).as(column.definition().name()).isEqualTo(column.value(row));
            }
            if (column.value(day) instanceof FeatureValue.Known(double value, Instant known)) {
                assertThat(known).isBeforeOrEqualTo(cutoff);
                assertThat(value).isFinite();
            }
        }
    }

    @Test
    void absenceHasItsReason() {
        FeatureData none = FeatureData.of(Real.DATA.bars(), Map.of());
        for (FeatureColumn column : table(none).columns()) {
            assertThat(column.value(5_000)).isEqualTo(new FeatureValue.Absent(Reason.SERIES_MISSING));
        }
        Map<String, DatedSeries> ended = new HashMap<>();
        Real.DATA.series()
                .forEach((name, series) -> ended.put(name, new DatedSeries(name, series.observations()
                        .stream()
                        .filter(o -> o.date().isBefore(LocalDate.of(2010, 1, 1)))
                        .toList())));
        FeatureTable table = table(FeatureData.of(Real.DATA.bars(), ended));
        for (FeatureColumn column : table.columns()) {
            assertThat(column.value(day(table, "2011-01-03"))).isEqualTo(new FeatureValue.Absent(Reason.SERIES_STALE));
        }
        assertThat(Real.TABLE.column("breakeven_inflation_10y").value(0))
                .isEqualTo(new FeatureValue.Absent(Reason.SERIES_SHORT));
    }

    private record Past(Map<String, List<Observation>> known) {
        double at(String series, int back) {
            List<Observation> values = Objects.requireNonNull(known.get(series));
            return values.get(values.size() - 1 - back).value();
        }

        List<Double> last(String series, int count) {
            List<Double> values = new ArrayList<>();
            for (int back = 0; back < count; back++) {
                values.add(at(series, back));
            }
            return values;
        }

        double turn(int back) {
            double change = at("DFF", back) - at("DFF", back + 84);
            return Math.abs(change) < 0.05 ? 0.0 : Math.signum(change);
        }

        double quarter(int back) {
            return (at("UNRATE", back) + at("UNRATE", back + 1) + at("UNRATE", back + 2)) / 3.0;
        }
    }

    private static final class Real {
        static final FeatureData DATA = read();
        static final FeatureTable TABLE = table(DATA);

        private static FeatureData read() {
            DataDirectory directory = DataDirectory.open(ReferenceTable.sharedData());
            Map<String, DatedSeries> series = new HashMap<>();
            for (PublicationCalendar.Entry entry : PublicationCalendar.macro()) {
                series.put(entry.series(), directory.series(entry.series()).orElseThrow());
            }
            return FeatureData.of(directory.bars(Symbol.of("SPY")).orElseThrow(), series);
        }
    }
}
