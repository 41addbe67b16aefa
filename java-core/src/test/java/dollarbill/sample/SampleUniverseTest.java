package dollarbill.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleUniverseTest {
    private static final Path COMMITTED = Path.of(System.getProperty("project.root", ".."), "data", "sample");
    private static final SampleSettings SMALL = new SampleSettings(
            7L,
            LocalDate.of(2026, 10, 30),
            120,
            4,
            List.of(SampleSymbol.STANDARD.get(0), SampleSymbol.STANDARD.get(9)));

    @TempDir
    private Path folder;

    @Test
    void sameSettingsGiveSameBytes() throws IOException {
        write("one", SMALL);
        write("two", SMALL);
        write("three", SMALL.withSeed(8L));

        assertThat(hashes("one")).isEqualTo(hashes("two"));
        assertThat(hashes("three")).isNotEqualTo(hashes("one"));
        assertThat(hashes("one")).containsKeys(
                "truth.json", "truth_mispricings.csv.gz", "truth_defects.csv.gz", "vix/VIX.csv", "fred/DGS3MO.csv",
                "fred/DFF.csv", "ohlcv_adjusted/KO.csv.gz", "chains/SPY_2026-10-30.csv.gz");
    }

    @Test
    void aSymbolDoesNotDependOnTheOthers() throws IOException {
        write("both", SMALL);
        write("alone", new SampleSettings(7L, SMALL.lastDate(), 120, 4, List.of(SampleSymbol.STANDARD.get(9))));

        assertThat(text(folder.resolve("alone/chains/KO_2026-10-30.csv.gz")))
                .isEqualTo(text(folder.resolve("both/chains/KO_2026-10-30.csv.gz")));
    }

    @Test
    void committedSampleIsWhatTheStandardSettingsGive() throws IOException {
        SampleSettings standard = SampleSettings.standard();
        SampleSymbol last = standard.symbols().getLast();
        write("again", new SampleSettings(
                standard.seed(), standard.lastDate(), standard.bars(), standard.chains(), List.of(last)));

        try (Stream<Path> files = Files.walk(folder.resolve("again"))) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith(last.symbol().value())).toList()) {
                Path committed = COMMITTED.resolve(folder.resolve("again").relativize(file));
                assertThat(text(committed)).as(committed.toString()).isEqualTo(text(file));
            }
        }
        assertThat(text(COMMITTED.resolve("fred/DGS3MO.csv"))).isEqualTo(text(folder.resolve("again/fred/DGS3MO.csv")));
    }

    @Test
    void committedSampleIsSmallAndMarked() throws IOException {
        JsonNode truth = new ObjectMapper().readTree(COMMITTED.resolve("truth.json").toFile());
        long bytes = 0;
        try (Stream<Path> files = Files.walk(COMMITTED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        assertThat(bytes).isLessThan(4_000_000L);
        assertThat(truth.path("synthetic").asBoolean()).isTrue();
        assertThat(truth.path("exercise_style").asText()).isEqualTo("european");
        assertThat(truth.path("counts").path("chains").asInt()).isEqualTo(840);
    }

    @Test
    void truthListsExactlyWhatWasPlanted() throws IOException {
        write("sample", SampleSettingsOf.symbol(SMALL, 0, 200, 30));
        JsonNode counts = new ObjectMapper().readTree(folder.resolve("sample/truth.json").toFile()).path("counts");
        Map<String, Set<String>> planted = new HashMap<>();
        for (String line : text(folder.resolve("sample/truth_defects.csv.gz")).lines().skip(1).toList()) {
            String[] cells = line.split(",", -1);
            planted.computeIfAbsent(cells[3], k -> new HashSet<>()).add(cells[1] + " " + cells[2]);
        }

        Map<String, Double> rates = rates();
        Set<String> crossed = new HashSet<>();
        Set<String> belowIntrinsic = new HashSet<>();
        Set<String> weekOld = new HashSet<>();
        try (Stream<Path> files = Files.list(folder.resolve("sample/chains"))) {
            for (Path file : files.toList()) {
                for (String line : text(file).lines().skip(1).toList()) {
                    String[] c = line.split(",", -1);
                    String key = c[0] + " " + c[16];
                    double bid = Double.parseDouble(c[6]);
                    double ask = Double.parseDouble(c[7]);
                    double forwardValue = forwardValue(c, rates);
                    double intrinsic = c[5].equals("C") ? forwardValue : -forwardValue;
                    if (bid > ask) {
                        crossed.add(key);
                    } else if (ask < 0.95 * intrinsic && !planted.getOrDefault("stale", Set.of()).contains(key)) {
                        belowIntrinsic.add(key);
                    }
                    if (LocalDate.parse(c[17].substring(0, 10)).isBefore(LocalDate.parse(c[0]).minusDays(6))) {
                        weekOld.add(key);
                    }
                }
            }
        }
        assertThat(planted.keySet()).containsExactlyInAnyOrder("crossed", "below_intrinsic", "stale");
        assertThat(crossed).isEqualTo(planted.get("crossed")).hasSize(counts.path("crossed_quotes").asInt());
        assertThat(belowIntrinsic)
                .isEqualTo(planted.get("below_intrinsic"))
                .hasSize(counts.path("below_intrinsic_quotes").asInt());
        assertThat(weekOld).isEqualTo(planted.get("stale")).hasSize(counts.path("stale_quotes").asInt());
    }

    @Test
    void plantedMispricingsPayAfterTheSpread() throws IOException {
        write("sample", SampleSettingsOf.symbol(SMALL, 0, 320, 60));
        Map<String, String[]> outOfTheMoney = new TreeMap<>();
        for (String line : text(folder.resolve("sample/truth_mispricings.csv.gz")).lines().skip(1).toList()) {
            String[] c = line.split(",", -1);
            if (c[3].equals("reverting") && Math.abs(Double.parseDouble(c[4])) > 0.015) {
                outOfTheMoney.merge(
                        c[1] + c[2].replaceFirst("[CP](?=\\d{8}$)", ""),
                        c,
                        (one, other) -> Double.parseDouble(one[5]) < Double.parseDouble(other[5]) ? one : other);
            }
        }
        Mean edge = new Mean();
        int covered = 0;
        for (String[] c : outOfTheMoney.values()) {
            double fair = Double.parseDouble(c[5]);
            double profit = c[4].startsWith("-") ? fair - Double.parseDouble(c[8]) : Double.parseDouble(c[7]) - fair;
            edge.increment(profit);
            covered += profit > 0.0 ? 1 : 0;
        }
        assertThat(edge.getN()).isGreaterThan(20);
        assertThat(edge.getResult()).isPositive();
        assertThat((double) covered / edge.getN()).isGreaterThan(0.9);
    }

    @Test
    void callsAndPutsAgreeOnTheForwardWithinNoise() throws IOException {
        write("sample", SampleSettingsOf.symbol(SMALL, 0, 200, 30));
        Set<String> planted = new HashSet<>();
        for (String line : text(folder.resolve("sample/truth_defects.csv.gz")).lines().skip(1).toList()) {
            String[] c = line.split(",", -1);
            planted.add(c[1] + " " + c[2]);
        }
        Map<String, Double> rates = rates();
        int pairs = 0;
        List<String> far = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("sample/chains"))) {
            for (Path file : files.toList()) {
                Map<String, double[]> calls = new HashMap<>();
                for (String line : text(file).lines().skip(1).toList()) {
                    String[] c = line.split(",", -1);
                    double[] quote = {Double.parseDouble(c[6]), Double.parseDouble(c[7])};
                    if (planted.contains(c[0] + " " + c[16]) || quote[0] == 0.0) {
                        continue;
                    }
                    String key = c[3] + " " + c[4];
                    double[] call = calls.get(key);
                    if (c[5].equals("C")) {
                        calls.put(key, quote);
                    } else if (call != null) {
                        double gap = 0.5 * (call[0] + call[1] - quote[0] - quote[1]) - forwardValue(c, rates);
                        double halfSpreads = 0.5 * (call[1] - call[0] + quote[1] - quote[0]);
                        pairs++;
                        if (Math.abs(gap) > halfSpreads + 0.02) {
                            far.add(line);
                        }
                    }
                }
            }
        }
        assertThat(pairs).isGreaterThan(1000);
        assertThat(far).isEmpty();
    }

    @Test
    void refusesToReplaceWhatIsNotASample() throws IOException {
        Path precious = folder.resolve("precious");
        Files.createDirectories(precious);
        Files.writeString(precious.resolve("notes.txt"), "keep");
        assertThatThrownBy(() -> write("precious", SMALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds something that is not a sample");
        assertThat(precious.resolve("notes.txt")).hasContent("keep");

        Files.writeString(precious.resolve("truth.json"), "{\"synthetic\": false}");
        assertThatThrownBy(() -> write("precious", SMALL)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void replacesAnOlderSampleAndLeavesNothingBeside() throws IOException {
        write("sample", SMALL);
        write("sample", SMALL.withSeed(8L));
        write("fresh", SMALL.withSeed(8L));
        assertThat(hashes("sample")).isEqualTo(hashes("fresh"));
        try (Stream<Path> entries = Files.list(folder)) {
            assertThat(entries.map(p -> p.getFileName().toString()).sorted()).containsExactly("fresh", "sample");
        }
    }

    @Test
    void refusesSettingsOutsideTheirDomain() {
        assertThatThrownBy(() -> new SampleSettings(1, LocalDate.of(2026, 10, 29), 120, 4, SMALL.symbols()))
                .hasMessage("lastDate 2026-10-29 must be a Friday");
        assertThatThrownBy(() -> new SampleSettings(1, LocalDate.of(2026, 10, 30), 20, 4, SMALL.symbols()))
                .hasMessage("chains 4 must be at least 1 and bars 20 more than 5 times as many");
        assertThatThrownBy(() -> new SampleSettings(1, LocalDate.of(2026, 10, 30), 120, 4, List.of()))
                .hasMessageStartingWith("symbols must be at least one");
    }

    private void write(String name, SampleSettings settings) throws IOException {
        int[] heard = {0};
        SampleUniverse.write(folder.resolve(name), settings, (symbol, done, total) -> {
            heard[0]++;
            assertThat(done).isEqualTo(heard[0]).isLessThanOrEqualTo(total);
        });
        assertThat(heard[0]).isEqualTo(settings.symbols().size() * settings.chains());
    }

    private Map<String, Integer> hashes(String name) throws IOException {
        Map<String, Integer> found = new TreeMap<>();
        Path root = folder.resolve(name);
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.put(
                        root.relativize(file).toString().replace('\\', '/'),
                        java.util.Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return found;
    }

    private static double years(String[] row) {
        return ChronoUnit.DAYS.between(LocalDate.parse(row[0]), LocalDate.parse(row[3])) / 365.0;
    }

    /** Returns what the forward contract struck at a row's strike is worth: call less put by parity. */
    private static double forwardValue(String[] row, Map<String, Double> rates) {
        assertThat(rates).containsKey(row[0]);
        return Double.parseDouble(row[2]) * Math.exp(-0.013 * years(row))
                - Double.parseDouble(row[4]) * Math.exp(-rates.getOrDefault(row[0], 0.0) * years(row));
    }

    private Map<String, Double> rates() throws IOException {
        Map<String, Double> found = new HashMap<>();
        text(folder.resolve("sample/fred/DGS3MO.csv")).lines()
                .skip(1)
                .map(l -> l.split(",", -1))
                .forEach(r -> found.put(r[0], 0.01 * Double.parseDouble(r[1])));
        return found;
    }

    private static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (file.toString().endsWith(".gz")) {
            try (GZIPInputStream in = new GZIPInputStream(new java.io.ByteArrayInputStream(bytes))) {
                bytes = in.readAllBytes();
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Settings cut down to one symbol. */
    private static final class SampleSettingsOf {
        static SampleSettings symbol(SampleSettings from, int index, int bars, int chains) {
            return new SampleSettings(
                    from.seed(), from.lastDate(), bars, chains, List.of(from.symbols().get(index)));
        }
    }
}
