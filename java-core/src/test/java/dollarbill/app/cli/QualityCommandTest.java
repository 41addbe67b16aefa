package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.market.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verb that counts faults of stored series. */
class QualityCommandTest {
    @TempDir
    Path data;

    @Test
    void tellsEachFaultWithItsDay() throws IOException {
        Files.createDirectories(data.resolve("ohlcv_adjusted"));
        Files.writeString(data.resolve("ohlcv_adjusted/KO.csv"), """
                date,open,high,low,close,volume
                2024-05-01,10,11,9,10.5,1000
                2024-05-02,10.5,11,10,10.6,0
                2024-05-06,10.6,x,10,10.8,1200
                """);
        CliRun json = CliRun.withoutModels("quality", "--data", data.toString(), "--json");
        assertThat(json.code()).as(json.err()).isZero();
        JsonNode series = RunJson.parse(json.out()).path("series").path(0);
        assertThat(series.path("series").asText()).isEqualTo("ohlcv_adjusted/KO");
        assertThat(series.path("counts").path("GAP").asInt()).isEqualTo(1);
        assertThat(series.path("counts").path("ZERO_VOLUME").asInt()).isEqualTo(1);
        assertThat(series.path("counts").path("UNREADABLE").asInt()).isEqualTo(1);
        assertThat(series.path("found").findValuesAsText("date"))
                .containsExactly("2024-05-02", "2024-05-03", "2024-05-06", "2024-05-06");
        CliRun text = CliRun.withoutModels("quality", "--data", data.toString());
        assertThat(text.out()).contains("gap", "2024-05-03", "zero volume");
    }

    @Test
    void tellsOfAFileThatCannotBeReadAndGoesOn() throws IOException {
        Files.createDirectories(data.resolve("ohlcv_adjusted"));
        Files.createDirectories(data.resolve("vix"));
        Files.writeString(data.resolve("ohlcv_adjusted/AAPL.csv"), "day,price\n2024-05-01,10\n");
        Files.write(data.resolve("ohlcv_adjusted/JPM.csv.gz"), new byte[] {31, -117, 8, 0});
        Files.writeString(data.resolve("ohlcv_adjusted/KO.csv"), """
                date,open,high,low,close,volume
                2024-05-01,10,11,9,10.5,1000
                2024-05-02,10.5,11,10,10.6,0
                """);
        Files.writeString(data.resolve("vix/VIX.csv"), "date,close\n2024-05-01,15\n");
        CliRun json = CliRun.withoutModels("quality", "--data", data.toString(), "--json");
        assertThat(json.code()).as(json.err()).isEqualTo(ExitCode.DATA.code());
        JsonNode document = RunJson.parse(json.out());
        assertThat(document.path("series").findValuesAsText("series")).containsExactly("ohlcv_adjusted/KO", "vix/VIX");
        JsonNode unread = document.path("unread");
        assertThat(unread.findValuesAsText("series")).containsExactly("ohlcv_adjusted/AAPL", "ohlcv_adjusted/JPM");
        assertThat(unread.findValuesAsText("reason")).containsOnly(Reason.DATA_DAMAGED.name());
        assertThat(unread.findValuesAsText("detail"))
                .containsExactly(
                        "AAPL.csv:1 [date]: column missing from the header; needed are [date, close]",
                        "JPM.csv.gz: ends too early: truncated or empty gzip");
        CliRun text = CliRun.withoutModels("quality", "--data", data.toString(), "--symbols", "AAPL,KO");
        assertThat(text.out()).contains("zero volume", "cannot be read: ohlcv_adjusted/AAPL, DATA_DAMAGED")
                .doesNotContain("JPM");
        assertThat(CliRun.withoutModels("quality", "--data", data.toString(), "--symbols", "KO").code()).isZero();
    }

    @Test
    void refusesANameThatIsNotThere() {
        CliRun run = CliRun.withoutModels("quality", "--data", data.toString(), "--symbols", "KO");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("no bars, index or macro series named 'KO'");
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        CliRun run = CliRun.withoutModels("quality", "--data", data.resolve("none").toString());
        assertThat(run.code()).isEqualTo(4);
    }
}
