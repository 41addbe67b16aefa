package dollarbill.feature.technical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Indicators against worked examples that others published, with the accuracy they are printed to. */
class PublishedIndicatorsTest {
    @ParameterizedTest
    @CsvSource({
        "chartschool_rsi.csv, rsi_14, 6e-5",
        "chartschool_atr.csv, atr_14, 1e-6",
        "chartschool_bollinger.csv, bb_upper, 2e-6",
        "chartschool_bollinger.csv, bb_lower, 2e-6",
        "wilder_directional.csv, adx_14, 1.5"
    })
    void valuesAreThosePublished(String file, String feature, double printed) {
        List<CSVRecord> rows = ReferenceTable.resource(PublishedIndicatorsTest.class, file);
        compare(rows, feature, formula(feature).apply(bars(rows)), printed);
    }

    /** The sheet is worked by hand to two decimals, the error of which adds up; the index above to whole numbers. */
    @Test
    void directionalSumsAreThoseOfWildersWorkSheet() {
        List<CSVRecord> rows = ReferenceTable.resource(PublishedIndicatorsTest.class, "wilder_directional.csv");
        DirectionalMovement movement = DirectionalMovement.of(bars(rows));
        compare(rows, "true_range_14", Smoothing.wilderSum(movement.range(), 14), .02);
        compare(rows, "plus_dm_14", Smoothing.wilderSum(movement.up(), 14), .02);
        compare(rows, "minus_dm_14", Smoothing.wilderSum(movement.down(), 14), .02);
    }

    @Test
    void exponentialAverageStartsAtTheSimpleOne() {
        List<CSVRecord> rows = ReferenceTable.resource(PublishedIndicatorsTest.class, "chartschool_ema.csv");
        compare(rows, "ema_10", Smoothing.exponential(bars(rows).close(), 10), .006);
    }

    private static void compare(List<CSVRecord> rows, String feature, double[] computed, double printed) {
        int compared = 0;
        for (int i = 0; i < rows.size(); i++) {
            String published = rows.get(i).get(feature);
            if (!published.isEmpty()) {
                assertThat(computed[i]).as("%s of row %s", feature, i)
                        .isCloseTo(Double.parseDouble(published), within(printed));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(10);
    }

    private static Function<BarColumns, double[]> formula(String name) {
        return List.of(TrendFormulas.all(), MomentumFormulas.all(), VolatilityFormulas.all())
                .stream()
                .flatMap(List::stream)
                .filter(formula -> formula.definition().name().equals(name))
                .findFirst()
                .orElseThrow()
                .column();
    }

    private static BarColumns bars(List<CSVRecord> rows) {
        double[] close = column(rows, "close");
        boolean ranges = rows.getFirst().isMapped("high");
        double[] high = ranges ? column(rows, "high") : close;
        double[] low = ranges ? column(rows, "low") : close;
        return new BarColumns(close, high, low, close, close);
    }

    private static double[] column(List<CSVRecord> rows, String name) {
        return rows.stream().mapToDouble(row -> Double.parseDouble(row.get(name))).toArray();
    }
}
