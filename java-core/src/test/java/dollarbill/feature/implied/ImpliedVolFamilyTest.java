package dollarbill.feature.implied;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.feature.DailyData;
import dollarbill.feature.FeatureColumn;
import dollarbill.feature.FeatureData;
import dollarbill.feature.FeatureRegistry;
import dollarbill.feature.FeatureTable;
import dollarbill.feature.FeatureValue;
import dollarbill.feature.ImpliedVolHistory;
import dollarbill.feature.ImpliedVolHistory.Observation;
import dollarbill.market.BarSeries;
import dollarbill.market.DatedSeries;
import dollarbill.market.ExpiryTime;
import dollarbill.market.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every feature of implied volatility against a direct computation from the definition over whole series. */
class ImpliedVolFamilyTest {
    private static final FeatureRegistry REGISTRY = FeatureRegistry.of(List.of(new ImpliedVolFamily()));
    private static final Map<String, Case> CASES = new ConcurrentHashMap<>();

    /** A series, its features, and the levels of VIX by day of the bars. */
    private record Case(FeatureData data, FeatureTable table, List<OptionalDouble> levels) {
        static Case of(String name) {
            FeatureData data = DailyData.of(name);
            List<OptionalDouble> levels = new ArrayList<>();
            for (int i = 0; i < data.bars().size(); i++) {
                levels.add(read(vix(data), data.bars().date(i)));
            }
            return new Case(data, REGISTRY.compute(data), levels);
        }

        OptionalDouble level(int day) {
            return levels.get(day);
        }

        /** Returns the statistics of the levels of a window with at least four fifths of them. */
        Optional<DescriptiveStatistics> window(int day, int days) {
            DescriptiveStatistics window = new DescriptiveStatistics();
            IntStream.rangeClosed(day - days + 1, day).forEach(i -> level(i).ifPresent(window::addValue));
            return level(day).isPresent() && 5 * window.getN() >= 4L * days ? Optional.of(window) : Optional.empty();
        }

        OptionalDouble change(int day, int days) {
            return level(day).isPresent() && level(day - days).isPresent()
                    ? OptionalDouble.of(100.0 * (level(day).getAsDouble() - level(day - days).getAsDouble())
                            / level(day - days).getAsDouble())
                    : OptionalDouble.empty();
        }

        Optional<Double> rank(int day) {
            return window(day, 252)
                    .map(w -> 100.0 * (level(day).getAsDouble() - w.getMin()) / (w.getMax() - w.getMin()));
        }

        Optional<Double> spread(int day) {
            DescriptiveStatistics returns = new DescriptiveStatistics();
            BarSeries bars = data.bars();
            for (int i = day - 19; i <= day; i++) {
                returns.addValue(Math.log(bars.close(i)) - Math.log(bars.close(i - 1)));
            }
            return level(day).isPresent()
                    ? Optional.of(level(day).getAsDouble() - 100.0 * Math.sqrt(252.0) * returns.getStandardDeviation())
                    : Optional.empty();
        }

        Optional<Double> slope(int day) {
            LocalDate date = data.bars().date(day);
            return Optional.ofNullable(data.series().get("VIX3M"))
                    .flatMap(three -> sameDay(three, vix(data), date));
        }

        private static Optional<Double> sameDay(DatedSeries a, DatedSeries b, LocalDate day) {
            Optional<DatedSeries.Observation> x = fresh(a, day);
            Optional<DatedSeries.Observation> y = fresh(b, day);
            return x.isPresent() && y.isPresent() && x.get().date().equals(y.get().date())
                    ? Optional.of(x.get().value() - y.get().value())
                    : Optional.empty();
        }

        private static Optional<DatedSeries.Observation> fresh(DatedSeries series, LocalDate day) {
            return series.latest(day).filter(value -> !value.date().isBefore(day.minusDays(4)));
        }

        private static OptionalDouble read(DatedSeries series, LocalDate day) {
            return fresh(series, day).stream().mapToDouble(DatedSeries.Observation::value).findFirst();
        }
    }

    private static IntFunction<Optional<Double>> expected(Case c, String feature) {
        return switch (feature) {
            case "iv_level" -> day -> c.level(day).stream().boxed().findFirst();
            case "iv_rank" -> c::rank;
            case "iv_percentile" -> day -> c.window(day, 252)
                    .map(w -> 100.0
                            * Arrays.stream(w.getValues()).filter(v -> v < c.level(day).getAsDouble()).count()
                            / (w.getN() - 1));
            case "iv_hv_spread" -> c::spread;
            case "iv_premium" -> day -> c.spread(day).map(spread -> spread > 0.0 ? 1.0 : 0.0);
            case "iv_sma_10" -> day -> c.window(day, 10).map(DescriptiveStatistics::getMean);
            case "iv_sma_20" -> day -> c.window(day, 20).map(DescriptiveStatistics::getMean);
            case "iv_change_1d" -> day -> c.change(day, 1).stream().boxed().findFirst();
            case "iv_change_5d" -> day -> c.change(day, 5).stream().boxed().findFirst();
            case "iv_zscore" -> day -> c.window(day, 60)
                    .map(w -> (c.level(day).getAsDouble() - w.getMean()) / w.getStandardDeviation());
            case "iv_trend" -> day -> c.window(day, 20)
                    .flatMap(w -> c.window(day, 10).map(v -> v.getMean() - w.getMean()));
            case "iv_regime_low" -> day -> c.rank(day).map(rank -> rank < 25.0 ? 1.0 : 0.0);
            case "iv_regime_normal" -> day -> c.rank(day).map(rank -> rank >= 25.0 && rank < 50.0 ? 1.0 : 0.0);
            case "iv_regime_elevated" -> day -> c.rank(day).map(rank -> rank >= 50.0 && rank < 75.0 ? 1.0 : 0.0);
            case "iv_regime_high" -> day -> c.rank(day).map(rank -> rank >= 75.0 ? 1.0 : 0.0);
            case "vix_term_slope" -> c::slope;
            case "vix_contango" -> day -> c.slope(day).map(slope -> slope > 0.0 ? 1.0 : 0.0);
            case "iv_own_surface" -> day -> c.level(day).stream().boxed().findFirst().map(level -> 0.0);
            default -> throw new IllegalArgumentException(feature);
        };
    }

    static Stream<Arguments> features() {
        return DailyData.NAMES.stream()
                .flatMap(name -> REGISTRY.definitions()
                        .stream()
                        .map(definition -> Arguments.of(name, definition.name())));
    }

    @ParameterizedTest
    @MethodSource("features")
    void featureIsWhatItsDefinitionSays(String name, String feature) {
        Case series = CASES.computeIfAbsent(name, Case::of);
        FeatureColumn column = series.table().column(feature);
        IntFunction<Optional<Double>> expected = expected(series, feature);
        for (int day = column.definition().warmUp(); day < column.size(); day++) {
            double value = expected.apply(day).orElse(Double.NaN);
            assertThat(column.raw(day))
                    .as("%s of %s on %s", feature, name, series.table().days().date(day))
                    .isCloseTo(value, within(1e-9));
        }
    }

    @Test
    void closeOfVixIsTheLevelOfSpyKnownAQuarterPastFour() {
        FeatureTable table = REGISTRY.compute(DailyData.of("SPY"));
        int day = table.days().dates().indexOf(LocalDate.parse("2020-03-16"));
        assertThat(table.column("iv_level").value(day))
                .isEqualTo(new FeatureValue.Known(82.69, table.days().close(day).plusSeconds(900)));
        assertThat(table.row(day, List.of("iv_rank", "iv_percentile", "vix_contango", "iv_regime_high")))
                .containsExactly(100.0, 100.0, 0.0, 1.0);
    }

    @Test
    void everyAbsentCellSaysWhy() {
        FeatureData real = DailyData.of("sample-SPY");
        Map<String, DatedSeries> holes = new HashMap<>(real.series());
        LocalDate gap = real.bars().date(400);
        holes.put("VIX", without(vix(real), gap, gap.plusDays(20)));
        FeatureTable table = REGISTRY.compute(FeatureData.of(real.bars(), holes));
        int inside = dayAfter(real.bars(), gap.plusDays(15));
        int after = dayAfter(real.bars(), gap.plusDays(21));
        assertThat(table.column("iv_rank").value(inside)).isEqualTo(new FeatureValue.Absent(Reason.SERIES_STALE));
        assertThat(table.column("iv_change_5d").value(after)).isEqualTo(new FeatureValue.Absent(Reason.SERIES_SHORT));
        assertThat(table.column("iv_sma_20").value(after)).isEqualTo(new FeatureValue.Absent(Reason.SERIES_SHORT));
        assertThat(table.column("iv_rank").value(after)).isInstanceOf(FeatureValue.Known.class);
        assertThat(table.column("vix_term_slope").value(after))
                .isEqualTo(new FeatureValue.Absent(Reason.SERIES_MISSING));
        FeatureTable none = REGISTRY.compute(FeatureData.of(real.bars(), Map.of()));
        assertThat(none.columns()).allSatisfy(column -> assertThat(column.value(500))
                .isEqualTo(new FeatureValue.Absent(Reason.SERIES_MISSING)));
    }

    /** A day without a close of the index reads that of the day before, from which nothing changed that anybody saw. */
    @Test
    void noChangeIsReadOffALevelCarriedFromTheDayBefore() {
        FeatureData real = DailyData.of("sample-SPY");
        LocalDate missing = real.bars().date(400);
        FeatureTable table = REGISTRY.compute(
                FeatureData.of(real.bars(), Map.of("VIX", without(vix(real), missing, missing))));
        FeatureTable whole = REGISTRY.compute(real);
        FeatureValue stale = new FeatureValue.Absent(Reason.SERIES_STALE);
        assertThat(table.column("iv_level").raw(400)).isEqualTo(whole.column("iv_level").raw(399));
        assertThat(table.column("iv_change_1d").value(400)).isEqualTo(stale);
        assertThat(table.column("iv_change_1d").value(401)).isEqualTo(stale);
        assertThat(table.column("iv_change_5d").value(400)).isEqualTo(stale);
        assertThat(table.column("iv_change_5d").value(405)).isEqualTo(stale);
        for (int day : new int[] {399, 402, 403, 404, 406}) {
            assertThat(table.column("iv_change_5d").value(day)).isEqualTo(whole.column("iv_change_5d").value(day));
        }
    }

    @Test
    void levelThatNeverMovesHasNoRank() {
        FeatureData real = DailyData.of("sample-SPY");
        DatedSeries vix = vix(real);
        DatedSeries flat = new DatedSeries("VIX", vix.observations()
                .stream()
                .map(day -> new DatedSeries.Observation(day.date(), 20.0))
                .toList());
        FeatureTable table = REGISTRY.compute(FeatureData.of(real.bars(), Map.of("VIX", flat)));
        assertThat(table.column("iv_rank").value(600)).isEqualTo(new FeatureValue.Absent(Reason.FEATURE_UNDEFINED));
        assertThat(table.column("iv_zscore").value(600)).isEqualTo(new FeatureValue.Absent(Reason.FEATURE_UNDEFINED));
        assertThat(table.column("iv_percentile").raw(600)).isZero();
    }

    @Test
    void ownSurfacesTakeOverOnceTheyAreDaily() {
        FeatureData proxy = DailyData.of("sample-SPY");
        List<Observation> own = new ArrayList<>();
        for (int i = 300; i < 700; i++) {
            LocalDate date = proxy.bars().date(i);
            own.add(new Observation(date, 30.0 + i % 7, ExpiryTime.close(date)));
        }
        FeatureTable table = REGISTRY.compute(new FeatureData(
                proxy.bars(),
                proxy.series(),
                ImpliedVolHistory.of(proxy.bars().symbol(), own, proxy.series()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        FeatureTable indexed = REGISTRY.compute(proxy);
        assertThat(table.row(490, List.of("iv_own_surface", "iv_level"))).containsExactly(0.0,
                indexed.column("iv_level").raw(490));
        assertThat(table.row(690, List.of("iv_own_surface", "iv_level", "iv_sma_10")))
                .containsExactly(1.0, 30.0 + 690 % 7,
                        IntStream.rangeClosed(681, 690).mapToDouble(i -> 30.0 + i % 7).average().orElseThrow());
        assertThat(table.column("iv_level").value(690))
                .isEqualTo(new FeatureValue.Known(30.0 + 690 % 7, table.days().close(690)));
        assertThat(table.row(760, List.of("iv_own_surface", "iv_level"))).containsExactly(0.0,
                indexed.column("iv_level").raw(760));
    }

    private static DatedSeries vix(FeatureData data) {
        return Objects.requireNonNull(data.series().get("VIX"));
    }

    private static DatedSeries without(DatedSeries series, LocalDate from, LocalDate to) {
        return new DatedSeries(series.name(), series.observations()
                .stream()
                .filter(day -> day.date().isBefore(from) || day.date().isAfter(to))
                .toList());
    }

    private static int dayAfter(BarSeries bars, LocalDate day) {
        int i = 0;
        while (bars.date(i).isBefore(day)) {
            i++;
        }
        return i;
    }
}
