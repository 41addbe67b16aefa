package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.ReferenceTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verb that reports the risk of a book. */
class RiskCommandTest {
    private static final String BOOK = ProjectCopy.root().resolve("docs/examples/book.json").toString();

    @TempDir
    Path folder;

    @Test
    void theDocumentHoldsTogether() {
        CliRun run = CliRun.withoutModels("risk", "--book", BOOK, "--json");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode risk = RunJson.parse(run.out());
        assertThat(risk.path("as_of").asText()).isEqualTo("2026-10-30");
        assertThat(risk.path("synthetic").asBoolean()).isTrue();
        assertThat(risk.path("positions")).hasSize(9);
        assertThat(risk.path("unvalued")).isEmpty();
        double value = 0.0;
        for (JsonNode position : risk.path("positions")) {
            value += position.path("greeks").path("value").asDouble();
            assertThat(position.path("gain").asDouble()).isCloseTo(
                    position.path("shares").asDouble()
                            * (position.path("price").asDouble() - position.path("entry_price").asDouble()),
                    within(1e-6));
        }
        assertThat(risk.path("total").path("value").asDouble()).isCloseTo(value, within(1e-6));
        for (JsonNode stress : risk.path("stresses")) {
            double split = 0.0;
            for (JsonNode part : stress.path("explained")) {
                split += part.asDouble();
            }
            double bySymbol = 0.0;
            for (JsonNode part : stress.path("by_symbol")) {
                bySymbol += part.asDouble();
            }
            assertThat(split).isCloseTo(stress.path("pnl").asDouble(), within(1e-6));
            assertThat(bySymbol).isCloseTo(stress.path("pnl").asDouble(), within(1e-6));
        }
        assertThat(risk.path("grid").path("pnl").path(0).path(1).path(4).asDouble()).isCloseTo(0.0, within(1e-9));
        assertThat(risk.path("value_at_risk").path("estimates")).hasSize(10).allSatisfy(e -> {
            if (e.path("reason").isNull()) {
                assertThat(e.path("expected_shortfall").asDouble())
                        .isGreaterThanOrEqualTo(e.path("value_at_risk").asDouble());
                assertThat(e.path("low").asDouble()).isLessThanOrEqualTo(e.path("value_at_risk").asDouble());
            }
        });
        assertThat(risk.path("concentration").path("diversification_score").asDouble()).isBetween(0.0, 1.0);
        assertThat(risk.path("backtests")).hasSize(8);
    }

    @Test
    void theTableNamesEachPart() {
        CliRun run = CliRun.withoutModels("risk", "--book", BOOK, "--history", "250");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("Book of 9 positions as of 2026-10-30", "synthetic", "AAPL 2026-11-27 C 220",
                "2018-02 vol shock", "Cornish-Fisher", "Monte Carlo", "diversification score", "Kupiec p",
                "told by the book");
    }

    @Test
    void aGainSplitByGreekIsTheDifferenceOfTwoReports() {
        JsonNode now = RunJson
                .parse(CliRun.withoutModels("risk", "--book", BOOK, "--since", "2026-10-23", "--json").out());
        JsonNode before = RunJson
                .parse(CliRun.withoutModels("risk", "--book", BOOK, "--as-of", "2026-10-23", "--json").out());
        JsonNode change = now.path("change");
        assertThat(change.path("from").asText()).isEqualTo("2026-10-23");
        assertThat(change.path("pnl").asDouble()).isCloseTo(
                now.at("/total/value").asDouble() - before.at("/total/value").asDouble(), within(1e-6));
        double split = 0.0;
        for (JsonNode part : change.path("explained")) {
            split += part.asDouble();
        }
        assertThat(split).isCloseTo(change.path("pnl").asDouble(), within(1e-6));
        assertThat(Math.abs(change.at("/explained/residual").asDouble()))
                .isLessThan(0.5 * Math.abs(change.path("pnl").asDouble()));
    }

    /** A book of SPY shares moves as SPY: its backtest is that of the real returns. */
    @Test
    void sharesOfSpyOnRealDataHaveTheCoverageOfItsReturns() throws IOException {
        Path book = folder.resolve("spy.csv");
        Files.writeString(book, "symbol,type,quantity,entry_price\nSPY,shares,100,380\n");
        CliRun run = CliRun.withoutModels("risk", "--book", book.toString(), "--data",
                ReferenceTable.sharedData().toString(), "--as-of", "2022-12-30", "--json");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode tests = RunJson.parse(run.out()).path("backtests");
        assertThat(tests.path(0).path("exceptions").asInt()).isEqualTo(289);
        assertThat(tests.path(1).path("exceptions").asInt()).isEqualTo(272);
        assertThat(tests.path(1).path("verdict").asText()).isEqualTo("ACCEPTED");
        assertThat(tests.path(4).path("exceptions").asInt()).isEqualTo(87);
        assertThat(tests.path(4).path("why").asText()).contains("too many exceptions", "40 to 67 accepted",
                "they cluster");
    }

    @Test
    void whatHasNoValueIsNamedFirst() throws IOException {
        Path book = folder.resolve("gone.csv");
        Files.writeString(book, """
                symbol,type,strike,expiry,quantity,entry_price
                KO,call,50,2026-10-16,1,2
                NOWHERE,shares,,,10,2
                KO,shares,,,10,2
                """);
        CliRun run = CliRun.withoutModels("risk", "--book", book.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("2 positions without a value", "QUOTE_EXPIRED", "SPOT_MISSING",
                "Book of 1 position as of");
    }

    @Test
    void anEmptyBookHasNothingToLose() throws IOException {
        Path book = folder.resolve("empty.json");
        Files.writeString(book, "{\"positions\": []}");
        CliRun run = CliRun.withoutModels("risk", "--book", book.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("The book holds no positions.").doesNotContain("as of", "shocks", "VIX");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "risk                                    | 2 | --book",
        "risk --book nowhere.json                | 8 | no such file",
        "risk --book BOOK --history 5            | 2 | historyDays 5 must be from 60",
        "risk --book BOOK --smile melting        | 2 | --smile",
        "risk --book BOOK --since 2027-01-01     | 4 | since: 2027-01-01 must be before 2026-10-30",
        "risk --book BOOK --since 2026-10-30     | 4 | since: 2026-10-30 must be before 2026-10-30",
        "risk --book BAD                         | 4 | bad.json:1 [$.positions[0].type]: 'cal' must be call, put or shares",
    })
    void refusesWithTheReason(String args, int code, String message) throws IOException {
        Path bad = folder.resolve("bad.json");
        Files.writeString(bad,
                "{\"positions\": [{\"symbol\": \"KO\", \"type\": \"cal\", \"quantity\": 1, \"entry_price\": 1}]}");
        CliRun run = CliRun.withoutModels(args.replace("BOOK", BOOK).replace("BAD", bad.toString()).split(" +"));
        assertThat(run.code()).as(run.err()).isEqualTo(code);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }
}
