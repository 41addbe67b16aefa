package dollarbill.app.rows;

import dollarbill.app.csv.ByteText;
import dollarbill.app.csv.CsvBlock;
import dollarbill.app.csv.CsvCells;
import dollarbill.app.csv.CsvRecords;
import dollarbill.app.csv.OrderedWork;
import dollarbill.market.DataFault;
import dollarbill.market.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Streams CSV through a question, block by block on several threads, in the order of the rows.
 *
 * <p>Memory does not grow with the file: at most two blocks more than threads are in work at a time.
 */
public final class RowStream {
    /** Rows of one model are cheap. */
    private static final int BLOCK_BYTES = 1 << 18;
    /** Rows that choose their model may each take milliseconds: a small file still has work for every thread. */
    private static final int SMALL_BLOCK_BYTES = 1 << 13;
    private static final int LONGEST_VALUE = 40;

    private final Question question;
    private final Settings settings;

    /**
     * How rows are streamed.
     *
     * @param json  whether they are written as JSON instead of CSV
     * @param prefix  stands before the names of the columns added
     * @param threads  threads that answer, at least 1
     */
    public record Settings(boolean json, String prefix, int threads) {}

    /** Creates a stream that asks one question. */
    public RowStream(Question question, Settings settings) {
        this.question = question;
        this.settings = settings;
    }

    /**
     * Reads, answers and writes all rows.
     *
     * @param file  stands in faults
     * @param in  CSV with a header
     * @param out  takes the rows
     * @param progress  told the rows done so far
     * @throws DataFault  if the header cannot be used or the records cannot be told apart
     */
    public RowSummary run(String file, InputStream in, OutputStream out, LongConsumer progress) throws IOException {
        CsvRecords records = new CsvRecords(file, in, SMALL_BLOCK_BYTES);
        CsvBlock header = records.header()
                .orElseThrow(() -> new DataFault(file, 1, "", "is empty where a header is needed"));
        CsvLayout layout = CsvLayout.of(file, names(header), question, settings.prefix());
        boolean oneModel = question.implied() || layout.cell(Word.MODEL) < 0;
        records.blocksOf(oneModel ? BLOCK_BYTES : SMALL_BLOCK_BYTES);
        BlockWriter writer = settings.json()
                ? new JsonBlockWriter(layout, question.columns())
                : new CsvBlockWriter(layout, question.columns(), header.lineEnd(0));
        out.write(writer.opening(header));
        Written written = new Written(writer, out, progress);
        OrderedWork.run(records::next, block -> answer(layout, writer, block), written::take, settings.threads());
        out.write(writer.closing());
        out.flush();
        return written.summary;
    }

    private static List<String> names(CsvBlock header) {
        CsvCells cells = new CsvCells();
        cells.findHeader(header);
        List<String> names = new ArrayList<>();
        for (int cell = 0; cell < cells.count(); cell++) {
            names.add(cells.text(cell));
        }
        return names;
    }

    private record Answered(ByteText text, RowSummary summary) {}

    private Answered answer(CsvLayout layout, BlockWriter writer, CsvBlock records) {
        int[] rowOf = new int[records.records()];
        int rows = 0;
        for (int record = 0; record < rowOf.length; record++) {
            rowOf[record] = records.blank(record) ? -1 : rows++;
        }
        RowBlock block = new RowBlock(rows);
        CsvCells cells = new CsvCells();
        CsvRowCells named = new CsvRowCells(layout, cells);
        for (int record = 0; record < rowOf.length; record++) {
            if (rowOf[record] >= 0) {
                cells.find(records, record);
                read(block, rowOf[record], cells, named, layout.width());
            }
        }
        question.answer(block);
        return new Answered(writer.block(records, rowOf, block), RowSummary.of(block));
    }

    private void read(RowBlock block, int row, CsvCells cells, CsvRowCells named, int width) {
        if (cells.count() != width) {
            block.refuse(
                    row,
                    Reason.ROW_RAGGED,
                    "the row has " + cells.count() + (cells.count() == 1 ? " cell" : " cells")
                            + " where the header has "
                            + width);
        } else if (!cells.wellQuoted()) {
            block.refuse(row, Reason.ROW_QUOTING, "text follows the closing quote of a cell");
        } else {
            question.fill(
                    block,
                    row,
                    named,
                    (at, column, value, reason, needed) -> block.refuse(at, reason, sentence(column, value, needed)));
        }
    }

    private static String sentence(String column, String value, String needed) {
        String shown = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
        if (value.isEmpty()) {
            return column + " is missing; must be " + needed;
        }
        return column + " '" + shown.replaceAll("\\p{Cntrl}", "?") + "' must be " + needed;
    }

    /** What has been written so far. */
    private static final class Written {
        private final BlockWriter writer;
        private final OutputStream out;
        private final LongConsumer progress;
        private RowSummary summary = RowSummary.NONE;

        Written(BlockWriter writer, OutputStream out, LongConsumer progress) {
            this.writer = writer;
            this.out = out;
            this.progress = progress;
        }

        void take(Answered answered) throws IOException {
            if (summary.rows() > 0 && answered.summary().rows() > 0) {
                out.write(writer.between());
            }
            out.write(answered.text().buffer(), 0, answered.text().length());
            summary = summary.plus(answered.summary());
            progress.accept(summary.rows());
        }
    }
}
