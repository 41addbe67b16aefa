package dollarbill.app.rows;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dollarbill.app.csv.ByteText;
import dollarbill.app.csv.CsvBlock;
import dollarbill.app.csv.CsvCells;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes rows as one JSON document, {@code {"rows":[…]}}, the same as the HTTP endpoint answers. */
final class JsonBlockWriter implements BlockWriter {
    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] NEXT = ",\n".getBytes(StandardCharsets.US_ASCII);

    private final CsvLayout layout;
    private final AnswerJson answers;
    private final boolean[] numeric;

    JsonBlockWriter(CsvLayout layout, List<AnswerColumn> columns) {
        this.layout = layout;
        this.answers = new AnswerJson(columns, layout.added());
        this.numeric = new boolean[layout.width()];
        for (Input input : Input.values()) {
            if (layout.cell(input) >= 0) {
                numeric[layout.cell(input)] = true;
            }
        }
    }

    @Override
    public byte[] opening(CsvBlock header) {
        return "{\"rows\":[\n".getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public ByteText block(CsvBlock records, int[] rowOf, RowBlock block) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(records.end() * 4);
        CsvCells cells = new CsvCells();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString(",\n"));
            for (int record = 0; record < records.records(); record++) {
                if (rowOf[record] >= 0) {
                    cells.find(records, record);
                    json.writeStartObject();
                    given(json, cells);
                    answers.write(json, block, rowOf[record]);
                    json.writeEndObject();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ByteText bytes = new ByteText(text.size());
        bytes.append(text.toByteArray(), 0, text.size());
        return bytes;
    }

    @Override
    public byte[] between() {
        return NEXT.clone();
    }

    @Override
    public byte[] closing() {
        return "\n]}\n".getBytes(StandardCharsets.US_ASCII);
    }

    /** Writes the cells of the columns: numbers where the column is one this program reads as numbers, else texts. */
    private void given(JsonGenerator json, CsvCells cells) throws IOException {
        for (int cell = 0; cell < layout.width(); cell++) {
            json.writeFieldName(layout.header().get(cell));
            if (cell >= cells.count()) {
                json.writeNull();
                continue;
            }
            double number = numeric[cell] ? cells.number(cell) : Double.NaN;
            if (!Double.isNaN(number)) {
                json.writeNumber(number);
            } else if (numeric[cell] && cells.empty(cell)) {
                json.writeNull();
            } else {
                json.writeString(cells.whole(cell));
            }
        }
    }
}
