package dollarbill.risk.book;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads a book from a file or a text; {@code .csv} is CSV with a header, everything else JSON. */
public final class BookFile {
    /** Most positions of a book. */
    public static final int MOST_POSITIONS = 100_000;

    private BookFile() {}

    /**
     * Reads a book from a file.
     *
     * @throws BookRefused  with every fault by line, path, value and domain
     * @throws IOException  if the file cannot be read
     */
    public static Book read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        String text = Files.readString(file);
        return name.toLowerCase(Locale.ROOT).endsWith(".csv") ? csv(name, text) : json(name, text);
    }

    /**
     * Reads a book from JSON.
     *
     * @param source  name in faults
     * @throws BookRefused  with every fault by line, path, value and domain
     */
    public static Book json(String source, String text) {
        return BookJson.read(source, text);
    }

    /**
     * Reads a book from CSV.
     *
     * @param source  name in faults
     * @throws BookRefused  with every fault by line, column, value and domain
     */
    public static Book csv(String source, String text) {
        return BookCsv.read(source, text);
    }
}
