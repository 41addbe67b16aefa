package dollarbill.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Copies a data folder with other values on every day after a day: bars, indices and rates by a factor a day, chains by a factor a chain
 * with noise on each bid, a fourth of them so that no quote is usable. Names, days and rows stay.
 */
final class OtherFuture {
    private static final Pattern CHAIN_DAY = Pattern.compile("^([A-Z]+)_(\\d{4}-\\d{2}-\\d{2})[_.]");
    private static final int PRICE = 2;
    private static final int STRIKE = 4;
    private static final int BID = 6;
    private static final int ASK = 7;
    private static final int LAST = 8;

    private OtherFuture() {}

    static Path after(LocalDate day, Path from, Path to, List<String> symbols) throws IOException {
        Files.createDirectories(to.resolve("chains"));
        Files.copy(from.resolve("truth.json"), to.resolve("truth.json"));
        for (String kind : List.of("ohlcv_adjusted", "vix", "fred")) {
            Files.createDirectories(to.resolve(kind));
            for (Path file : files(from.resolve(kind))) {
                String stem = name(file).replaceFirst("\\.csv(\\.gz)?$", "");
                if (!kind.equals("ohlcv_adjusted") || symbols.contains(stem)) {
                    Files.write(to.resolve(kind).resolve(stem + ".csv"), series(file, day));
                }
            }
        }
        for (Path file : files(from.resolve("chains"))) {
            Matcher named = CHAIN_DAY.matcher(name(file));
            if (named.find() && symbols.contains(named.group(1))) {
                Path copy = to.resolve("chains").resolve(name(file));
                if (LocalDate.parse(named.group(2)).isAfter(day)) {
                    chain(file, copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return to;
    }

    private static List<String> series(Path file, LocalDate day) throws IOException {
        Random random = new Random(name(file).hashCode());
        List<String> lines = lines(file);
        return lines.stream()
                .map(line -> line.equals(lines.getFirst()) || !LocalDate.parse(line.substring(0, 10)).isAfter(day)
                        ? line
                        : line.substring(0, 10) + scaled(line.substring(11), factor(random)))
                .toList();
    }

    /** Returns a factor between a third and a half, or between two and three. */
    private static double factor(Random random) {
        double size = 2.0 + random.nextDouble();
        return random.nextBoolean() ? size : 1.0 / size;
    }

    private static String scaled(String cells, double factor) {
        StringBuilder line = new StringBuilder();
        Arrays.stream(cells.split(",", -1)).forEach(cell -> line.append(',').append(times(cell, factor)));
        return line.toString();
    }

    private static String times(String cell, double factor) {
        if (cell.isEmpty()) {
            return cell;
        }
        BigDecimal value = new BigDecimal(cell);
        return value.multiply(BigDecimal.valueOf(factor)).setScale(value.scale(), RoundingMode.HALF_UP).toPlainString();
    }

    private static void chain(Path file, Path copy) throws IOException {
        Random random = new Random(name(file).hashCode());
        double factor = 2.0 + random.nextInt(2);
        boolean crossed = random.nextInt(4) == 0;
        StringBuilder text = new StringBuilder();
        for (String line : lines(file)) {
            String[] cells = line.split(",", -1);
            if (!text.isEmpty()) {
                for (int i : new int[] {PRICE, STRIKE, ASK, LAST}) {
                    cells[i] = times(cells[i], factor);
                }
                cells[BID] = times(cells[BID], factor * (crossed ? 9.0 : 1.0 - 0.03 * random.nextDouble()));
            }
            text.append(String.join(",", cells)).append('\n');
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(copy))) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static List<String> lines(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        byte[] text = name(file).endsWith(".gz")
                ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes()
                : bytes;
        return new String(text, StandardCharsets.UTF_8).lines().toList();
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
