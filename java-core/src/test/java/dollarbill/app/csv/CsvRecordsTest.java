package dollarbill.app.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dollarbill.market.DataFault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Records cut from a stream and their cells, against the parser of Commons CSV. */
class CsvRecordsTest {
    private static final CSVFormat OTHER_PARSER = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    @Property(tries = 500, seed = "20260301")
    void cellsAreThoseAnotherParserFinds(@ForAll("tables") String text, @ForAll @IntRange(min = 1, max = 64) int block)
            throws IOException {
        List<List<String>> expected = new ArrayList<>();
        for (CSVRecord record : OTHER_PARSER.parse(new StringReader(text))) {
            expected.add(record.toList());
        }
        assertThat(cells(text, block)).as("blocks of %d bytes of %s", block, text).isEqualTo(expected);
    }

    @Property(tries = 500, seed = "20260302")
    void blocksTogetherAreTheFile(@ForAll("tables") String text, @ForAll @IntRange(min = 1, max = 64) int size)
            throws IOException {
        CsvRecords records = records(text, size);
        StringBuilder joined = new StringBuilder();
        for (Optional<CsvBlock> block = records.next(); block.isPresent(); block = records.next()) {
            CsvBlock found = block.get();
            joined.append(new String(found.bytes(), 0, found.end(), StandardCharsets.UTF_8));
        }
        assertThat(joined.toString()).isEqualTo(text);
    }

    /** Cells of any characters, quoted where they must be and sometimes where they need not be. */
    @Provide
    Arbitrary<String> tables() {
        Arbitrary<String> plain = Arbitraries.strings().withChars("ab1. é\t").ofMinLength(1).ofMaxLength(6);
        Arbitrary<String> quoted = Arbitraries.strings()
                .withChars("ab,\"\r\n é")
                .ofMaxLength(8)
                .map(content -> '"' + content.replace("\"", "\"\"") + '"');
        Arbitrary<String> cell = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, plain), net.jqwik.api.Tuple.of(1, quoted));
        Arbitrary<String> lineEnd = Arbitraries.of("\n", "\r\n");
        Arbitrary<String> row = cell.list().ofMinSize(1).ofMaxSize(5).map(cells -> String.join(",", cells));
        return net.jqwik.api.Combinators
                .combine(row.list().ofMinSize(1).ofMaxSize(8), lineEnd, Arbitraries.of(true, false))
                .as((rows, end, last) -> rows.stream().collect(Collectors.joining(end)) + (last ? end : ""));
    }

    @Test
    void aQuoteInsideAPlainCellIsText() throws IOException {
        assertThat(cells("5\" pipe,2\nx,y\n", 8)).isEqualTo(List.of(List.of("5\" pipe", "2"), List.of("x", "y")));
    }

    @Test
    void theMarkBeforeUtf8BelongsToNoColumn() throws IOException {
        CsvBlock header = records("\uFEFF\"spot\",strike\n1,2\n", 4).header().orElseThrow();
        CsvCells cells = new CsvCells();
        cells.findHeader(header);
        assertThat(List.of(cells.text(0), cells.text(1))).containsExactly("spot", "strike");
    }

    @Test
    void aQuoteThatIsNeverClosedNamesItsLine() {
        assertThatThrownBy(() -> cells("a,b\n1,\"2\n3,4\n", 8))
                .isInstanceOf(DataFault.class)
                .hasMessageContaining("table.csv:2")
                .hasMessageContaining("not closed");
    }

    @Test
    void aRecordLongerThanTheLimitIsRefused() {
        String text = "a\n" + "x".repeat(4 * CsvRecords.LONGEST_RECORD) + "\n";
        assertThatThrownBy(() -> cells(text, 1 << 10))
                .isInstanceOf(DataFault.class)
                .hasMessageContaining("table.csv:2")
                .hasMessageContaining("longer than");
    }

    @Test
    void textAfterAClosingQuoteIsNoticed() throws IOException {
        CsvBlock block = records("\"a\"b,c\n", 16).next().orElseThrow();
        CsvCells cells = new CsvCells();
        cells.find(block, 0);
        assertThat(cells.wellQuoted()).isFalse();
        assertThat(cells.count()).isEqualTo(2);
    }

    @Test
    void onlyFinitePlainDecimalsAreNumbers() throws IOException {
        CsvBlock block = records(
                "1,-2.5e-3, +.5 ,\"7.\",1e999,NaN,0x1p3,1d,1e,.,,1 2,--1,Infinity\n", 256).next().orElseThrow();
        CsvCells cells = new CsvCells();
        cells.find(block, 0);
        List<Double> numbers = new ArrayList<>();
        for (int cell = 0; cell < cells.count(); cell++) {
            numbers.add(cells.number(cell));
        }
        assertThat(numbers.subList(0, 4)).containsExactly(1.0, -0.0025, 0.5, 7.0);
        assertThat(numbers.subList(4, 14)).allMatch(number -> number.isNaN());
    }

    @Property(tries = 1000, seed = "20260303")
    void numbersAreReadAndWrittenExactly(@ForAll double number) throws IOException {
        ByteText text = new ByteText(1);
        text.append(number);
        CsvBlock block = new CsvRecords("n", new ByteArrayInputStream(text.toBytes()), 64).next().orElseThrow();
        CsvCells cells = new CsvCells();
        cells.find(block, 0);
        assertThat(cells.number(0)).isEqualTo(number);
    }

    private static CsvRecords records(String text, int block) {
        return new CsvRecords("table.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), block);
    }

    private static List<List<String>> cells(String text, int size) throws IOException {
        CsvRecords records = records(text, size);
        CsvCells cells = new CsvCells();
        List<List<String>> all = new ArrayList<>();
        for (Optional<CsvBlock> block = records.next(); block.isPresent(); block = records.next()) {
            for (int record = 0; record < block.get().records(); record++) {
                cells.find(block.get(), record);
                List<String> row = new ArrayList<>();
                for (int cell = 0; cell < cells.count(); cell++) {
                    row.add(cells.whole(cell));
                }
                all.add(row);
            }
        }
        return all;
    }
}
