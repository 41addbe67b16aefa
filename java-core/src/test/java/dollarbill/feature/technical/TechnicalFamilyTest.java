package dollarbill.feature.technical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.feature.DailyData;
import dollarbill.feature.FeatureColumn;
import dollarbill.feature.FeatureData;
import dollarbill.feature.FeatureDefinition;
import dollarbill.feature.FeatureRegistry;
import dollarbill.feature.FeatureTable;
import dollarbill.feature.FeatureValue;
import dollarbill.market.BarSeries;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every technical feature over whole series against ta4j or a direct computation by Commons Math. */
class TechnicalFamilyTest {
    /** By when what the recursions were begun with has faded: (27/28)^1000 is 1e-16. */
    private static final int SETTLED = 1_000;

    private static final double TOLERANCE = 1e-9;
    private static final Map<String, Case> CASES = new ConcurrentHashMap<>();

    /** A series with its features as computed and as expected. */
    private record Case(FeatureTable table, Map<String, IntToDoubleFunction> expected) {
        static Case of(String name) {
            FeatureData data = DailyData.of(name);
            return new Case(
                    FeatureRegistry.of(List.of(new TechnicalFamily())).compute(data),
                    TechnicalReference.of(data.bars()));
        }
    }

    static Stream<Arguments> features() {
        return DailyData.NAMES.stream()
                .flatMap(name -> new TechnicalFamily().definitions()
                        .stream()
                        .map(definition -> Arguments.of(name, definition.name())));
    }

    @ParameterizedTest
    @MethodSource("features")
    void featureIsWhatAnotherProgramFinds(String name, String feature) {
        Case series = CASES.computeIfAbsent(name, Case::of);
        FeatureColumn column = series.table().column(feature);
        IntToDoubleFunction expected = Objects.requireNonNull(series.expected().get(feature), feature);
        int from = TechnicalReference.RECURSIVE.contains(feature) ? SETTLED : column.definition().warmUp();
        for (int day = from; day < column.size(); day++) {
            double value = expected.applyAsDouble(day);
            assertThat(column.raw(day))
                    .as("%s of %s on %s", feature, name, series.table().days().date(day))
                    .isCloseTo(value, within(TOLERANCE * Math.max(1.0, Math.abs(value))));
        }
        assertThat(column.size()).isGreaterThan(from + 200);
    }

    @Test
    void constantPricesWithoutVolumeLeaveRatiosUndefined() {
        FeatureTable table = FeatureRegistry.of(List.of(new TechnicalFamily()))
                .compute(FeatureData.of(constant(300), Map.of()));
        List<String> undefined = table.columns()
                .stream()
                .filter(column -> column.value(299).equals(new FeatureValue.Absent(Reason.FEATURE_UNDEFINED)))
                .map(column -> column.definition().name())
                .toList();
        assertThat(undefined)
                .containsExactly(
                        "plus_di_14", "minus_di_14", "rsi_14", "rsi_28", "rsi_14_overbought", "rsi_14_oversold",
                        "stoch_k",
                        "stoch_d", "mfi_14", "williams_r_14", "cci_20", "hv_ratio_5_20", "hv_ratio_20_60",
                        "bb_position",
                        "volume_sma_10", "volume_sma_20", "volume_ratio_10", "volume_ratio_20", "volume_surge", "obv",
                        "obv_change_20", "cmf_20", "position_52w");
    }

    @Test
    void roundingBeyondABoundIsCutOffAndMoreIsNoValue() {
        assertThat(Columns.bounded(new double[] {-1e-7, 0.5, 1.0000001, 1.01, Double.NaN}, 0.0, 1.0))
                .containsExactly(0.0, 0.5, 1.0, Double.NaN, Double.NaN);
    }

    @Test
    void definitionsNameTheirSources() {
        assertThat(new TechnicalFamily().definitions())
                .hasSize(83)
                .extracting(FeatureDefinition::source)
                .allMatch(source -> source.equals("definition") || source.matches(".*, \\d{4}"));
    }

    private static BarSeries constant(int bars) {
        double[] price = new double[bars];
        Arrays.fill(price, 50.0);
        List<LocalDate> dates = Stream.iterate(LocalDate.parse("2020-01-01"), day -> day.plusDays(1))
                .limit(bars)
                .toList();
        return BarSeries.of(
                Symbol.of("FLAT"), false, dates, price, price, price, price, new double[bars]);
    }
}
