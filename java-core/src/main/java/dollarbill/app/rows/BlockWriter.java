package dollarbill.app.rows;

import dollarbill.app.csv.ByteText;
import dollarbill.app.csv.CsvBlock;

/** Writes rows with their answers in one form. Methods may be called from several threads at once. */
interface BlockWriter {
    /** Returns what stands before the first block. */
    byte[] opening(CsvBlock header);

    /**
     * Writes a block.
     *
     * @param records  the records read, blank ones among them
     * @param rowOf  index of each record's row in the block; -1 for a blank one
     * @param block  the rows
     */
    ByteText block(CsvBlock records, int[] rowOf, RowBlock block);

    /** Returns what stands between two blocks that both hold rows. */
    byte[] between();

    /** Returns what stands after the last block. */
    byte[] closing();
}
