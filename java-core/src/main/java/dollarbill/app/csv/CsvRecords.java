package dollarbill.app.csv;

import dollarbill.market.DataFault;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Cuts a stream into blocks of whole records by the rules of RFC 4180: a quote opens a cell only at its start, and line
 * ends inside quotes belong to the cell. Memory is bounded by the block and the longest record.
 */
public final class CsvRecords {
    /** Longest record that is read. */
    public static final int LONGEST_RECORD = 1 << 20;

    private static final int UTF8_MARK_BYTES = 3;

    private enum State {
        CELL_START,
        PLAIN,
        QUOTED,
        QUOTE_IN_QUOTED
    }

    private final String name;
    private final InputStream in;
    private int blockBytes;
    private byte[] buffer;
    private int filled;
    private boolean ended;
    private long line = 1;

    /**
     * Creates a reader.
     *
     * @param name  stands in faults
     * @param in  the bytes; not closed here
     * @param blockBytes  size of a block, at least 1; larger only where one record is
     */
    public CsvRecords(String name, InputStream in, int blockBytes) {
        this.name = name;
        this.in = in;
        this.blockBytes = blockBytes;
        this.buffer = new byte[blockBytes];
    }

    /** Sets another size for the blocks from the one after the next. */
    public void blocksOf(int bytes) {
        blockBytes = bytes;
    }

    /**
     * Returns the first record, after the mark that some programs put before UTF-8; absent for an empty stream.
     *
     * @throws DataFault  if the stream breaks off, a quote is not closed or a record is too long
     */
    public Optional<CsvBlock> header() throws IOException {
        return cut(1);
    }

    /**
     * Returns the next records; absent at the end.
     *
     * @throws DataFault  if the stream breaks off, a quote is not closed or a record is too long
     */
    public Optional<CsvBlock> next() throws IOException {
        return cut(Integer.MAX_VALUE);
    }

    /** Returns where the cells of a header start: behind the mark that some programs put before UTF-8. */
    static int afterMark(byte[] bytes, int start, int end) {
        boolean marked = end - start >= UTF8_MARK_BYTES
                && bytes[start] == (byte) 0xEF
                && bytes[start + 1] == (byte) 0xBB
                && bytes[start + 2] == (byte) 0xBF;
        return marked ? start + UTF8_MARK_BYTES : start;
    }

    private Optional<CsvBlock> cut(int most) throws IOException {
        fill();
        while (true) {
            Cut cut = new Cut(most);
            cut.scan();
            if (cut.records > 0) {
                return Optional.of(take(cut));
            }
            if (filled == 0 && ended) {
                return Optional.empty();
            }
            if (ended) {
                throw new DataFault(name, line, "", "a quote opened here is not closed before the end of the file");
            }
            if (buffer.length > LONGEST_RECORD) {
                throw new DataFault(
                        name,
                        line,
                        "",
                        "the record that starts here is longer than " + LONGEST_RECORD
                                + " bytes; a quote may not be closed");
            }
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
            fill();
        }
    }

    private CsvBlock take(Cut cut) {
        byte[] bytes = buffer;
        CsvBlock block = new CsvBlock(bytes, cut.starts, cut.ends, cut.records, cut.end);
        int rest = filled - cut.end;
        buffer = new byte[Math.max(blockBytes, rest)];
        System.arraycopy(bytes, cut.end, buffer, 0, rest);
        filled = rest;
        line += cut.lines;
        return block;
    }

    private void fill() throws IOException {
        try {
            while (!ended && filled < buffer.length) {
                int read = in.read(buffer, filled, buffer.length - filled);
                if (read < 0) {
                    ended = true;
                } else {
                    filled += read;
                }
            }
        } catch (EOFException e) {
            throw new DataFault(name, 0, "", "ends too early: truncated or empty gzip");
        } catch (ZipException e) {
            throw new DataFault(name, 0, "", "is not gzip as its name says: " + e.getMessage());
        }
    }

    /** One pass over the buffer. */
    private final class Cut {
        private final int most;
        private int[] starts = new int[256];
        private int[] ends = new int[256];
        private int records;
        private int end;
        private long lines;
        private State state = State.CELL_START;

        Cut(int most) {
            this.most = most;
        }

        void scan() {
            byte[] bytes = buffer;
            long seen = 0;
            for (int i = 0; i < filled && records < most; i++) {
                byte b = bytes[i];
                if (b == '\n') {
                    seen++;
                    if (state != State.QUOTED) {
                        add(i > end && bytes[i - 1] == '\r' ? i - 1 : i, i + 1);
                        lines = seen;
                    }
                } else {
                    state = after(b, i);
                }
            }
            if (ended && records < most && end < filled && state != State.QUOTED) {
                add(bytes[filled - 1] == '\r' ? filled - 1 : filled, filled);
            }
        }

        private State after(byte b, int at) {
            return switch (state) {
                case CELL_START -> b == '"' ? State.QUOTED
                        : b == ',' || at < markEnd() ? State.CELL_START : State.PLAIN;
                case PLAIN -> b == ',' ? State.CELL_START : State.PLAIN;
                case QUOTED -> b == '"' ? State.QUOTE_IN_QUOTED : State.QUOTED;
                case QUOTE_IN_QUOTED -> b == '"' ? State.QUOTED : b == ',' ? State.CELL_START : State.PLAIN;
            };
        }

        /** Only the header may carry the mark. */
        private int markEnd() {
            return most == 1 ? afterMark(buffer, 0, filled) : 0;
        }

        private void add(int contentEnd, int lineEnd) {
            if (records == starts.length) {
                starts = Arrays.copyOf(starts, records * 2);
                ends = Arrays.copyOf(ends, records * 2);
            }
            starts[records] = end;
            ends[records] = contentEnd;
            records++;
            end = lineEnd;
            state = State.CELL_START;
        }
    }
}
