package dollarbill.app.csv;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/**
 * A file written aside, gzip by its name, and moved into place by {@link #commit}; closed without that, it leaves what was
 * there. What is not a file, such as a pipe, is written directly.
 */
public final class OutputFile implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path aside;
    private final OutputStream out;

    /** Opens a file for writing; its folder must exist. */
    public OutputFile(Path file) throws IOException {
        this.file = file;
        boolean direct = Files.exists(file) && !Files.isRegularFile(file);
        this.aside = direct ? file : file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        OutputStream raw = direct
                ? Files.newOutputStream(file, StandardOpenOption.WRITE)
                : Files.newOutputStream(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
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
        if (!aside.equals(file)) {
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            if (!aside.equals(file)) {
                Files.deleteIfExists(aside);
            }
        }
    }
}
