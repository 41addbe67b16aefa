package dollarbill.app.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds the cells of one record at a time and reads them. One instance serves one thread. */
public final class CsvCells {
    private byte[] bytes = new byte[0];
    private int[] from = new int[32];
    private int[] to = new int[32];
    private boolean[] quoted = new boolean[32];
    private int count;
    private boolean wellQuoted;

    /** Finds the cells of a record of a block. */
    public void find(CsvBlock block, int record) {
        find(block.bytes(), block.starts()[record], block.ends()[record]);
    }

    /** Finds the cells of a header, behind the mark that some programs put before UTF-8. */
    public void findHeader(CsvBlock block) {
        find(
                block.bytes(),
                CsvRecords.afterMark(block.bytes(), block.starts()[0], block.ends()[0]),
                block.ends()[0]);
    }

    private void find(byte[] in, int start, int end) {
        bytes = in;
        count = 0;
        wellQuoted = true;
        int i = start;
        while (true) {
            int cellEnd = i < end && in[i] == '"' ? afterQuoted(i, end) : i;
            boolean opensQuoted = cellEnd > i;
            int plain = cellEnd;
            while (cellEnd < end && in[cellEnd] != ',') {
                cellEnd++;
            }
            wellQuoted &= !opensQuoted || cellEnd == plain;
            add(i, cellEnd, opensQuoted);
            if (cellEnd >= end) {
                return;
            }
            i = cellEnd + 1;
        }
    }

    /** Returns where a cell in quotes ends, behind its closing quote. */
    private int afterQuoted(int open, int end) {
        int i = open + 1;
        while (i < end) {
            if (bytes[i] == '"') {
                if (i + 1 < end && bytes[i + 1] == '"') {
                    i++;
                } else {
                    return i + 1;
                }
            }
            i++;
        }
        return end;
    }

    private void add(int start, int end, boolean inQuotes) {
        if (count == from.length) {
            from = Arrays.copyOf(from, count * 2);
            to = Arrays.copyOf(to, count * 2);
            quoted = Arrays.copyOf(quoted, count * 2);
        }
        from[count] = start;
        to[count] = end;
        quoted[count] = inQuotes;
        count++;
    }

    /** Returns the number of cells. */
    public int count() {
        return count;
    }

    /** Returns whether nothing follows the closing quote of any cell. */
    public boolean wellQuoted() {
        return wellQuoted;
    }

    /** Returns whether nothing follows the closing quote of a cell. */
    public boolean wellQuoted(int cell) {
        return !quoted[cell] || afterQuoted(from[cell], to[cell]) == to[cell];
    }

    /** Returns a cell as it is written, quotes included. */
    public String written(int cell) {
        return new String(bytes, from[cell], to[cell] - from[cell], StandardCharsets.UTF_8);
    }

    /** Returns where a cell starts, its quote included. */
    public int start(int cell) {
        return from[cell];
    }

    /** Returns where a cell ends, its quote included. */
    public int end(int cell) {
        return to[cell];
    }

    /** Returns whether a cell holds nothing but spaces. */
    public boolean empty(int cell) {
        return contentStart(cell) >= contentEnd(cell);
    }

    /** Returns the finite number in a cell, or NaN where it holds anything else. */
    public double number(int cell) {
        return DecimalText.parse(bytes, contentStart(cell), contentEnd(cell));
    }

    /** Returns the text of a cell without its quotes and the spaces around it. */
    public String text(int cell) {
        int start = contentStart(cell);
        int end = Math.max(start, contentEnd(cell));
        String text = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        return quoted[cell] ? text.replace("\"\"", "\"") : text;
    }

    /** Returns the text of a cell without its quotes, spaces included. */
    public String whole(int cell) {
        int start = quoted[cell] ? from[cell] + 1 : from[cell];
        int end = quoted[cell] && closed(cell) ? to[cell] - 1 : to[cell];
        String text = new String(bytes, start, Math.max(0, end - start), StandardCharsets.UTF_8);
        return quoted[cell] ? text.replace("\"\"", "\"") : text;
    }

    private boolean closed(int cell) {
        return to[cell] - from[cell] > 1 && bytes[to[cell] - 1] == '"';
    }

    private int contentStart(int cell) {
        int i = quoted[cell] ? from[cell] + 1 : from[cell];
        while (i < to[cell] && isSpace(bytes[i])) {
            i++;
        }
        return i;
    }

    private int contentEnd(int cell) {
        int i = quoted[cell] && closed(cell) ? to[cell] - 1 : to[cell];
        while (i > from[cell] && isSpace(bytes[i - 1])) {
            i--;
        }
        return i;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t';
    }
}
