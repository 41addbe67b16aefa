package dollarbill.bridge.graalpy;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.io.FileSystem;

/**
 * The file system a model sees: one folder, read only, and only while its gate is open.
 *
 * <p>Every path is resolved to its real path before use, so a symbolic link that leads out of the folder is refused.
 */
final class FolderFileSystem implements FileSystem {
    private static final String READ_ONLY = "files are read only";

    private final Path folder;
    private volatile boolean open;

    FolderFileSystem(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Opens or closes the folder to the code that runs next. */
    void gate(boolean mayRead) {
        open = mayRead;
    }

    @Override
    public Path parsePath(URI uri) {
        return Path.of(uri);
    }

    @Override
    public Path parsePath(String path) {
        return Path.of(path);
    }

    @Override
    public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options) throws IOException {
        Path real = real(path);
        if (modes.contains(AccessMode.WRITE) || modes.contains(AccessMode.EXECUTE)) {
            throw refused(path, READ_ONLY);
        }
        real.getFileSystem().provider().checkAccess(real, modes.toArray(AccessMode[]::new));
    }

    @Override
    public void createDirectory(Path dir, FileAttribute<?>... attributes) throws IOException {
        throw refused(dir, READ_ONLY);
    }

    @Override
    public void delete(Path path) throws IOException {
        throw refused(path, READ_ONLY);
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        throw refused(target, READ_ONLY);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        throw refused(source, READ_ONLY);
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        throw refused(link, READ_ONLY);
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) throws IOException {
        throw refused(link, READ_ONLY);
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        throw refused(link, "links may not be read");
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        throw refused(path, READ_ONLY);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        for (OpenOption option : options) {
            if (option != StandardOpenOption.READ && option != LinkOption.NOFOLLOW_LINKS) {
                throw refused(path, READ_ONLY);
            }
        }
        return Files.newByteChannel(real(path), Set.of(StandardOpenOption.READ));
    }

    @Override
    @SuppressWarnings("StreamResourceLeak") // the caller closes it, as the interface asks
    public DirectoryStream<Path> newDirectoryStream(Path dir, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        return Files.newDirectoryStream(real(dir), filter);
    }

    @Override
    public Path toAbsolutePath(Path path) {
        return folder.resolve(path);
    }

    @Override
    public Path toRealPath(Path path, LinkOption... options) throws IOException {
        return real(path);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
            throws IOException {
        return Files.readAttributes(real(path), attributes, LinkOption.NOFOLLOW_LINKS);
    }

    private Path real(Path path) throws IOException {
        if (!open) {
            throw refused(path, "the model may not read files");
        }
        Path root = folder.toRealPath();
        Path asked = folder.resolve(path);
        Path existing = asked;
        while (existing != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            existing = existing.getParent();
        }
        if (existing == null || !existing.toRealPath().startsWith(root)) {
            throw refused(path, "it is outside the Python folder");
        }
        return asked.toRealPath();
    }

    private static AccessDeniedException refused(Path path, String why) {
        return new AccessDeniedException(path.toString(), null, why);
    }
}
