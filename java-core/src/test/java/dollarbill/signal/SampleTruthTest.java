package dollarbill.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dollarbill.market.ChainQuality;
import dollarbill.market.CheckedChain;
import dollarbill.market.OptionChain;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.market.QualityRules;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.surface.SurfaceBuilder;
import dollarbill.surface.SurfaceSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Fair values against those the sample was made from: of each mispriced quote the generator keeps the value and vega of its own
 * model, {@code truth_mispricings.csv.gz}, and the parameters it priced with, {@code truth.json}.
 */
class SampleTruthTest {
    private static final Path SAMPLE = Path.of(Objects.requireNonNull(System.getProperty("project.root")))
            .resolve("data")
            .resolve("sample");
    private static final List<String> SYMBOLS = List.of("SPY", "AAPL", "TSLA", "KO");
    private static final int STEP = 17;

    /** Values are kept to the hundredth of a cent: where a vol point is worth less than a cent, no distance in vol points can be told. */
    private static final double LEAST_VEGA = 0.01;

    private record Truth(double value, double vegaPerVolPoint) {}

    /** Distances from the truth in vol points, and of the model's correlation from the generator's. */
    private record Misses(List<Double> heston, List<Double> smile, List<Double> correlation) {}

    @Test
    void hestonIsCloserToTheTruthThanTheSmile() throws IOException {
        Map<String, Truth> truth = truth();
        JsonNode generator = new ObjectMapper().readTree(SAMPLE.resolve("truth.json").toFile());
        DataDirectory data = DataDirectory.open(SAMPLE);
        Misses misses = new Misses(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String name : SYMBOLS) {
            List<LocalDate> dates = data.chainDates(Symbol.of(name));
            for (int i = dates.size() - 1; i >= 0; i -= STEP) {
                CheckedChain checked = ChainQuality.check(
                        data.latestChain(Symbol.of(name), dates.get(i)).orElseThrow(), QualityRules.DEFAULT);
                compare(((CheckedChain.Usable) checked).chain(), truth, correlation(generator, dates.get(i)), misses);
            }
        }
        assertThat(misses.heston()).hasSizeGreaterThan(50);
        assertThat(median(misses.heston())).isLessThan(0.15).isLessThan(0.25 * median(misses.smile()));
        assertThat(rootMeanSquare(misses.heston())).isLessThan(0.5 * rootMeanSquare(misses.smile()));
        assertThat(median(misses.correlation())).isLessThan(0.05);
    }

    private static void compare(OptionChain chain, Map<String, Truth> truth, double correlation, Misses misses) {
        FairSmiles smiles = FairSmiles.of(SurfaceBuilder.build(chain, SurfaceSettings.DEFAULT));
        FairValues values = new FairValues(smiles, FairValueRules.defaults());
        for (OptionQuote quote : chain.quotes()) {
            OptionContract contract = quote.contract();
            Truth known = truth.get(chain.quoteDate() + " " + contract.code());
            SmileSlice slice = smiles.slices().get(contract.expiry());
            if (known == null || known.vegaPerVolPoint < LEAST_VEGA || slice == null
                    || !slice.covers(contract.strike())) {
                continue;
            }
            ModelValues models = values.of(contract, slice);
            if (models.source() == FairSource.HESTON) {
                HestonQuote heston = models.heston().orElseThrow();
                misses.heston.add(Math.abs(heston.value() - known.value) / known.vegaPerVolPoint);
                misses.smile.add(Math.abs(models.smileValue() - known.value) / known.vegaPerVolPoint);
                misses.correlation.add(Math.abs(heston.parameters().correlation() - correlation));
            }
        }
    }

    private static double correlation(JsonNode generator, LocalDate date) {
        String regime = "";
        for (JsonNode change : generator.path("regime_path")) {
            if (!LocalDate.parse(change.path("from").asText()).isAfter(date)) {
                regime = change.path("regime").asText();
            }
        }
        for (JsonNode known : generator.path("regimes")) {
            if (known.path("regime").asText().equals(regime)) {
                return known.path("correlation").doubleValue();
            }
        }
        throw new IllegalStateException("no regime at " + date);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static double rootMeanSquare(List<Double> values) {
        return Math.sqrt(values.stream().mapToDouble(x -> x * x).average().orElseThrow());
    }

    private static Map<String, Truth> truth() throws IOException {
        Map<String, Truth> truth = new HashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SAMPLE.resolve("truth_mispricings.csv.gz"))),
                StandardCharsets.UTF_8))) {
            assertThat(reader.readLine())
                    .isEqualTo("symbol,quote_date,contract,kind,iv_shift,fair_value,vega_per_vol_point,bid,ask");
            reader.lines()
                    .map(line -> line.split(",", -1))
                    .forEach(c -> truth.put(c[1] + " " + c[2],
                            new Truth(Double.parseDouble(c[5]), Double.parseDouble(c[6]))));
        }
        return truth;
    }
}
