package dollarbill.app.rows;

import com.fasterxml.jackson.core.JsonGenerator;
import dollarbill.market.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes the answer to a row as fields of a JSON object: a number or null each, then the reason and its detail. */
public final class AnswerJson {
    private final List<AnswerColumn> columns;
    private final List<String> names;

    /** Creates a writer for the columns of a question under their own names. */
    public AnswerJson(Question question) {
        this(
                question.columns(),
                Stream.concat(
                        question.columns().stream().map(AnswerColumn::column),
                        Stream.of(CsvLayout.REASON, CsvLayout.DETAIL)).toList());
    }

    AnswerJson(List<AnswerColumn> columns, List<String> names) {
        this.columns = List.copyOf(columns);
        this.names = List.copyOf(names);
    }

    /** Writes the fields into the object that is open. */
    public void write(JsonGenerator json, RowBlock block, int row) throws IOException {
        for (int i = 0; i < columns.size(); i++) {
            json.writeFieldName(names.get(i));
            if (block.has(row, columns.get(i))) {
                json.writeNumber(block.answer(row, columns.get(i)));
            } else {
                json.writeNull();
            }
        }
        Optional<Reason> reason = block.reason(row);
        json.writeFieldName(names.get(columns.size()));
        if (reason.isPresent()) {
            json.writeString(reason.get().name());
        } else {
            json.writeNull();
        }
        json.writeFieldName(names.get(columns.size() + 1));
        if (reason.isPresent()) {
            json.writeString(block.detail(row));
        } else {
            json.writeNull();
        }
    }
}
