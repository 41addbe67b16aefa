package dollarbill.app.csv;

import java.nio.charset.StandardCharsets;

/**
 * Whole records of a CSV file as they stand in it, byte for byte.
 *
 * @param bytes  holds the records
 * @param starts  where each record starts
 * @param ends  where its content ends; its line end, LF, CRLF or none, lies between this and the next start
 * @param records  how many records there are
 * @param end  where the last record's line end ends
 */
@SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
public record CsvBlock(byte[] bytes, int[] starts, int[] ends, int records, int end) {
    /** Returns where the line end of a record ends. */
    public int next(int record) {
        return record + 1 < records ? starts[record + 1] : end;
    }

    /** Returns whether a record holds nothing but spaces. */
    public boolean blank(int record) {
        for (int i = starts[record]; i < ends[record]; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** Returns the line end of a record in its bytes. */
    public String lineEnd(int record) {
        return new String(bytes, ends[record], next(record) - ends[record], StandardCharsets.US_ASCII);
    }
}
