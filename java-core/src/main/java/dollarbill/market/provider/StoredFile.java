package dollarbill.market.provider;

import dollarbill.market.FileAside;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/**
 * A file that is whole at any moment: written aside, read back, brought to the disk, and only then moved into place.
 *
 * <p>Where the same bytes stand there already, nothing is touched.
 */
final class StoredFile {
    private StoredFile() {}

    /**
     * Puts a text into a file, gzip by its name.
     *
     * @param check  reads the file that stands aside, and throws what makes it unfit
     * @return whether the file has changed
     */
    static boolean write(Path file, String text, Consumer<Path> check) {
        byte[] bytes = bytes(file, text);
        try {
            if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
                return false;
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileAside aside = FileAside.of(file)) {
                Files.write(aside.path(), bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                check.accept(aside.path());
                aside.commit();
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what a writer that was killed has left aside in a folder. */
    static void clean(Path folder) {
        try {
            FileAside.clean(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file, String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        if (!String.valueOf(file.getFileName()).endsWith(".gz")) {
            return plain;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
