package dollarbill.feature.leakage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dollarbill.feature.FeatureData;
import dollarbill.feature.RealInputs;
import dollarbill.market.BarSeries;
import dollarbill.market.DatedSeries;
import dollarbill.market.DatedSeries.Observation;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The detector names every planted leak with its day, and nothing that is sound. */
class LeakageDetectorTest {
    private static final long SEED = 11L;

    private static OutputTable column(FeatureData data, String name, IntToDoubleFunction value) {
        BarSeries bars = data.bars();
        OutputTable.Builder table = OutputTable.builder();
        for (int i = 0; i < bars.size(); i++) {
            table.put(name, bars.date(i), value.applyAsDouble(i));
        }
        return table.build();
    }

    private static double close(BarSeries bars, int index) {
        return index < 0 || index >= bars.size() ? Double.NaN : bars.close(index);
    }

    static Stream<Arguments> leaks() {
        return Stream.of(
                leak("centred window", data -> column(data, "x", i -> {
                    double sum = 0.0;
                    for (int j = i - 2; j <= i + 2; j++) {
                        sum += close(data.bars(), j);
                    }
                    return sum / 5.0;
                })),
                leak("negative shift", data -> column(data, "x", i -> close(data.bars(), i + 1))),
                leak("label without its delay", data -> column(
                        data, "x", i -> close(data.bars(), i + 5) / close(data.bars(), i) - 1.0)),
                leak("whole-sample scaling", data -> {
                    BarSeries bars = data.bars();
                    double mean = IntStream.range(0, bars.size()).mapToDouble(bars::close).average().orElseThrow();
                    return column(data, "x", i -> bars.close(i) - mean);
                }),
                leak("whole-sample rank", data -> {
                    double[] sorted = IntStream.range(0, data.bars().size())
                            .mapToDouble(data.bars()::close)
                            .sorted()
                            .toArray();
                    return column(data, "x", i -> java.util.Arrays.binarySearch(sorted, data.bars().close(i)));
                }),
                leak("filled from behind", data -> column(data, "x", i -> {
                    int next = i - i % 21 + 20;
                    return close(data.bars(), Math.min(next, data.bars().size() - 1));
                })),
                leak("days left in the sample", data -> column(data, "x", i -> data.bars().size() - i)),
                leak("later volume", data -> column(
                        data, "x", i -> i + 3 < data.bars().size() ? data.bars().volume(i + 3) : 0.0)),
                leak("prices on the day they describe", data -> {
                    DatedSeries cpi = Objects.requireNonNull(data.series().get("CPIAUCSL"));
                    return column(data, "x", i -> cpi.latest(data.bars().date(i)).map(Observation::value).orElse(0.0));
                }),
                leak("yields on the day they describe", data -> {
                    DatedSeries yield = Objects.requireNonNull(data.series().get("DGS10"));
                    return column(data, "x",
                            i -> yield.latest(data.bars().date(i)).map(Observation::value).orElse(0.0));
                }));
    }

    private static Arguments leak(String name, Function<FeatureData, OutputTable> outputs) {
        return Arguments.of(name, outputs);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("leaks")
    void findsEachPlantedLeak(String name, Function<FeatureData, OutputTable> outputs) {
        FeatureData data = RealInputs.of("SPY", LocalDate.of(2020, 1, 2));
        List<LocalDate> cuts = LeakageDetector.cuts(data.bars(), 5);
        LeakageReport report = LeakageDetector.examine(data, outputs, cuts, SEED);
        assertThat(report.names()).containsExactly("x");
        MovedColumn moved = report.moved().getFirst();
        assertThat(moved.first()).isBeforeOrEqualTo(moved.cut());
        assertThat(Double.doubleToLongBits(moved.before())).isNotEqualTo(Double.doubleToLongBits(moved.after()));
    }

    /** The column chosen is the one with the larger mean over the whole sample: with another future it is another. */
    @Test
    void findsSelectionOnTheFullSample() {
        FeatureData data = RealInputs.of("SPY", LocalDate.of(2020, 1, 2));
        Function<FeatureData, OutputTable> outputs = inputs -> {
            BarSeries bars = inputs.bars();
            double overnight = 0.0;
            double session = 0.0;
            for (int i = 1; i < bars.size(); i++) {
                overnight += bars.open(i) / bars.close(i - 1) - 1.0;
                session += bars.close(i) / bars.open(i) - 1.0;
            }
            return overnight > session
                    ? column(inputs, "overnight", i -> i == 0 ? 0.0 : bars.open(i) / bars.close(i - 1))
                    : column(inputs, "session", i -> bars.close(i) / bars.open(i));
        };
        LeakageReport report = LeakageDetector.examine(data, outputs, LeakageDetector.cuts(data.bars(), 8), SEED);
        assertThat(report.names()).contains("overnight", "session");
    }

    @Test
    void soundOutputsDoNotMove() {
        FeatureData data = RealInputs.of("SPY", LocalDate.of(2020, 1, 2));
        Function<FeatureData, OutputTable> outputs = inputs -> {
            BarSeries bars = inputs.bars();
            OutputTable.Builder table = OutputTable.builder();
            double mean = 0.0;
            for (int i = 0; i < bars.size(); i++) {
                mean += (bars.close(i) - mean) / (i + 1.0);
                table.put("expanding_mean", bars.date(i), mean);
                table.put("change", bars.date(i), bars.close(i) - close(bars, i - 1));
                if (i >= 5) {
                    table.put("label_with_its_delay", bars.date(i), bars.close(i) / bars.close(i - 5) - 1.0);
                }
            }
            return table.build();
        };
        LeakageReport report = LeakageDetector.examine(data, outputs, LeakageDetector.cuts(data.bars(), 5), SEED);
        assertThat(report.moved()).isEmpty();
        assertThat(report.clean()).isTrue();
        assertThat(report.columns()).isEqualTo(3);
    }

    @Test
    void refusesMoreCutsThanBarsBear() {
        BarSeries bars = RealInputs.of("SPY", LocalDate.of(2022, 11, 1)).bars();
        assertThatIllegalArgumentException().isThrownBy(() -> LeakageDetector.cuts(bars, 20))
                .withMessageContaining("20");
    }
}
