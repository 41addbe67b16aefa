package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dollarbill.feature.FeatureColumn;
import dollarbill.feature.FeatureData;
import dollarbill.feature.FeatureReader;
import dollarbill.feature.FeatureRegistry;
import dollarbill.feature.FeatureTable;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb that shows daily features. */
class FeaturesCommandTest {
    @TempDir
    Path folder;

    private static FeatureTable sample(String symbol) {
        DataDirectory data = DataDirectory.open(Path.of(System.getProperty("project.root"), "data", "sample"));
        FeatureData read = FeatureReader.of(data, .03).read(Symbol.of(symbol)).orElseThrow();
        return FeatureRegistry.daily().compute(read);
    }

    @Test
    void fileReadsBackBitForBitWithAbsentCellsEmpty() throws IOException {
        Path file = folder.resolve("qqq.csv");
        CliRun run = CliRun.withoutModels("features", "--symbol", "QQQ", "--out", file.toString());
        assertThat(run.code()).as(run.err()).isZero();
        FeatureTable table = sample("QQQ");
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (CSVParser parser = CSVParser.builder().setFormat(format).setReader(Files.newBufferedReader(file)).get()) {
            List<CSVRecord> rows = parser.getRecords();
            assertThat(rows).hasSize(table.days().size());
            for (int day = 0; day < rows.size(); day += 37) {
                assertThat(rows.get(day).get("date")).isEqualTo(table.days().date(day).toString());
                for (FeatureColumn column : table.columns()) {
                    String cell = rows.get(day).get(column.definition().name());
                    assertThat(cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
                            .as(column.definition().name())
                            .isEqualTo(Double.valueOf(column.raw(day)));
                }
            }
        }
    }

    @Test
    void documentHasTheLastDayAndWhyFeaturesAreAbsent() throws IOException {
        JsonNode said = new ObjectMapper()
                .readTree(CliRun.withoutModels("features", "--symbol", "SPY", "--json").out());
        FeatureTable table = sample("SPY");
        int last = table.days().size() - 1;
        assertThat(said.get("date").asText()).isEqualTo(table.days().date(last).toString());
        assertThat(said.get("features").get("rsi_14").asDouble()).isEqualTo(table.column("rsi_14").raw(last));
        assertThat(said.get("absent").get("vix_term_slope").asText()).isEqualTo("SERIES_MISSING");
        assertThat(said.at("/implied_volatility/name").asText()).isEqualTo("VIX");
        assertThat(said.at("/implied_volatility/reason").isMissingNode()).isTrue();
        assertThat(said.get("features").size() + said.get("absent").size()).isEqualTo(table.columns().size());
    }

    @Test
    void tableShowsEveryFeatureWithItsUnit() {
        CliRun run = CliRun.withoutModels("features", "--symbol", "AAPL");
        assertThat(run.out().lines()).hasSize(FeatureRegistry.daily().definitions().size() + 2);
        assertThat(run.out()).contains("implied volatility read from VIX: IV_OF_MARKET_INDEX, ");
        assertThat(run.out()).containsPattern("hv_20 +\\d+\\.\\d+ +percent a year +2026-10-30T20:00:00Z");
    }

    @Test
    void definitionsNeedNoData() throws IOException {
        CliRun run = CliRun.withoutModels("features", "--definitions", "--json");
        assertThat(new ObjectMapper().readTree(run.out())).hasSize(FeatureRegistry.daily().definitions().size());
        assertThat(CliRun.withoutModels("features", "--definitions").out()).contains("iv_rank");
    }

    @Test
    void symbolIsNeededAndMustHaveBars() {
        assertThat(CliRun.withoutModels("features").code()).isEqualTo(ExitCode.USAGE.code());
        CliRun unknown = CliRun.withoutModels("features", "--symbol", "XYZ");
        assertThat(unknown.code()).isEqualTo(ExitCode.DATA.code());
        assertThat(unknown.err()).contains("XYZ").contains("no price history");
    }
}
