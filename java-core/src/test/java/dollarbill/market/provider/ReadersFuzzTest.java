package dollarbill.market.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.Mutation;
import dollarbill.market.DataFault;
import dollarbill.market.ExerciseStyle;
import dollarbill.market.RawChain;
import dollarbill.market.Symbol;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever is in a file of chains, bars or a series, its reader returns values within their domains or names a fault.
 *
 * <p>The files damaged are those of the sample and, where the data directory is beside the project, real ones.
 */
class ReadersFuzzTest {
    private static final int LINES = 60;

    private static Path folder = Path.of("");
    private static List<Seed> seeds = List.of();

    /** What files are read as, by the folder they lie in. */
    private enum Kind {
        CHAIN("chains", "AAPL_2026-02-11.csv"),
        BARS("ohlcv_adjusted", "AAPL.csv"),
        INDEX("vix", "VIX.csv"),
        SERIES("fred", "DFF.csv");

        private final String folder;
        private final String example;

        Kind(String folder, String example) {
            this.folder = folder;
            this.example = example;
        }
    }

    /** The first lines of a good file, by its name without the ending of gzip. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Seed(Kind kind, String name, byte[] text) {}

    @BeforeContainer
    static void readFiles() throws IOException {
        folder = Files.createTempDirectory("fuzz");
        Path root = Path.of(System.getProperty("project.root"));
        Path shared = root.resolve("../shared/data").normalize();
        seeds = Stream.of(root.resolve("data/sample"), shared)
                .flatMap(data -> Stream.of(Kind.values()).flatMap(kind -> firstFiles(kind, data.resolve(kind.folder))))
                .toList();
    }

    @AfterContainer
    static void clean() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Property(tries = 300, seed = "20260321")
    void aDamagedFileIsReadOrNamed(@ForAll long seed) throws IOException {
        damage(seed);
    }

    @Property(tries = 20_000, seed = "20260328")
    @Tag("long")
    void manyDamagedFilesAreReadOrNamed(@ForAll long seed) throws IOException {
        damage(seed);
    }

    @Property(tries = 100, seed = "20260322")
    void noiseIsReadOrNamed(@ForAll @Size(max = 200) byte[] noise, @ForAll boolean packed) throws IOException {
        for (Kind kind : Kind.values()) {
            read(kind, kind.example + (packed ? ".gz" : ""), noise);
        }
    }

    @Property(tries = 300, seed = "20260323")
    void aFileNameIsUnderstoodPassedOverOrNamed(@ForAll long seed) {
        byte[] name = Mutation.of("AAPL_2026-02-11_1510Z.csv.gz".getBytes(StandardCharsets.US_ASCII), seed);
        String text = new String(name, StandardCharsets.ISO_8859_1).replace("/", "").replace("\u0000", "");
        try {
            ChainFile.of(Path.of("x" + text).resolveSibling(text.isEmpty() ? "x" : text));
        } catch (DataFault fault) {
            assertThat(fault.getMessage()).isNotBlank();
        }
    }

    private static void damage(long seed) throws IOException {
        Seed file = seeds.get((int) Long.remainderUnsigned(seed, seeds.size()));
        byte[] damaged = Mutation.of(file.text(), seed);
        if (seed % 5 == 0) {
            read(file.kind(), file.name() + ".gz", Mutation.of(gzip(damaged), seed + 1));
        } else {
            read(file.kind(), file.name(), damaged);
        }
    }

    private static void read(Kind kind, String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        try {
            read(kind, file);
        } catch (DataFault fault) {
            assertThat(fault.file()).isEqualTo(name);
            assertThat(fault.getMessage()).contains(name);
        } finally {
            Files.delete(file);
        }
    }

    private static void read(Kind kind, Path file) {
        switch (kind) {
            case CHAIN ->
                ChainFile.of(file).ifPresent(chain -> hold(chain.read(ExerciseStyle.AMERICAN, false)));
            case BARS -> BarFile.read(file, Symbol.of("AAPL"), false);
            case INDEX -> SeriesFile.read(file, "VIX", "close");
            case SERIES -> SeriesFile.read(file, "DFF", "value");
        }
    }

    private static void hold(RawChain chain) {
        chain.quotes().forEach(quote -> {
            assertThat(quote.contract().strike()).isPositive().isFinite();
            assertThat(quote.contract().code()).isNotBlank();
            quote.bid().ifPresent(bid -> assertThat(bid).isNotNegative().isFinite());
            quote.ask().ifPresent(ask -> assertThat(ask).isNotNegative().isFinite());
        });
    }

    private static Stream<Seed> firstFiles(Kind kind, Path directory) {
        if (!Files.isDirectory(directory)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().matches(".*\\.csv(\\.gz)?"))
                    .sorted()
                    .limit(8)
                    .map(file -> seed(kind, file))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Seed seed(Kind kind, Path file) {
        String name = file.getFileName().toString();
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            String text = new String(plain.readAllBytes(), StandardCharsets.UTF_8);
            String first = text.lines().limit(LINES).collect(Collectors.joining("\n", "", "\n"));
            return new Seed(kind, name.replace(".gz", ""), first.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            new ByteArrayInputStream(text).transferTo(out);
        }
        return packed.toByteArray();
    }
}
