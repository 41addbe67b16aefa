package dollarbill.backtest.daily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.feature.FeatureData;
import dollarbill.feature.FeatureRegistry;
import dollarbill.feature.FeatureTable;
import dollarbill.market.BarSeries;
import dollarbill.market.DatedSeries;
import dollarbill.market.Symbol;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DailyRowReaderTest {
    private static final int DAYS = 600;
    private static final int POISONED_FROM = 450;
    private static final Symbol SPY = Symbol.of("SPY");
    private static final List<LocalDate> DATES = DailyFixtures.weekdays(DAYS);
    private static final double[][] MARKET = market();

    @Test
    void labelsByHand() {
        double[] close = MARKET[0];
        for (DailyRow row : rows(DailyTarget.DIRECTION, MARKET)) {
            int day = DATES.indexOf(row.date());
            double gain = close[day + 5] / close[day] - 1.0;
            assertThat(Math.abs(gain)).isGreaterThan(0.01);
            assertThat(row.label()).isEqualTo(gain > 0.0 ? 1 : 0);
            assertThat(row.outcomeDate()).isEqualTo(DATES.get(day + 5));
        }
        for (DailyRow row : rows(DailyTarget.LARGE_MOVE, MARKET)) {
            int day = DATES.indexOf(row.date());
            assertThat(row.label()).isEqualTo(Math.abs(close[day + 5] / close[day] - 1.0) > 0.01 ? 1 : 0);
        }
    }

    /** The class of the IV rank, computed here over the 252 days that end five days later. */
    @Test
    void classesOfVolatilityByHand() {
        double[] implied = MARKET[1];
        List<DailyRow> rows = rows(DailyTarget.VOLATILITY, MARKET);
        assertThat(rows).hasSize(DAYS - 252 - 5);
        for (DailyRow row : rows) {
            int later = DATES.indexOf(row.date()) + 5;
            double[] year = Arrays.copyOfRange(implied, later - 251, later + 1);
            double low = Arrays.stream(year).min().orElseThrow();
            double high = Arrays.stream(year).max().orElseThrow();
            double rank = 100.0 * (implied[later] - low) / (high - low);
            assertThat(row.label()).isEqualTo(rank < 30.0 ? 0 : rank < 60.0 ? 1 : 2);
            assertThat(row.path().later()).isCloseTo(Math.log(implied[later]), within(1e-12));
        }
    }

    /** Poisons everything after a day: no row up to it may know, but for its outcome. */
    @ParameterizedTest
    @EnumSource(DailyTarget.class)
    void nothingButTheOutcomeKnowsTheFuture(DailyTarget target) {
        double[][] poisoned = {MARKET[0].clone(), MARKET[1].clone()};
        for (int day = POISONED_FROM; day < DAYS; day++) {
            poisoned[0][day] *= 3.0 + day % 7;
            poisoned[1][day] *= 2.0 + day % 5;
        }
        LocalDate until = DATES.get(POISONED_FROM - DailyTarget.HORIZON);
        List<DailyRow> clean = before(rows(target, MARKET), until);
        List<DailyRow> moved = before(rows(target, poisoned), until);
        assertThat(moved).hasSameSizeAs(clean).isNotEmpty();
        for (int i = 0; i < clean.size(); i++) {
            assertThat(moved.get(i)).hasToString(clean.get(i).toString());
            assertThat(moved.get(i).state()).isEqualTo(clean.get(i).state());
            assertThat(Double.valueOf(moved.get(i).single())).isEqualTo(Double.valueOf(clean.get(i).single()));
            assertThat(moved.get(i).path()).isEqualTo(clean.get(i).path());
        }
    }

    private static List<DailyRow> before(List<DailyRow> rows, LocalDate day) {
        return rows.stream().filter(row -> row.date().isBefore(day)).toList();
    }

    private static List<DailyRow> rows(DailyTarget target, double[][] market) {
        double[] close = market[0];
        double[] volume = new double[DAYS];
        Arrays.fill(volume, 1e6);
        double[] high = Arrays.stream(close).map(c -> 1.01 * c).toArray();
        double[] low = Arrays.stream(close).map(c -> 0.99 * c).toArray();
        BarSeries bars = BarSeries.of(SPY, true, DATES, close, high, low, close, volume);
        List<DatedSeries.Observation> implied = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            implied.add(new DatedSeries.Observation(DATES.get(day), market[1][day]));
        }
        FeatureData data = FeatureData.of(bars, Map.of("VIX", new DatedSeries("VIX", implied)));
        FeatureTable table = FeatureRegistry.daily().compute(data);
        List<String> names = table.columns().stream().map(column -> column.definition().name()).toList();
        return new DailyRowReader(target).rows(data, table, day -> table.row(day, names));
    }

    private static double[][] market() {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(12);
        ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[][] market = new double[2][DAYS];
        double close = 100.0;
        double log = Math.log(18.0);
        for (int day = 0; day < DAYS; day++) {
            close *= Math.exp(0.01 * normal.sample());
            log += 0.1 * (Math.log(18.0) - log) + 0.06 * normal.sample();
            market[0][day] = close;
            market[1][day] = Math.exp(log);
        }
        return market;
    }
}
