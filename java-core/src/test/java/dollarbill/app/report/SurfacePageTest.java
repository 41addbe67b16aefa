package dollarbill.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.SurfaceDocument;
import dollarbill.app.SurfaceReading;
import dollarbill.app.SurfaceTests;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a surface holds its figures, loads nothing, and lets no text become markup; pictures show something. */
class SurfacePageTest {
    /** SHA-256 of {@code plotly-gl3d.min.js} in the npm package plotly.js-gl3d-dist-min 4.1.1. */
    private static final String PLOTLY = "aab04dcd9c103a92b18723f8c837712fe820f325d0bcd2421e415e8124a75b9f";

    private static final SurfaceReading.Fitted READING = SurfaceTests.sample("AAPL_2026-10-30.csv.gz");

    private final ObjectNode document = SurfaceDocument.of(READING);

    @Test
    void tabulatesEveryExpiryAndEveryFinding() {
        String page = SurfacePage.page(READING, document);
        assertThat(document.path("slices")).hasSizeGreaterThan(3);
        for (JsonNode slice : document.path("slices")) {
            assertThat(PageParts.section(page, "term"))
                    .contains("<th scope=\"row\">" + slice.path("expiry").asText() + "</th>");
        }
        for (JsonNode found : document.at("/arbitrage/fit")) {
            assertThat(PageParts.section(page, "checks")).contains(Figures.words(found.path("kind")));
        }
        for (JsonNode caution : document.path("cautions")) {
            assertThat(PageParts.section(page, "checks")).contains(Markup.escape(caution.path("detail").asText()));
        }
        document.at("/quality/excluded")
                .fieldNames()
                .forEachRemaining(
                        reason -> assertThat(PageParts.section(page, "checks")).contains(Figures.words(reason)));
    }

    @Test
    void embedsTheDocumentAndEveryQuoteOfItsSmiles() throws IOException {
        JsonNode data = PageParts.data(SurfacePage.page(READING, document));
        assertThat(data.path("surface")).isEqualTo(document);
        assertThat(data.path("smiles")).hasSize(document.path("slices").size());
        data.path("smiles").forEach(smile -> {
            long quotes = READING.chain()
                    .quotes()
                    .stream()
                    .filter(quote -> quote.contract().expiry().toString().equals(smile.path("expiry").asText()))
                    .count();
            smile.path("quotes").forEach(column -> assertThat((long) column.size()).isEqualTo(quotes));
            assertThat(smile.at("/curve/heston").isMissingNode()
                    || smile.at("/curve/heston").size() == smile.at("/curve/vol").size())
                    .isTrue();
            assertThat(smile.at("/curve/vol")).allSatisfy(vol -> assertThat(vol.doubleValue()).isBetween(5.0, 300.0));
        });
    }

    @Test
    void saysSyntheticExactlyWhereTheChainIs() {
        assertThat(SurfacePage.page(READING, document)).contains("class=\"banner\"")
                .contains("no real market stands behind");
        ObjectNode real = document.deepCopy();
        real.put("synthetic", false).remove("notice");
        assertThat(SurfacePage.page(READING, real)).doesNotContain("class=\"banner\"");
    }

    @Test
    void noTextBecomesMarkup() throws IOException {
        String attack = "</script><script>alert(1)</script><img src=x onerror='alert(2)'>\"&\u2028";
        ObjectNode hostile = document.deepCopy();
        hostile.put("symbol", attack).put("source", attack).put("notice", attack);
        hostile.withArray("cautions").addObject().put("reason", attack).put("expiry", attack).put("detail", attack);
        hostile.withObject("/quality/excluded").put(attack, 1);
        String page = SurfacePage.page(READING, hostile);
        assertThat(page).doesNotContain("<script>alert", "<img src=x");
        assertThat(PageParts.data(page).path("surface")).isEqualTo(hostile);
    }

    @Test
    void loadsNothing() {
        String page = SurfacePage.page(READING, document);
        assertThat(page).contains("Content-Security-Policy\" content=\"default-src 'none';");
        String own = page.replace(Embedded.resource("plotly-gl3d.min.js"), "");
        assertThat(own.length()).isLessThan(page.length());
        assertThat(own).doesNotContainPattern("(?i)https?://|//cdn|<link|<iframe|@import|url\\(|\\ssrc=|fetch\\(")
                .contains("showSendToCloud: false");
    }

    @Test
    void chartLibraryIsTheOnePinned() throws Exception {
        byte[] bytes = Embedded.resource("plotly-gl3d.min.js").getBytes(StandardCharsets.UTF_8);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))).isEqualTo(PLOTLY);
        assertThat(Embedded.resource("plotly-LICENSE")).contains("MIT License");
    }

    @Test
    void filesAreWrittenUnderTheNamesOfTheUnderlying(@TempDir Path folder) throws IOException {
        List<Path> files = SurfaceFiles.in(folder.resolve("new")).write(READING, document, true);
        assertThat(files).extracting(file -> file.getFileName().toString())
                .containsExactly(
                        "aapl_vol_surface.csv",
                        "aapl_vol_surface.json",
                        "aapl_vol_surface.html",
                        "aapl_vol_smile.png",
                        "aapl_term_structure.png",
                        "aapl_vol_surface.png");
        try (var left = Files.list(folder.resolve("new"))) {
            assertThat(left).containsExactlyInAnyOrderElementsOf(files);
        }
        assertThat(new ObjectMapper().readTree(files.get(1).toFile())).isEqualTo(document);
    }

    @Test
    void picturesShowMoreThanAxes() throws IOException {
        Map<String, byte[]> images = SurfaceImages.of(READING, document);
        assertThat(images).hasSize(3);
        for (Map.Entry<String, byte[]> entry : images.entrySet()) {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(entry.getValue()));
            long coloured = PageParts.coloured(image);
            assertThat(coloured).as("coloured pixels of %s", entry.getKey()).isGreaterThan(1_500);
        }
    }
}
