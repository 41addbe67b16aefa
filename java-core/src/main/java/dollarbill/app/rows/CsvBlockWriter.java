package dollarbill.app.rows;

import dollarbill.app.csv.ByteText;
import dollarbill.app.csv.CsvBlock;
import dollarbill.app.csv.CsvCells;
import dollarbill.market.Reason;
import java.util.List;

/**
 * Writes rows as CSV: each record as it was read, then the answers.
 *
 * <p>Every record written has the header's number of cells: missing ones are added empty, those too many are left out. A
 * cell with text behind its closing quote is put into quotes whole, so that other programs can read the file.
 */
final class CsvBlockWriter implements BlockWriter {
    private static final byte[] NOTHING = {};
    private static final int BYTES_PER_ANSWER = 24;

    private final CsvLayout layout;
    private final List<AnswerColumn> columns;
    private final String lineEnd;

    /**
     * Creates a writer.
     *
     * @param lineEnd  ends records that were read without a line end
     */
    CsvBlockWriter(CsvLayout layout, List<AnswerColumn> columns, String lineEnd) {
        this.layout = layout;
        this.columns = List.copyOf(columns);
        this.lineEnd = lineEnd.isEmpty() ? "\n" : lineEnd;
    }

    @Override
    public byte[] opening(CsvBlock header) {
        ByteText text = new ByteText(1 << 10);
        text.append(header.bytes(), header.starts()[0], header.ends()[0]);
        for (String name : layout.added()) {
            text.append(',');
            text.appendCell(name);
        }
        text.append(lineEnd);
        return text.toBytes();
    }

    @Override
    public ByteText block(CsvBlock records, int[] rowOf, RowBlock block) {
        ByteText text = new ByteText(
                records.end() + records.records() * BYTES_PER_ANSWER * (columns.size() + 1));
        CsvCells cells = new CsvCells();
        for (int record = 0; record < records.records(); record++) {
            int row = rowOf[record];
            if (row < 0) {
                text.append(records.bytes(), records.starts()[record], records.ends()[record]);
            } else {
                given(text, cells, records, record, block, row);
                answers(text, block, row);
            }
            lineEnd(text, records, record);
        }
        return text;
    }

    @Override
    public byte[] between() {
        return NOTHING;
    }

    @Override
    public byte[] closing() {
        return NOTHING;
    }

    /** Writes the record; one whose cells do not fit the header or are not well quoted, cell by cell. */
    private void given(ByteText text, CsvCells cells, CsvBlock records, int record, RowBlock block, int row) {
        Reason reason = block.reason(row).orElse(null);
        if (reason != Reason.ROW_RAGGED && reason != Reason.ROW_QUOTING) {
            text.append(records.bytes(), records.starts()[record], records.ends()[record]);
            return;
        }
        cells.find(records, record);
        for (int cell = 0; cell < layout.width(); cell++) {
            if (cell > 0) {
                text.append(',');
            }
            if (cell < cells.count()) {
                given(text, cells, records, cell);
            }
        }
    }

    private static void given(ByteText text, CsvCells cells, CsvBlock records, int cell) {
        if (cells.wellQuoted(cell)) {
            text.append(records.bytes(), cells.start(cell), cells.end(cell));
        } else {
            text.appendCell(cells.written(cell));
        }
    }

    private void answers(ByteText text, RowBlock block, int row) {
        for (int i = 0; i < columns.size(); i++) {
            text.append(',');
            AnswerColumn column = columns.get(i);
            if (block.has(row, column)) {
                text.append(block.answer(row, column));
            }
        }
        text.append(',');
        block.reason(row).ifPresent(reason -> text.append(reason.name()));
        text.append(',');
        text.appendCell(block.detail(row));
    }

    private void lineEnd(ByteText text, CsvBlock records, int record) {
        int from = records.ends()[record];
        int to = records.next(record);
        if (to > from) {
            text.append(records.bytes(), from, to);
        } else {
            text.append(lineEnd);
        }
    }
}
