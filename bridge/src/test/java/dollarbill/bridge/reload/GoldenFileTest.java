package dollarbill.bridge.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.Values;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden vectors are read back bit for bit, faults name their key, and bands are closed intervals. */
class GoldenFileTest {
    private static final ModelId MODEL = new ModelId("probe");
    private static final String GOOD = """
            {"contract": 1, "model": "probe", "inputs": ["x", "y"], "outputs": ["p"],
             "within": {"p": 0.25}, "rows": [[1, null], [2.5, 3]], "expected": [[0.5], [0.75]]}""";

    @Test
    void nullIsAnAbsentInput() throws ModelException {
        GoldenVectors golden = GoldenFile.parse(MODEL, GOOD);
        assertThat(golden.rows()).isEqualTo(DoubleRows.of(2, 1, Double.NaN, 2.5, 3));
        assertThat(golden.expected()).isEqualTo(DoubleRows.of(1, 0.5, 0.75));
    }

    @Test
    void textIsReadBackBitForBit() throws ModelException {
        GoldenVectors golden = new GoldenVectors(
                MODEL,
                List.of("x", "quoted \" name"),
                List.of("p", "q"),
                Values.of(0, 1e-12),
                DoubleRows.of(2, -0.0, Double.NaN, Double.MIN_VALUE, Double.MAX_VALUE),
                DoubleRows.of(2, 0.1 + 0.2, Math.PI, -1e-300, 1 / 3.0));
        GoldenVectors read = GoldenFile.parse(MODEL, GoldenFile.render(golden));
        assertThat(read).isEqualTo(golden);
    }

    @Test
    void bandIsClosedAndEachMoveIsCounted() throws ModelException {
        GoldenVectors golden = GoldenFile.parse(MODEL, GOOD);
        assertThat(golden.moved(DoubleRows.of(1, 0.25, 1.0))).isEmpty();
        assertThat(golden.moved(DoubleRows.of(1, 0.5, 1.0000001)).orElseThrow().message())
                .startsWith("row 1 output 'p': expected 0.75, got 1.0000001, allowed within 0.25 (1 of 2");
        assertThat(golden.moved(DoubleRows.of(1, 9, 9)).orElseThrow().message()).contains("2 of 2");
        assertThat(golden.moved(DoubleRows.of(1, Double.NaN, 0.75))).isPresent();
    }

    @Test
    void acceptedAnswersMayBeAbsentWhereTheyAreToBeMade() throws ModelException {
        String bare = GOOD.replace(", \"expected\": [[0.5], [0.75]]", "");
        assertThat(GoldenFile.parseQuestions(MODEL, bare).rows().rows()).isEqualTo(2);
        assertThatThrownBy(() -> GoldenFile.parse(MODEL, bare)).hasMessageContaining("'expected' is missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "contract": 1           | "contract": 2             | contract 2
            "model": "probe"        | "model": "other"          | model other
            "within": {"p": 0.25}   | "within": {"q": 0.25}     | 'within'
            "within": {"p": 0.25}   | "within": {"p": -1}       | 'within'
            "within": {"p": 0.25}   | "within": {"p": 1, "q": 1}| 'within'
            [2.5, 3]                | [2.5]                     | 'rows' must be at least one array of 2 numbers or nulls
            [2.5, 3]                | [2.5, "3"]                | 'rows'
            [[1, null], [2.5, 3]]   | []                        | 'rows'
            [[0.5], [0.75]]         | [[0.5]]                   | 'expected' must be an array of 2 rows
            [[0.5], [0.75]]         | [[0.5], [null]]           | 'expected' must be at least one array of 1 numbers
            [[0.5], [0.75]]         | [[0.5], [1e999]]          | 'expected'
            "inputs": ["x", "y"]    | "inputs": ["x", 1]        | 'inputs' must be an array of texts
            "inputs": ["x", "y"]    | "inputs": []              | 'inputs'
            """)
    void faultNamesFileAndKey(String from, String to, String message) {
        assertThat(GOOD).contains(from);
        assertThatThrownBy(() -> GoldenFile.parse(MODEL, GOOD.replace(from, to)))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("MODEL_GOLDEN: models/probe.golden.json")
                .hasMessageContaining(message);
    }
}
