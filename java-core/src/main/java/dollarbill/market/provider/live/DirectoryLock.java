package dollarbill.market.provider.live;

import dollarbill.market.DataFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write into a data directory; ends with the process that has it.
 *
 * <p>Where locks belong to the process, as POSIX's do, closing any channel of the lock file lets go of the lock. A process that has the
 * right to a directory therefore opens no second channel there.
 */
final class DirectoryLock implements AutoCloseable {
    static final String FILE = ".fetch.lock";

    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the right.
     *
     * @throws DataFault  if another has it, in this process or elsewhere
     */
    static DirectoryLock take(Path directory) {
        try {
            Files.createDirectories(directory);
            Path file = directory.toRealPath().resolve(FILE);
            if (!OWN.add(file)) {
                throw taken(directory);
            }
            boolean locked = false;
            try {
                DirectoryLock lock = lock(directory, file);
                locked = true;
                return lock;
            } finally {
                if (!locked) {
                    OWN.remove(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DirectoryLock lock(Path directory, Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            throw taken(directory);
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        if (!locked) {
            throw taken(directory);
        }
        return new DirectoryLock(file, channel);
    }

    private static DataFault taken(Path directory) {
        return new DataFault(directory.toString(), 0, "", "another process fetches into this folder");
    }

    @Override
    public void close() {
        synchronized (channel) {
            if (!channel.isOpen()) {
                return;
            }
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                OWN.remove(file);
            }
        }
    }
}
