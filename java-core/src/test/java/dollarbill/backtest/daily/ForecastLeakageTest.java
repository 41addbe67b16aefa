package dollarbill.backtest.daily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dollarbill.NeedsSharedData;
import dollarbill.feature.FeatureData;
import dollarbill.feature.FeatureTable;
import dollarbill.feature.RealInputs;
import dollarbill.feature.leakage.LeakageDetector;
import dollarbill.feature.leakage.LeakageReport;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Labels and outputs of a model that learns from the past do not move with the future; those of one that peeks do, and are named. */
@NeedsSharedData
class ForecastLeakageTest {
    private static final FeatureData DATA = RealInputs.of("SPY", LocalDate.of(2018, 1, 2));
    private static final List<LocalDate> CUTS = LeakageDetector.cuts(DATA.bars(), 2);
    private static final List<String> NAMES = List.of("iv_rank", "hv_20", "returns_20d");

    private static LeakageReport examine(DailyTarget target, Function<FeatureTable, IntFunction<double[]>> features) {
        ForecastOutputs outputs = new ForecastOutputs(target, CUTS.getFirst(), 1, features);
        return LeakageDetector.examine(DATA, inputs -> outputs.of(inputs, ForecastLeakageTest::means), CUTS, 3L);
    }

    private static double[] sound(FeatureTable table, int day) {
        return NAMES.stream()
                .mapToDouble(name -> table.column(name).raw(day))
                .map(v -> Double.isNaN(v) ? 0.0 : v)
                .toArray();
    }

    /** Learns the mean of each feature by class, and answers the distances to them. */
    private static Function<List<double[]>, List<double[]>> means(List<double[]> rows, List<Integer> labels) {
        int classes = labels.stream().mapToInt(Integer::intValue).max().orElseThrow() + 1;
        int width = rows.getFirst().length;
        double[][] mean = new double[classes][width];
        int[] count = new int[classes];
        for (int i = 0; i < rows.size(); i++) {
            int k = labels.get(i);
            count[k]++;
            for (int j = 0; j < width; j++) {
                mean[k][j] += (rows.get(i)[j] - mean[k][j]) / count[k];
            }
        }
        return asked -> asked.stream()
                .map(row -> IntStream.range(0, classes)
                        .mapToDouble(k -> IntStream.range(0, width)
                                .mapToDouble(
                                        j -> (row[j] - mean[k][j]) * (row[j] - mean[k][j]))
                                .sum())
                        .toArray())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(DailyTarget.class)
    void nothingMoves(DailyTarget target) {
        LeakageReport report = examine(target, table -> day -> sound(table, day));
        assertThat(report.moved()).isEmpty();
        assertThat(report.columns()).isEqualTo(1 + target.classes().size());
    }

    /** The feature is chosen by what it would have told over the whole sample. */
    @Test
    void findsSelectionOnTheFullSample() {
        LeakageReport report = examine(DailyTarget.DIRECTION, table -> {
            int n = table.days().size();
            double[] later = new double[n];
            for (int day = 0; day < n; day++) {
                later[day] = table.column("returns_5d").raw(Math.min(day + 5, n - 1));
            }
            String best = NAMES.stream()
                    .max((a, b) -> Double.compare(covariance(table, a, later), covariance(table, b, later)))
                    .orElseThrow();
            double scale = Math.abs(covariance(table, best, later));
            return day -> new double[] {scale * sound(table, day)[NAMES.indexOf(best)]};
        });
        assertThat(report.names()).contains("direction_classifier output 1", "direction_classifier output 2");
    }

    @Test
    void findsScalingByTheFullSample() {
        LeakageReport report = examine(DailyTarget.LARGE_MOVE, table -> {
            double mean = IntStream.range(0, table.days().size())
                    .mapToDouble(day -> sound(table, day)[1])
                    .average()
                    .orElseThrow();
            return day -> new double[] {sound(table, day)[1] / mean};
        });
        assertThat(report.names()).containsExactly("large_move output 1", "large_move output 2");
    }

    @Test
    void findsAFeatureThatIsTheLabel() {
        LeakageReport report = examine(DailyTarget.VOLATILITY, table -> day -> new double[] {
            table.column("iv_rank").raw(Math.min(day + DailyTarget.HORIZON, table.days().size() - 1))});
        assertThat(report.names()).contains("volatility_forecaster output 1");
    }

    @Test
    void refusesADayWithNothingBefore() {
        ForecastOutputs outputs = new ForecastOutputs(
                DailyTarget.DIRECTION, LocalDate.of(2000, 1, 3), 1, table -> day -> sound(table, day));
        assertThatIllegalArgumentException().isThrownBy(() -> outputs.of(DATA, ForecastLeakageTest::means))
                .withMessageContaining("2000-01-03");
    }

    private static double covariance(FeatureTable table, String name, double[] later) {
        double sum = 0.0;
        for (int day = 0; day < later.length; day++) {
            double value = table.column(name).raw(day);
            if (!Double.isNaN(value) && !Double.isNaN(later[day])) {
                sum += value * later[day];
            }
        }
        return sum / later.length;
    }
}
