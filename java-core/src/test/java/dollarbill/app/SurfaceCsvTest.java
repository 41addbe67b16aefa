package dollarbill.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.market.OptionType;
import dollarbill.pricing.black.BlackScholes;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** The CSV of a surface says what the quotes and the document say. */
class SurfaceCsvTest {
    private final SurfaceReading.Fitted reading = SurfaceTests.sample("AAPL_2026-10-30.csv.gz");
    private final JsonNode document = SurfaceDocument.of(reading);
    private final List<CSVRecord> rows = rows(SurfaceCsv.text(reading));

    @Test
    void hasTheColumnsThatReadersOfTheSurfaceRelyOn() {
        assertThat(rows.getFirst().getParser().getHeaderNames())
                .contains("strike", "time_to_expiry", "moneyness", "implied_vol", "volume", "open_interest");
        assertThat(SurfaceCsv.fileName("TSLA")).isEqualTo("tsla_vol_surface.csv");
    }

    @Test
    void hasARowForEveryQuoteWithAForwardInOrder() {
        assertThat(rows).hasSize(reading.fit().quoteVols().size()).hasSizeGreaterThan(100);
        assertThat(rows).extracting(row -> row.get("expiry")).isSorted();
        assertThat(rows).extracting(row -> row.get("contract")).doesNotHaveDuplicates();
        assertThat(rows).allSatisfy(row -> assertThat(row.get("synthetic")).isEqualTo("true"));
    }

    /** Black's formula, with forward and discount of the document, gives back the mid that the volatility came from. */
    @Test
    void volatilitiesPriceTheQuotes() {
        Map<String, JsonNode> slices = slices();
        int priced = 0;
        for (CSVRecord row : rows) {
            JsonNode slice = slices.get(row.get("expiry"));
            if (slice == null || row.get("implied_vol").isEmpty()) {
                continue;
            }
            double mid = 0.5 * (number(row, "bid") + number(row, "ask"));
            assertThat(price(row, slice, "implied_vol")).as(row.toString()).isCloseTo(mid, within(1e-9 * mid + 1e-12));
            assertThat(number(row, "time_to_expiry")).isEqualTo(slice.path("years").doubleValue());
            assertThat(number(row, "moneyness"))
                    .isEqualTo(number(row, "strike") / document.path("spot").doubleValue());
            priced++;
        }
        assertThat(priced).isGreaterThan(100);
    }

    /** The fitted column follows from the parameters in the document by the formula of raw SVI. */
    @Test
    void fittedVolatilitiesAreThoseOfTheParameters() {
        Map<String, JsonNode> slices = slices();
        int fitted = 0;
        for (CSVRecord row : rows) {
            if (row.get("fitted_vol").isEmpty()) {
                continue;
            }
            JsonNode slice = Objects.requireNonNull(slices.get(row.get("expiry")));
            JsonNode svi = slice.path("svi");
            double x = Math.log(number(row, "strike") / slice.path("forward").doubleValue())
                    - svi.path("m").doubleValue();
            double w = svi.path("a").doubleValue() + svi.path("b").doubleValue()
                    * (svi.path("rho").doubleValue() * x + Math.hypot(x, svi.path("sigma").doubleValue()));
            assertThat(number(row, "fitted_vol"))
                    .isCloseTo(Math.sqrt(w / slice.path("years").doubleValue()), within(1e-12));
            fitted++;
        }
        assertThat(fitted).isGreaterThan(80);
    }

    /** The formula of SSVI with the parameters of the document. */
    @Test
    void jointVolatilitiesAreThoseOfTheSsviParameters() {
        Map<String, JsonNode> slices = slices();
        double rho = document.at("/ssvi/rho").doubleValue();
        double eta = document.at("/ssvi/eta").doubleValue();
        double gamma = document.at("/ssvi/gamma").doubleValue();
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.get("ssvi_vol").isEmpty()).isEqualTo(row.get("fitted_vol").isEmpty());
            if (!row.get("ssvi_vol").isEmpty()) {
                JsonNode slice = Objects.requireNonNull(slices.get(row.get("expiry")));
                double theta = slice.path("ssvi_atm_total_variance").doubleValue();
                double x = eta * Math.pow(theta, -gamma) * Math.pow(1.0 + theta, gamma - 1.0)
                        * Math.log(number(row, "strike") / slice.path("forward").doubleValue());
                double w = 0.5 * theta * (1.0 + rho * x + Math.sqrt((x + rho) * (x + rho) + 1.0 - rho * rho));
                assertThat(number(row, "ssvi_vol"))
                        .isCloseTo(Math.sqrt(w / slice.path("years").doubleValue()), within(1e-12));
            }
        });
    }

    @Test
    void aPriceWithoutVolatilitySaysWhy() {
        assertThat(rows).allSatisfy(
                row -> assertThat(row.get("reason").isEmpty()).isEqualTo(!row.get("implied_vol").isEmpty()));
    }

    private double price(CSVRecord row, JsonNode slice, String column) {
        return BlackScholes.price(
                row.get("type").equals("C") ? OptionType.CALL : OptionType.PUT,
                slice.path("forward").doubleValue(),
                number(row, "strike"),
                slice.path("discount").doubleValue(),
                number(row, column),
                slice.path("years").doubleValue());
    }

    private Map<String, JsonNode> slices() {
        Map<String, JsonNode> slices = new HashMap<>();
        document.path("slices").forEach(slice -> slices.put(slice.path("expiry").asText(), slice));
        return slices;
    }

    private static double number(CSVRecord row, String column) {
        return Double.parseDouble(row.get(column));
    }

    private static List<CSVRecord> rows(String text) {
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            return parser.getRecords();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
