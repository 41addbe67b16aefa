package dollarbill.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample without a planted edge. */
class NoEdgeTest {
    private static final SampleSettings SMALL = new SampleSettings(
            5L, LocalDate.of(2026, 10, 30), 120, 3, List.of(SampleSymbol.STANDARD.get(6)));

    @TempDir
    Path folder;

    @Test
    void plantsNothingAndSaysSo() throws IOException {
        JsonNode with = truth("with", SMALL);
        JsonNode without = truth("without", SMALL.withoutEdge());
        assertThat(with.at("/counts/reverting_mispriced_quotes").asInt()).isPositive();
        assertThat(without.at("/counts/reverting_mispriced_quotes").isMissingNode()).isTrue();
        assertThat(without.at("/counts/informed_mispriced_quotes").isMissingNode()).isTrue();
        assertThat(without.path("mispricing").asText()).isEqualTo("none");
        assertThat(without.path("synthetic").asBoolean()).isTrue();
        assertThat(without.path("regime_path")).isEqualTo(with.path("regime_path"));
        assertThat(folder.resolve("without/ohlcv_adjusted/TSLA.csv.gz"))
                .hasSameBinaryContentAs(folder.resolve("with/ohlcv_adjusted/TSLA.csv.gz"));
    }

    private JsonNode truth(String name, SampleSettings settings) throws IOException {
        SampleUniverse.write(folder.resolve(name), settings, (symbol, done, total) -> {});
        return new ObjectMapper().readTree(folder.resolve(name).resolve("truth.json").toFile());
    }
}
