package dollarbill.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.signal.SignalJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report holds all data of a run, loads nothing, and lets no text become markup. */
class HtmlReportTest {
    /** SHA-256 of {@code dist/echarts.common.min.js} in the npm package echarts 6.1.0. */
    private static final String ECHARTS = "61f13280aba3161f77fc801bf5f9c786f55f10432153a0683fc5cc0700b013d5";

    private final ObjectNode run = storedRun();

    @Test
    void storedRunHoldsRealSignalDocuments() {
        assertThat(run.get("signals")).hasSizeGreaterThan(10)
                .allSatisfy(signal -> assertThat(
                        SignalJson.read(signal.toString()).id())
                        .isEqualTo(signal.get("id").textValue()));
    }

    @Test
    void showsEverySignalPositionSymbolAndManifestEntry(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("report.html");
        HtmlReport.write(run, file);
        String page = Files.readString(file);
        assertThat(rows(PageParts.section(page, "signals"))).isEqualTo(run.get("signals").size());
        assertThat(rows(PageParts.section(page, "positions"))).isEqualTo(run.get("positions").size());
        for (JsonNode signal : run.get("signals")) {
            assertThat(PageParts.section(page, "signals")).contains("title=\"" + signal.get("id").textValue() + "\"");
        }
        for (JsonNode symbol : run.get("symbols")) {
            assertThat(PageParts.section(page, "market"))
                    .contains("<th scope=\"row\">" + symbol.get("symbol").textValue() + "</th>");
        }
        assertThat(PageParts.section(page, "market")).contains("no chain of IWM at or before 2026-02-11");
        assertThat(PageParts.section(page, "manifest")).contains("e".repeat(64), "f".repeat(64),
                "chains/SPY 2026-02-11.csv");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void saysSyntheticExactlyWhereTheRunIs() {
        assertThat(HtmlReport.page(run)).contains("class=\"banner\"").contains("no real market stands behind");
        ObjectNode real = run.deepCopy();
        real.put("synthetic", false).remove("notice");
        assertThat(HtmlReport.page(real)).doesNotContain("class=\"banner\"");
    }

    @Test
    void embedsTheRunUnchanged() throws IOException {
        JsonNode data = PageParts.data(HtmlReport.page(run));
        assertThat(data.get("run")).isEqualTo(run);
    }

    @Test
    void impliedVolOfTheMidIsTheOneOfTheFeatures() throws IOException {
        JsonNode smiles = PageParts.data(HtmlReport.page(run)).get("smiles");
        assertThat(smiles).hasSize(9).allSatisfy(smile -> {
            assertThat(smile.get("curve").size()).isGreaterThan(50);
            assertThat(smile.get("quotes")).allSatisfy(quote -> assertThat(
                    quote.get("bid").doubleValue())
                    .isLessThan(quote.get("ask").doubleValue()));
        });
        JsonNode first = run.at("/signals/0");
        JsonNode smile = smiles.valueStream()
                .filter(s -> s.get("symbol").equals(first.get("symbol")) && s.get("expiry").equals(first.get("expiry")))
                .findFirst()
                .orElseThrow();
        double forward = smile.get("forward").doubleValue();
        assertThat(forward).isEqualTo(first.at("/valuation/forward").doubleValue(), within(1e-9));
    }

    @Test
    void noTextBecomesMarkup() throws IOException {
        String attack = "</script><script>alert(1)</script><img src=x onerror='alert(2)'>\"&\u2028";
        ObjectNode hostile = run.deepCopy();
        hostile.put("run", attack).put("notice", attack);
        ((ObjectNode) hostile.at("/signals/0")).put("id", attack).put("symbol", attack);
        ((ObjectNode) hostile.at("/symbols/0")).put("symbol", attack);
        ((ObjectNode) hostile.at("/manifest/data_hashes")).put(attack, attack);
        String page = HtmlReport.page(hostile);
        assertThat(page).doesNotContain("<script>alert", "<img src=x");
        assertThat(count(page, "</script>")).isEqualTo(3);
        assertThat(PageParts.data(page).get("run")).isEqualTo(hostile);
    }

    @Test
    void loadsNothing() {
        String page = HtmlReport.page(run);
        assertThat(page).contains("Content-Security-Policy\" content=\"default-src 'none';");
        String own = page.replace(resource("echarts.common.min.js"), "");
        assertThat(own.length()).isLessThan(page.length());
        assertThat(own).doesNotContainPattern("(?i)https?://|//cdn|<link|<iframe|@import|url\\(|\\ssrc=|fetch\\(");
    }

    @Test
    void absentFiguresAreDashesAndNeverZero() {
        ObjectNode unjudged = run.deepCopy();
        unjudged.withArray("signals")
                .forEach(s -> ((ObjectNode) s).putNull("ml_confidence").putNull("ml_recommendation"));
        String table = PageParts.section(HtmlReport.page(unjudged), "signals");
        assertThat(table).contains("<td class=\"num\" data-sort=\"\">–</td>");
    }

    @Test
    void aRunWithoutSignalsIsAPageToo() {
        ObjectNode empty = run.deepCopy();
        empty.putArray("signals");
        empty.putArray("positions");
        assertThat(HtmlReport.page(empty)).contains("No signal became a position");
    }

    @Test
    void chartLibraryIsTheOnePinned() throws Exception {
        byte[] bytes = resource("echarts.common.min.js").getBytes(StandardCharsets.UTF_8);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))).isEqualTo(ECHARTS);
        assertThat(resource("echarts-LICENSE")).contains("Apache License");
        assertThat(resource("echarts-NOTICE")).contains("Apache ECharts");
        assertThat(resource("echarts-LICENSE-d3")).contains("Redistribution");
    }

    private static int rows(String section) {
        return count(section, "<tr><th scope=\"row\"");
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
    }

    private static ObjectNode storedRun() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("/dollarbill/app/run.json")) {
            return (ObjectNode) new ObjectMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        }
    }
}
