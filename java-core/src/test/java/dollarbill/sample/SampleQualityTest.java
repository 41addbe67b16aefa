package dollarbill.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dollarbill.market.ChainQuality;
import dollarbill.market.ExerciseStyle;
import dollarbill.market.QualityReport;
import dollarbill.market.QualityRules;
import dollarbill.market.RawChain;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Reads the committed sample as any other data and lets the quality check find what was planted. */
class SampleQualityTest {
    private static final Path SAMPLE = Path.of(System.getProperty("project.root", ".."), "data", "sample");
    private static final List<String> SYMBOLS = List.of("SPY", "KO");

    @Test
    void theQualityCheckFindsThePlantedDefects() throws IOException {
        DataDirectory data = DataDirectory.open(SAMPLE);
        Map<String, String> planted = plantedDefects();
        Map<String, Integer> found = new HashMap<>();
        int rows = 0;
        int usable = 0;
        for (String name : SYMBOLS) {
            Symbol symbol = Symbol.of(name);
            assertThat(data.chainDates(symbol)).hasSize(84);
            assertThat(data.bars(symbol).orElseThrow().size()).isEqualTo(1305);
            for (LocalDate date : data.chainDates(symbol)) {
                RawChain chain = data.latestChain(symbol, date).orElseThrow();
                assertThat(chain.synthetic()).isTrue();
                assertThat(chain.style()).isEqualTo(ExerciseStyle.EUROPEAN);
                QualityReport report = ChainQuality.check(chain, QualityRules.DEFAULT).report();
                rows += report.rows();
                usable += report.usable();
                for (QualityReport.ExcludedQuote excluded : report.excluded()) {
                    String kind = planted.get(date + " " + excluded.quote().contract().code());
                    if (kind != null && (!kind.equals("crossed") || excluded.reason() == Reason.QUOTE_CROSSED)) {
                        found.merge(kind, 1, Integer::sum);
                    }
                }
            }
        }
        assertThat(found.get("crossed")).isEqualTo(count(planted, "crossed"));
        assertThat(found.get("below_intrinsic")).isGreaterThanOrEqualTo(95 * count(planted, "below_intrinsic") / 100);
        assertThat(found.get("stale")).isGreaterThanOrEqualTo(60 * count(planted, "stale") / 100);
        assertThat(usable).isBetween(70 * rows / 100, 95 * rows / 100);
    }

    private static int count(Map<String, String> planted, String kind) {
        return (int) planted.values().stream().filter(kind::equals).count();
    }

    private static Map<String, String> plantedDefects() throws IOException {
        Map<String, String> planted = new HashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SAMPLE.resolve("truth_defects.csv.gz"))),
                StandardCharsets.UTF_8))) {
            reader.lines()
                    .map(line -> line.split(",", -1))
                    .filter(c -> SYMBOLS.contains(c[0]))
                    .forEach(c -> planted.put(c[1] + " " + c[2], c[3]));
        }
        return planted;
    }
}
