package dollarbill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dollarbill.feature.DayClock;
import dollarbill.feature.FeatureColumn;
import dollarbill.feature.FeatureDefinition;
import dollarbill.feature.FeatureGroup;
import dollarbill.feature.FeatureTable;
import dollarbill.market.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What Java sends is what the models in Python declare. */
class DailyInputsTest {
    private static final Path PYTHON = Path.of(System.getProperty("project.root"), "python-ml");

    @Test
    void namesAndUnitsAreThoseOfTheModels() throws IOException {
        String text = Files.readString(PYTHON.resolve("dollarbill_ml").resolve("daily_features.py"));
        List<String> python = Pattern.compile("(?m)^    \\(\"(\\w+)\", \"([^\"]+)\"\\),$")
                .matcher(text)
                .results()
                .map(match -> match.group(1) + " in " + match.group(2))
                .toList();
        assertThat(DailyInputs.definitions()).extracting(d -> d.name() + " in " + d.unit()).isEqualTo(python);
    }

    @Test
    void theForecasterDeclaresTheNamesOfVolatility() throws IOException {
        String text = Files.readString(PYTHON.resolve("models").resolve("volatility_forecaster.py"));
        String columns = text.substring(text.indexOf("_COLUMNS = {"), text.indexOf("NAMES = list"));
        List<String> python = Pattern.compile("(?m)^    \"(\\w+)\": ")
                .matcher(columns)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(VolatilityInputs.NAMES).isEqualTo(python).hasSize(27);
    }

    @Test
    void lagsAndChangesOfTheRankByHand() {
        FeatureTable table = ranks(IntStream.range(0, 30).mapToDouble(day -> day * day * 0.1).toArray());
        assertThat(VolatilityInputs.row(table, 20, List.of("iv_rank", "iv_rank_lag_5", "iv_rank_lag_20")))
                .containsExactly(table.column("iv_rank").raw(20), table.column("iv_rank").raw(15), 0.0);
        assertThat(VolatilityInputs.row(table, 20, List.of("iv_rank_change_10d")))
                .containsExactly(table.column("iv_rank").raw(20) - table.column("iv_rank").raw(10));
        assertThat(VolatilityInputs.row(table, 3, List.of("iv_rank_lag_5", "iv_rank_change_5d")))
                .containsExactly(Double.NaN, Double.NaN);
        assertThatThrownBy(() -> VolatilityInputs.row(table, 3, List.of("iv_rnk"))).hasMessageContaining("iv_rnk");
    }

    private static FeatureTable ranks(double[] values) {
        DayClock days = DayClock.of(IntStream.range(0, values.length)
                .mapToObj(LocalDate.of(2020, 1, 1)::plusDays)
                .toList());
        FeatureColumn.Builder column = FeatureColumn.of(
                new FeatureDefinition("iv_rank", FeatureGroup.IMPLIED_VOLATILITY, "0 to 100", 0, "rank", "definition"),
                days);
        for (int day = 0; day < values.length; day++) {
            column.set(day, values[day]);
        }
        return FeatureTable.of(Symbol.of("AAA"), days, List.of(column.build()));
    }
}
