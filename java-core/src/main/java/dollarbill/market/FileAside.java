package dollarbill.market;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.stream.Stream;

/** A place beside a file to write to, moved into the file's place by {@link #commit}; closed without that, what was there stays. */
public final class FileAside implements AutoCloseable {
    private static final String MARK = ".tmp.";

    private final Path file;
    private final Path path;

    private FileAside(Path file, Path path) {
        this.file = file;
        this.path = path;
    }

    /** Returns a place beside a file, whose folder must exist; nothing is written yet, and the name keeps its ending. */
    public static FileAside of(Path file) {
        Path name = file.getFileName();
        if (name == null) {
            throw new IllegalArgumentException("file '" + file + "' must name a file in a folder");
        }
        return new FileAside(file, file.resolveSibling("." + UUID.randomUUID() + MARK + name));
    }

    /** Returns where to write. */
    public Path path() {
        return path;
    }

    /** Brings what was written to the disk and moves it into place. */
    public void commit() throws IOException {
        try (FileChannel written = FileChannel.open(path, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(path, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }

    /** Removes what writers that were killed have left aside in a folder. */
    public static void clean(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path left : files.toList()) {
                String name = String.valueOf(left.getFileName());
                if (name.startsWith(".") && name.contains(MARK)) {
                    Files.deleteIfExists(left);
                }
            }
        }
    }
}
