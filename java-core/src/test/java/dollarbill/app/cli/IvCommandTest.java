package dollarbill.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dollarbill.ReferenceTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verb {@code iv} against a table of ten thousand volatilities, and against the verb {@code price}. */
class IvCommandTest {
    @TempDir
    Path folder;

    @Test
    void findsTheVolatilitiesOfTheRandomTable() throws IOException {
        Path table = ReferenceTable.sharedData().resolve("reference/implied_vol_random_10000.csv.gz");
        Path out = folder.resolve("out.csv");
        CliRun run = CliRun.withoutModels("iv", "--in", table.toString(), "--out", out.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).startsWith("10000 rows, 10000 answered");
        List<CSVRecord> answers = RowsTable.parse(Files.readString(out));
        assertThat(answers).hasSize(10_000);
        for (CSVRecord row : answers) {
            assertThat(RowsTable.number(row, "iv"))
                    .as("row %s", row)
                    .isCloseTo(RowsTable.number(row, "vol"), within(2e-15));
        }
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(table))) {
            List<String> given = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            List<String> written = Files.readAllLines(out);
            assertThat(written).hasSameSizeAs(given);
            for (int i = 0; i < given.size(); i++) {
                assertThat(written.get(i)).startsWith(given.get(i) + ",");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"spot,100,price,10.450583572185565",
        "forward,105.12710963760242,undiscounted_price,10.986396449700786"})
    void spotOrForwardAndPriceNowOrAtExpiry(String underlying, double level, String price, double value) {
        CSVRecord row = RowsTable
                .answers(
                        "is_call," + underlying + ",strike,t,r," + price + "\ntrue," + level + ",100,1,0.05," + value
                                + "\n",
                        "iv", "--in", "-")
                .getFirst();
        assertThat(RowsTable.number(row, "iv")).isCloseTo(0.2, within(1e-14));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "C,100,,90,1,9   | IV_BELOW_INTRINSIC",
        "C,100,,90,1,101 | IV_ABOVE_BOUND",
        "P,100,,90,1,90  | IV_ABOVE_BOUND",
        "C,100,,90,0,12  | IV_NOT_FINITE",
        "C,100,100,90,1,12 | VALUE_CONFLICT",
        "C,,,90,1,12     | VALUE_MISSING",
        "C,100,,90,1,    | VALUE_MISSING",
        "C,100,,90,1,x   | VALUE_NOT_NUMBER",
        "C,-100,,90,1,12 | VALUE_OUT_OF_DOMAIN",
    })
    void aPriceWithoutVolatilitySaysWhy(String row, String reason) {
        CSVRecord answer = RowsTable
                .answers("type,spot,forward,strike,t,price\n" + row + "\n", "iv", "--in", "-")
                .getFirst();
        assertThat(answer.get("reason")).isEqualTo(reason);
        assertThat(answer.get("reason_detail")).isNotEmpty();
        assertThat(answer.get("iv")).isEmpty();
    }

    @Test
    void whatPriceWritesIvReads() {
        CliRun priced = CliRun.withInput(
                "type,spot,strike,t,r,q,vol\nC,100,120,2,0.03,0.01,0.35\nP,100,80,0.1,-0.01,0,0.5\n",
                "price", "--in", "-", "--greeks", "none");
        List<CSVRecord> answers = RowsTable.answers(priced.out(), "iv", "--in", "-", "--prefix", "implied_");
        assertThat(answers).hasSize(2)
                .allSatisfy(
                        row -> assertThat(RowsTable.number(row, "implied_iv"))
                                .isCloseTo(RowsTable.number(row, "vol"), within(1e-14)));
    }
}
