package dollarbill.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dollarbill.bridge.registry.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of one run: {@code signals.json}, {@code manifest.json} and the page.
 *
 * @param path  where it is
 */
public record RunFolder(Path path) {
    /** Name of the signal document. */
    public static final String SIGNALS = "signals.json";

    /** Name of the manifest. */
    public static final String MANIFEST = "manifest.json";

    /** Name of the page. */
    public static final String REPORT = "report.html";

    /** Creates the folder of a run below the folder of all runs. */
    public static RunFolder create(Path out, String run) throws IOException {
        return new RunFolder(Files.createDirectories(out.resolve(run)));
    }

    /** Returns the run whose signal document was written last; absent where there is none. */
    public static Optional<RunFolder> newest(Path out) throws IOException {
        if (!Files.isDirectory(out)) {
            return Optional.empty();
        }
        List<Path> folders;
        try (Stream<Path> entries = Files.list(out)) {
            folders = entries.filter(folder -> Files.isRegularFile(folder.resolve(SIGNALS))).sorted().toList();
        }
        Optional<RunFolder> newest = Optional.empty();
        FileTime newestAt = FileTime.fromMillis(Long.MIN_VALUE);
        for (Path folder : folders) {
            FileTime at = Files.getLastModifiedTime(folder.resolve(SIGNALS));
            if (at.compareTo(newestAt) >= 0) {
                newest = Optional.of(new RunFolder(folder));
                newestAt = at;
            }
        }
        return newest;
    }

    /** Writes a JSON document exactly as it is printed. */
    public void write(String name, JsonNode document) throws IOException {
        AtomicFile.write(path.resolve(name), document.toPrettyString() + System.lineSeparator());
    }

    /** Reads a JSON document of the run. */
    public JsonNode read(String name) throws IOException {
        Path file = path.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return new ObjectMapper().readTree(file.toFile());
    }
}
