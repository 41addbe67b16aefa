package dollarbill.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Copies of parts of the project that a test may change. */
final class ProjectCopy {
    private ProjectCopy() {}

    static Path root() {
        return Path.of(System.getProperty("project.root"));
    }

    static Path shared() {
        return root().resolve("..").resolve("shared").resolve("data").normalize();
    }

    /** Copies the configuration and replaces a text in one of its files, which must hold it. */
    static Path configuration(Path folder, String file, String text, String replacement) {
        copy(root().resolve("config"), folder);
        edit(folder.resolve(file), text, replacement);
        return folder;
    }

    /** Copies the newest sample chains of some underlyings, their bars and the statement that they are synthetic. */
    static Path sample(Path folder, String... symbols) {
        return sample(folder, 1, symbols);
    }

    /** Copies the last so many sample chains of each underlying, its bars and the statement that they are synthetic. */
    static Path sample(Path folder, int days, String... symbols) {
        Path sample = root().resolve("data").resolve("sample");
        try {
            Files.createDirectories(folder.resolve("chains"));
            Files.createDirectories(folder.resolve("ohlcv_adjusted"));
            Files.copy(sample.resolve("truth.json"), folder.resolve("truth.json"));
            for (String symbol : symbols) {
                List<Path> chains = list(sample.resolve("chains"))
                        .stream()
                        .filter(chain -> chain.getFileName().toString().startsWith(symbol + "_"))
                        .toList();
                for (Path chain : chains.subList(chains.size() - days, chains.size())) {
                    Files.copy(chain, folder.resolve("chains").resolve(chain.getFileName()));
                }
                for (Path bars : list(sample.resolve("ohlcv_adjusted"))) {
                    if (bars.getFileName().toString().startsWith(symbol + ".csv")) {
                        Files.copy(bars, folder.resolve("ohlcv_adjusted").resolve(bars.getFileName()));
                    }
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a folder with all it holds but compiled Python. */
    static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(f -> !f.toString().contains("__pycache__")).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    static List<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void edit(Path file, String text, String replacement) {
        try {
            String before = Files.readString(file);
            if (!before.contains(text)) {
                throw new IllegalArgumentException(file + " does not hold '" + text + "'");
            }
            Files.writeString(file, before.replace(text, replacement));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to);
            for (Path file : list(from)) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
