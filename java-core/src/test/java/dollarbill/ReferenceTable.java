package dollarbill;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Reads tables of published values: from the test resources, or from the data directory beside the project. */
public final class ReferenceTable {
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    static final String ABSENT = "reference data beside the project (../shared/data) is not there";

    private ReferenceTable() {}

    /** Returns the data directory beside the project; the calling test is skipped where there is none. */
    public static Path sharedData() {
        assumeTrue(hasSharedData(), ABSENT);
        return beside();
    }

    static boolean hasSharedData() {
        return Files.isDirectory(beside());
    }

    private static Path beside() {
        return Path.of(System.getProperty("project.root")).resolve("../shared/data").normalize();
    }

    /** Returns the rows of a table in the data directory. */
    public static List<CSVRecord> shared(String name) {
        Path file = sharedData().resolve("reference").resolve(name);
        try (InputStream raw = Files.newInputStream(file)) {
            return rows(name.endsWith(".gz") ? new GZIPInputStream(raw) : raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the rows of a table among the test resources of a class. */
    public static List<CSVRecord> resource(Class<?> owner, String name) {
        try (InputStream raw = owner.getResourceAsStream(name)) {
            if (raw == null) {
                throw new IllegalArgumentException("no resource " + name);
            }
            return rows(raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<CSVRecord> rows(InputStream stream) throws IOException {
        return FORMAT.parse(new InputStreamReader(stream, StandardCharsets.UTF_8)).getRecords();
    }
}
