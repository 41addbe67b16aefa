package dollarbill.app.csv;

import dollarbill.market.FileAside;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * A file written aside, gzip by its name, and moved into place by {@link #commit}; closed without that, it leaves what was
 * there. What is not a file, such as a pipe, is written directly.
 */
public final class OutputFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Optional<FileAside> aside;
    private final OutputStream out;

    /** Opens a file for writing; its folder must exist. */
    public OutputFile(Path file) throws IOException {
        boolean direct = Files.exists(file) && !Files.isRegularFile(file);
        this.aside = direct ? Optional.empty() : Optional.of(FileAside.of(file));
        OutputStream raw = aside.isEmpty()
                ? Files.newOutputStream(file, StandardOpenOption.WRITE)
                : Files.newOutputStream(aside.get().path(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.out = String.valueOf(file.getFileName()).endsWith(".gz")
                ? new GZIPOutputStream(raw, BUFFER)
                : new BufferedOutputStream(raw, BUFFER);
    }

    /** Returns where to write; not to be closed. */
    public OutputStream stream() {
        return out;
    }

    /** Puts what was written into place. */
    public void commit() throws IOException {
        out.close();
        if (aside.isPresent()) {
            aside.get().commit();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            if (aside.isPresent()) {
                aside.get().close();
            }
        }
    }
}
