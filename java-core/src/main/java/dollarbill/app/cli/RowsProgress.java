package dollarbill.app.cli;

import dollarbill.app.ProgressSink;
import java.util.function.LongSupplier;

/** Shows how much of a file has been read, and how many rows of it are done. */
final class RowsProgress implements AutoCloseable {
    private final ProgressSink bars;
    private final String task;
    private final LongSupplier bytesRead;
    private long shown;

    private RowsProgress(ProgressSink bars, String task, LongSupplier bytesRead) {
        this.bars = bars;
        this.task = task;
        this.bytesRead = bytesRead;
    }

    /** Begins to show a file of a known size. */
    static RowsProgress begin(ProgressSink bars, String task, long bytes, LongSupplier bytesRead) {
        bars.begin(task, Math.max(1, bytes));
        return new RowsProgress(bars, task, bytesRead);
    }

    /** Returns one that shows nothing, where the size is not known. */
    static RowsProgress none() {
        return new RowsProgress(ProgressSink.SILENT, "", () -> 0);
    }

    void rows(long done) {
        long read = bytesRead.getAsLong();
        bars.advance(task, read - shown);
        bars.message(task, done + " rows");
        shown = read;
    }

    @Override
    public void close() {
        bars.end(task);
    }
}
