package dollarbill.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Copies a data folder as it stood on a day: bars, series and chains of that day and before, nothing later. */
final class CutData {
    private static final Pattern CHAIN_DAY = Pattern.compile("_(\\d{4}-\\d{2}-\\d{2})[_.]");

    private CutData() {}

    static Path upTo(LocalDate day, Path from, Path to, String... symbols) throws IOException {
        Files.createDirectories(to);
        if (Files.exists(from.resolve("truth.json"))) {
            Files.copy(from.resolve("truth.json"), to.resolve("truth.json"));
        }
        for (String kind : List.of("ohlcv_adjusted", "vix", "fred")) {
            Files.createDirectories(to.resolve(kind));
            for (Path file : files(from.resolve(kind))) {
                String name = file.getFileName().toString();
                String stem = name.replaceFirst("\\.csv(\\.gz)?$", "");
                if (!kind.equals("ohlcv_adjusted") || List.of(symbols).contains(stem)) {
                    Files.writeString(to.resolve(kind).resolve(stem + ".csv"), lines(file, day));
                }
            }
        }
        Files.createDirectories(to.resolve("chains"));
        for (Path file : files(from.resolve("chains"))) {
            var quoted = CHAIN_DAY.matcher(file.getFileName().toString());
            boolean asked = List.of(symbols).contains(file.getFileName().toString().replaceFirst("_.*", ""));
            if (asked && quoted.find() && !LocalDate.parse(quoted.group(1)).isAfter(day)) {
                Files.copy(file, to.resolve("chains").resolve(file.getFileName()));
            }
        }
        return to;
    }

    private static String lines(Path file, LocalDate day) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = file.toString().endsWith(".gz")
                ? new String(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes(),
                        StandardCharsets.UTF_8)
                : new String(bytes, StandardCharsets.UTF_8);
        StringBuilder kept = new StringBuilder();
        List<String> lines = text.lines().toList();
        kept.append(lines.getFirst()).append('\n');
        lines.stream()
                .skip(1)
                .filter(line -> !LocalDate.parse(line.substring(0, 10)).isAfter(day))
                .forEach(line -> kept.append(line).append('\n'));
        return kept.toString();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
