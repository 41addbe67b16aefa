package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verb that makes a portfolio. */
class PortfolioCommandTest {
    @TempDir
    Path folder;

    @Test
    void keepsWithinTheLimitsOfTheConfiguration() throws IOException {
        JsonNode answer = json("--value", "1000", "--scaling", ".5");
        double sum = 0.0;
        assertThat(answer.path("positions")).isNotEmpty();
        for (JsonNode position : answer.path("positions")) {
            assertThat(position.path("amount").doubleValue()).isBetween(10.0, 200.0);
            assertThat(position.path("units").doubleValue()).isEqualTo(Math.rint(position.path("units").doubleValue()));
            sum += position.path("amount").doubleValue();
        }
        assertThat(answer.at("/summary/allocated").doubleValue()).isCloseTo(sum, within(1e-9));
        assertThat(answer.at("/summary/cash").doubleValue()).isCloseTo(1000 - sum, within(1e-9)).isNotNegative();
        assertThat(answer.at("/summary/growth_gap").doubleValue()).isLessThan(1e-12);
        assertThat(answer.path("positions").size() + answer.path("left_out").size())
                .isEqualTo(answer.path("assets").size());
        assertThat(answer.path("rebalancing").isNull()).isTrue();
    }

    @Test
    void tellsTheTablesInWords() {
        CliRun run = CliRun.withoutModels("portfolio", "--value", "1000", "--scaling", ".5");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("synthetic", "Kelly by daily returns", "allocated share", "Sharpe ratio",
                        "effective positions",
                        "bound by", "SIZE_BELOW_ONE_LOT");
    }

    /** Smaller lots leave less behind, and what is left of a purse cannot be less than nothing. */
    @Test
    void fractionalLotsUseThePurse() throws IOException {
        JsonNode whole = json("--value", "1000");
        JsonNode parts = json("--value", "1000", "--lot", ".001");
        assertThat(parts.at("/summary/cash").doubleValue()).isBetween(0.0, whole.at("/summary/cash").doubleValue());
    }

    @Test
    void leadsFromWhatIsHeldToTheTargets() throws IOException {
        Path file = folder.resolve("holdings.csv");
        Files.writeString(file, "symbol,units\nTSLA,40\nKO,1\nCASH,500\n");
        JsonNode answer = json("--holdings", file.toString(), "--order-cost", ".001");
        JsonNode plan = answer.path("rebalancing");
        assertThat(plan.path("orders").path(0).path("symbol").textValue()).isEqualTo("TSLA");
        assertThat(plan.path("orders").path(0).path("side").textValue()).isEqualTo("SELL");
        double cash = 500.0;
        for (JsonNode order : plan.path("orders")) {
            double sign = order.path("side").textValue().equals("SELL") ? 1.0 : -1.0;
            cash += sign * order.path("amount").doubleValue() - order.path("cost").doubleValue();
            assertThat(order.path("cost").doubleValue())
                    .isCloseTo(0.001 * order.path("amount").doubleValue(), within(1e-9));
        }
        assertThat(plan.path("cash_after").doubleValue()).isCloseTo(cash, within(1e-9)).isNotNegative();
        CliRun text = CliRun.withoutModels("portfolio", "--holdings", file.toString());
        assertThat(text.out()).contains("Orders", "sell", "turnover");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "symbol,count | must have the columns symbol and units",
        "symbol,units;KO,x | holdings.csv:2 [units]: 'x' must be a number",
        "symbol,units;KO,-1 | '-1' must be finite and not negative",
        "symbol,units;ko,1 | [symbol]",
        "symbol,units;KO,1;KO,2 | KO stands there twice",
        "symbol,units;NOWHERE,2 | no price history",
    })
    void aWrongFileOfHoldingsIsAFaultOfData(String lines, String message) throws IOException {
        Path file = folder.resolve("holdings.csv");
        Files.writeString(file, lines.replace(";", "\n") + "\n");
        CliRun run = CliRun.withoutModels("portfolio", "--holdings", file.toString());
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err()).contains(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--lot 0 | --lot is 0.0; allowed: 1e-9 to 1e9",
        "--leverage 11 | --leverage is 11.0",
        "--order-cost 1 | --order-cost is 1.0",
        "--lookback 3 | --lookback is 3.0",
        "--scaling 0 | --scaling is 0.0",
    })
    void namesWhatIsWrong(String arguments, String message) {
        CliRun run = CliRun.withoutModels(Stream.concat(Stream.of("portfolio"), Arrays.stream(arguments.split(" ")))
                .toArray(String[]::new));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(message);
    }

    @Test
    void shortAndMissingHistoriesAreLeftOutWithTheirReason() throws IOException {
        JsonNode answer = json("--symbols", "KO,NOWHERE");
        assertThat(answer.path("left_out").findValuesAsText("reason")).contains("BARS_MISSING");
        CliRun run = CliRun.withoutModels("portfolio", "--symbols", "NOWHERE");
        assertThat(run.code()).isEqualTo(4);
        assertThat(run.err()).contains("no candidate has prices");
    }

    private static JsonNode json(String... arguments) throws IOException {
        CliRun run = CliRun.withoutModels(
                Stream.concat(Stream.of("portfolio", "--json"), Arrays.stream(arguments)).toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return RunJson.parse(run.out());
    }
}
