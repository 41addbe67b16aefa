package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The verb {@code price} against published tables, and what it does with rows and files that are not as they should be. */
class PriceCommandTest {
    private static final String HEADER = "type,spot,strike,t,r,q,vol";

    @TempDir
    Path folder;

    @Test
    void pricesOfHaugsBook() {
        List<CSVRecord> table = ReferenceTable
                .resource(dollarbill.pricing.black.BlackScholes.class, "black_scholes_haug.csv");
        List<CSVRecord> answers = RowsTable.answers(
                RowsTable.of(
                        table,
                        HEADER,
                        row -> Stream.of("type", "spot", "strike", "t_years", "r", "q", "vol")
                                .map(row::get)
                                .collect(Collectors.joining(","))),
                "price", "--in", "-");
        assertThat(answers).hasSameSizeAs(table);
        for (int i = 0; i < table.size(); i++) {
            assertThat(RowsTable.number(answers.get(i), "price"))
                    .as("row %s", table.get(i))
                    .isCloseTo(RowsTable.number(table.get(i), "price"), within(1e-4));
        }
    }

    @Test
    void greeksOfAFiftyDigitComputation() {
        List<CSVRecord> table = ReferenceTable.shared("black_scholes_highprec.csv");
        List<CSVRecord> answers = RowsTable.answers(
                RowsTable.of(
                        table,
                        HEADER,
                        row -> Stream.of("type", "spot", "strike", "t_years", "r", "q", "vol")
                                .map(row::get)
                                .collect(Collectors.joining(","))),
                "price", "--in", "-", "--greeks", "all");
        for (int i = 0; i < table.size(); i++) {
            near(table.get(i), answers.get(i), "price", "price");
            near(table.get(i), answers.get(i), "delta", "delta");
            near(table.get(i), answers.get(i), "gamma", "gamma");
            near(table.get(i), answers.get(i), "vega", "vega");
            near(table.get(i), answers.get(i), "theta_per_year", "theta_per_year");
            near(table.get(i), answers.get(i), "rho", "rate_rho");
            near(table.get(i), answers.get(i), "dividend_rho", "dividend_rho");
            near(table.get(i), answers.get(i), "vanna", "vanna");
            near(table.get(i), answers.get(i), "volga", "volga");
            near(table.get(i), answers.get(i), "charm_per_year", "charm_per_year");
        }
    }

    private static void near(CSVRecord expected, CSVRecord answer, String column, String added) {
        double value = RowsTable.number(expected, column);
        assertThat(RowsTable.number(answer, added))
                .as("%s of %s", column, expected)
                .isCloseTo(value, within(1e-11 * Math.max(100.0, Math.abs(value))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "first"})
    void pricesOfTheHestonSurface(String greeks) {
        List<CSVRecord> table = ReferenceTable.shared("heston_surface_168.csv");
        List<CSVRecord> answers = RowsTable.answers(
                RowsTable.of(
                        table,
                        "model,type,forward,strike,t,v0,kappa,theta,sigma,rho",
                        row -> "heston,call,100," + row.get("strike") + "," + row.get("t")
                                + ",0.0175,1.5768,0.0398,0.5751,-0.5711"),
                "price", "--in", "-", "--greeks", greeks);
        for (int i = 0; i < table.size(); i++) {
            assertThat(RowsTable.number(answers.get(i), "price"))
                    .as("row %s", table.get(i))
                    .isCloseTo(RowsTable.number(table.get(i), "call_price"), within(1e-9));
        }
    }

    @ParameterizedTest
    @CsvSource({"fast,1e-3,none", "standard,5e-5,first", "high,1e-6,none"})
    void pricesOfTheAmericanPuts(String accuracy, double tolerance, String greeks) {
        List<CSVRecord> table = ReferenceTable.shared("american_put_500.csv");
        List<CSVRecord> answers = RowsTable.answers(
                RowsTable.of(
                        table,
                        "model," + HEADER,
                        row -> Stream.of("strike", "t", "r", "q", "vol")
                                .map(row::get)
                                .collect(Collectors.joining(",", "american,put,100,", ""))),
                "price", "--in", "-", "--american-accuracy", accuracy, "--greeks", greeks);
        for (int i = 0; i < table.size(); i++) {
            assertThat(RowsTable.number(answers.get(i), "price"))
                    .as("row %s", table.get(i))
                    .isCloseTo(RowsTable.number(table.get(i), "put_price"), within(tolerance));
        }
    }

    @Test
    void anAmericanOptionIsWorthTheEuropeanAndItsPayoffAtLeast() {
        List<CSVRecord> rows = RowsTable.answers(
                "model," + HEADER + "\namerican,P,80,100,1,-0.01,-0.05,0.2\nblack,P,80,100,1,-0.01,-0.05,0.2\n"
                        + "american,P,80,100,0,0.05,0,0.2\n",
                "price", "--in", "-");
        assertThat(RowsTable.number(rows.get(0), "price"))
                .isGreaterThanOrEqualTo(Math.max(20.0, RowsTable.number(rows.get(1), "price")));
        assertThat(RowsTable.number(rows.get(2), "price")).isEqualTo(20.0);
        assertThat(rows.get(2).get("delta")).isEmpty();
    }

    @Test
    void aForwardPricesLikeTheSpotItBelongsTo() {
        double forward = 100.0 * Math.exp((0.05 - 0.02) * 0.5);
        List<CSVRecord> bySpot = RowsTable.answers(HEADER + "\nC,100,110,0.5,0.05,0.02,0.3\n", "price", "--in", "-");
        List<CSVRecord> byForward = RowsTable.answers(
                HEADER.replace("spot", "forward") + "\nC," + forward + ",110,0.5,0.05,0.02,0.3\n", "price", "--in",
                "-");
        for (String column : List.of("price", "delta", "gamma", "vega_per_vol_point", "rate_rho")) {
            assertThat(RowsTable.number(byForward.getFirst(), column))
                    .as(column)
                    .isCloseTo(RowsTable.number(bySpot.getFirst(), column), within(1e-12));
        }
    }

    @Test
    void tradersUnitsAreFractionsOfTheRawDerivatives() {
        CSVRecord row = RowsTable
                .answers(HEADER + "\nP,100,110,0.5,0.05,0.02,0.3\n", "price", "--in", "-", "--greeks", "all")
                .getFirst();
        ratio(row, "vega", "vega_per_vol_point", 100);
        ratio(row, "theta_per_year", "theta_per_calendar_day", 365);
        ratio(row, "rate_rho", "rate_rho_per_rate_point", 100);
        ratio(row, "dividend_rho", "dividend_rho_per_rate_point", 100);
        ratio(row, "vanna", "vanna_per_vol_point", 100);
        ratio(row, "volga", "volga_per_vol_point_squared", 1e4);
        ratio(row, "charm_per_year", "charm_per_calendar_day", 365);
        ratio(row, "zomma", "zomma_per_vol_point", 100);
        ratio(row, "color_per_year", "color_per_calendar_day", 365);
        ratio(row, "veta_per_year", "veta_per_vol_point_and_calendar_day", 36_500);
        ratio(row, "ultima", "ultima_per_vol_point_cubed", 1e6);
    }

    private static void ratio(CSVRecord row, String raw, String traders, double units) {
        assertThat(RowsTable.number(row, raw) / RowsTable.number(row, traders))
                .as("%s over %s", raw, traders)
                .isCloseTo(units, within(1e-9 * units));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "C,100,110,0.5,,0.02,0.3        | VALUE_MISSING       | r is missing",
        "C,100,110,0.5,0.05,0.02        | ROW_RAGGED          | 6 cells where the header has 7",
        "C,100,110,0.5,0.05,0.02,0.3,9  | ROW_RAGGED          | 8 cells where the header has 7",
        "\"C\"x,100,110,0.5,0.05,0.02,0.3 | ROW_QUOTING       | closing quote",
        "X,100,110,0.5,0.05,0.02,0.3    | VALUE_UNKNOWN       | type 'X' must be call, put, C or P",
        ",100,110,0.5,0.05,0.02,0.3     | VALUE_MISSING       | type is missing",
        "C,0,110,0.5,0.05,0.02,0.3      | VALUE_OUT_OF_DOMAIN | spot '0' must be positive",
        "C,100,-1,0.5,0.05,0.02,0.3     | VALUE_OUT_OF_DOMAIN | strike '-1' must be positive",
        "C,100,110,-0.5,0.05,0.02,0.3   | VALUE_OUT_OF_DOMAIN | t '-0.5' must be zero or positive",
        "C,100,110,0.5,NaN,0.02,0.3     | VALUE_NOT_NUMBER    | r 'NaN' must be a finite number",
        "C,100,110,0.5,0.05,1e999,0.3   | VALUE_NOT_NUMBER    | q '1e999' must be a finite number",
        "C,100,110,0.5,0.05,0.02,0x1p3  | VALUE_NOT_NUMBER    | vol '0x1p3' must be a finite number",
        "C,1e300,110,100,0,-10,0.3      | PRICE_NOT_FINITE    | range",
    })
    void aRowThatCannotBeAnsweredSaysWhyAndKeepsItsPlace(String row, String reason, String detail) {
        String good = "C,100,110,0.5,0.05,0.02,0.3";
        List<CSVRecord> answers = RowsTable.answers(
                String.join("\n", HEADER, good, row, good) + "\n", "price", "--in", "-");
        assertThat(answers).hasSize(3).allSatisfy(answer -> assertThat(answer.size()).isEqualTo(7 + 11 + 2));
        assertThat(answers.get(1).get("reason")).isEqualTo(reason);
        assertThat(answers.get(1).get("reason_detail")).contains(detail);
        assertThat(answers.get(1).get("price")).isEmpty();
        assertThat(row).startsWith(answers.get(1).get("type"));
        assertThat(answers.get(0).get("price")).isNotEmpty().isEqualTo(answers.get(2).get("price"));
        assertThat(answers.get(0).get("reason")).isEmpty();
    }

    @Test
    void oneRowMayUseWhatAnotherDoesNot() {
        List<CSVRecord> answers = RowsTable.answers("""
                model,type,spot,strike,t,vol,v0,kappa,theta,sigma,rho
                black,C,100,100,1,0.2,,,,,
                Heston,P,100,100,1,,0.04,2,0.04,0,0
                HESTON,call,100,100,1,,0.04,2,,0.3,-0.5
                heston,call,100,90,0,,0.04,2,0.04,0.3,-0.5
                sabr,C,100,100,1,0.2,,,,,
                """, "price", "--in", "-");
        assertThat(RowsTable.number(answers.get(0), "price")).isCloseTo(7.965567455405804, within(1e-12));
        assertThat(RowsTable.number(answers.get(1), "price")).isCloseTo(7.965567455405804, within(1e-7));
        assertThat(answers.get(2).get("reason_detail")).isEqualTo("theta is missing; must be positive");
        assertThat(RowsTable.number(answers.get(3), "price")).isEqualTo(10.0);
        assertThat(answers.get(4).get("reason")).isEqualTo("VALUE_UNKNOWN");
        assertThat(answers.get(4).get("reason_detail")).startsWith("model 'sabr' must be black, heston, american");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "type,spot,strike,r,vol                | [t]: column missing",
        "spot,strike,t,vol                     | [type]: column missing from the header, or is_call in its place",
        "type,strike,t,vol                     | [spot]: column missing from the header, or forward in its place",
        "type,spot,strike,t                    | [vol]: column missing",
        "type,spot,strike,t,vol,price          | [price]: would be added but is in the header already",
        "type,spot,strike,t,vol,vol            | [vol]: stands in the header more than once",
        "type;spot;strike;t;vol                | [type]: column missing",
    })
    void aHeaderThatCannotBeUsedRefusesTheFile(String header, String message) {
        Path out = folder.resolve("out.csv");
        CliRun run = CliRun.withInput(header + "\nC,100,100,1,0.2,0.2\n", "price", "--in", "-", "--out",
                out.toString());
        assertThat(run.code()).isEqualTo(ExitCode.DATA.code());
        assertThat(run.err()).startsWith("error DATA: standard input:1 " + message).doesNotContain("\tat ");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anEmptyFileIsRefused() {
        CliRun run = CliRun.withInput("", "price", "--in", "-");
        assertThat(run.code()).isEqualTo(ExitCode.DATA.code());
        assertThat(run.err()).contains("empty where a header is needed");
    }

    @Test
    void aMissingFileIsAFaultOfTheFile() {
        CliRun run = CliRun.withoutModels("price", "--in", folder.resolve("none.csv").toString());
        assertThat(run.code()).isEqualTo(ExitCode.FILE.code());
        assertThat(run.err()).contains("no such file");
    }

    @Test
    void aPrefixMakesRoomForColumnsOfTheSameName() {
        CSVRecord row = RowsTable
                .answers("price,type,spot,strike,t,vol\nmine,C,100,100,1,0.2\n", "price", "--in", "-", "--prefix", "m_")
                .getFirst();
        assertThat(row.get("price")).isEqualTo("mine");
        assertThat(RowsTable.number(row, "m_price")).isCloseTo(7.965567455405804, within(1e-12));
    }

    @Test
    void otherBytesPassThroughAsTheyWere() {
        String header = "note,\"type\", spot ,strike,t,vol,é";
        String first = "\"a, \"\"b\"\"\nc\",call,\"100\", 100 ,1,.2,\"\"";
        String blank = "";
        String last = "5\" x,P,1e2,+100.,1.0,2e-1, ü ";
        CliRun run = CliRun.withInput(
                String.join("\r\n", header, first, blank, last), "price", "--in", "-", "--greeks", "none");
        String[] lines = run.out().split("\r\n", -1);
        assertThat(lines).hasSize(5);
        assertThat(lines[0]).isEqualTo(header + ",price,reason,reason_detail");
        assertThat(lines[1]).startsWith(first + ",7.9655674554057").endsWith(",,");
        assertThat(lines[2]).isEmpty();
        assertThat(lines[3]).startsWith(last + ",7.9655674554057");
        assertThat(lines[4]).isEmpty();
    }

    @Test
    void blocksOfManyThreadsKeepTheOrder() throws IOException {
        int rows = 30_000;
        Path in = folder.resolve("in.csv.gz");
        Path out = folder.resolve("out.csv.gz");
        try (dollarbill.app.csv.OutputFile file = new dollarbill.app.csv.OutputFile(in)) {
            String text = IntStream.range(0, rows)
                    .mapToObj(i -> i + ",C,100," + (50 + i % 101) + ",1,0.2\n")
                    .collect(Collectors.joining("", "id,type,spot,strike,t,vol\n", ""));
            file.stream().write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            file.commit();
        }
        CliRun run = CliRun.withoutModels(
                "price", "--in", in.toString(), "--out", out.toString(), "--threads", "3", "--json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(RunJson.parse(run.out()).get("answered").intValue()).isEqualTo(rows);
        assertThat(run.err()).startsWith(rows + " rows, " + rows + " answered");
        try (java.io.InputStream packed = new java.util.zip.GZIPInputStream(Files.newInputStream(out))) {
            List<CSVRecord> answers = RowsTable
                    .parse(new String(packed.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            assertThat(answers).hasSize(rows);
            for (int i = 0; i < rows; i++) {
                assertThat(answers.get(i).get("id")).isEqualTo(Integer.toString(i));
            }
            assertThat(RowsTable.number(answers.get(50), "price")).isCloseTo(7.965567455405804, within(1e-13));
        }
    }

    @Test
    void aFaultInsideTheFileLeavesTheOutputBefore() throws IOException {
        Path out = Files.writeString(folder.resolve("out.csv"), "before");
        CliRun run = CliRun.withInput(
                "type,spot,strike,t,vol\nC,100,100,1,0.2\nC,\"100,100,1,0.2\n",
                "price", "--in", "-", "--out", out.toString());
        assertThat(run.code()).isEqualTo(ExitCode.DATA.code());
        assertThat(run.err()).contains("standard input:3", "not closed");
        assertThat(Files.readString(out)).isEqualTo("before");
        try (Stream<Path> entries = Files.list(folder)) {
            assertThat(entries).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"--threads,0", "--prefix,a b", "--greeks,some"})
    void wrongOptionsAreFaultsOfUsage(String option, String value) {
        CliRun run = CliRun.withInput(HEADER + "\n", "price", "--in", "-", option, value);
        assertThat(run.code()).isEqualTo(ExitCode.USAGE.code());
        assertThat(run.err()).contains(option, value);
    }
}
