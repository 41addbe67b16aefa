package dollarbill.bridge.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * What the file system tells of a file without reading it; equal stamps mean most likely equal content.
 *
 * @param size  bytes
 * @param modified  time of the last write, as coarse as the file system keeps it
 * @param identity  the file system's own number of the file, where it has one; a file moved into place has another
 */
public record FileStamp(long size, FileTime modified, @Nullable Object identity) {
    /** Returns the stamp of a file, following symbolic links. */
    public static FileStamp of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileStamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    }
}
