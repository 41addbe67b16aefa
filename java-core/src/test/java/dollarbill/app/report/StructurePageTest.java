package dollarbill.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.StructureAnswer;
import dollarbill.app.StructureQuestion;
import dollarbill.app.StructureService;
import dollarbill.market.provider.DataDirectory;
import dollarbill.structure.NamedStructure;
import dollarbill.structure.StructureAnalysis;
import dollarbill.structure.StructureOrder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a structure holds its figures, loads nothing, and lets no text become markup; the picture shows something. */
class StructurePageTest {
    private static final StructureAnswer.Analysed ANALYSED = analysed();

    private final ObjectNode document = ANALYSED.document();

    private static StructureAnswer.Analysed analysed() {
        Path chain = Path.of(System.getProperty("project.root"), "data", "sample", "chains", "QQQ_2026-10-30.csv.gz");
        StructureQuestion question = new StructureQuestion(
                StructureOrder.Named.usual(NamedStructure.IRON_CONDOR), StructureAnalysis.Settings.DEFAULT);
        return (StructureAnswer.Analysed) new StructureService(0.05).analyse(DataDirectory.chain(chain), question);
    }

    @Test
    void tabulatesLegsLevelsAndCautions() {
        String page = StructurePage.page(document);
        assertThat(document.path("legs")).hasSize(4);
        document.path("legs")
                .forEach(leg -> assertThat(page).contains(
                        leg.path("expiry").asText() + " " + Math.round(leg.path("strike").doubleValue()) + " "
                                + Figures.words(leg.path("type"))));
        document.path("touches").forEach(touch -> assertThat(page).contains(Figures.percent(touch.path("touch"), 1)));
        document.path("cautions")
                .forEach(caution -> assertThat(page).contains(Markup.escape(
                        caution.path("detail").asText())));
        assertThat(page).contains("Volatilities as they are", "Volatilities 5 points up", "Synthetic data");
    }

    @Test
    void embedsTheDocumentAndLoadsNothing() throws IOException {
        String page = StructurePage.page(document);
        assertThat(PageParts.data(page)).isEqualTo(parsed(document));
        assertThat(page).contains("Content-Security-Policy\" content=\"default-src 'none';");
        String own = page.replace(Embedded.resource("echarts.common.min.js"), "");
        assertThat(own.length()).isLessThan(page.length());
        assertThat(own).doesNotContainPattern("(?i)https?://|//cdn|<link|<iframe|@import|url\\(|\\ssrc=|fetch\\(");
    }

    @Test
    void noTextBecomesMarkup() throws IOException {
        String attack = "</script><script>alert(1)</script><img src=x onerror='alert(2)'>\"&\u2028";
        ObjectNode hostile = document.deepCopy();
        hostile.put("symbol", attack).put("source", attack).put("notice", attack).put("structure", attack);
        hostile.withArray("cautions").addObject().put("reason", attack).put("expiry", attack).put("detail", attack);
        String page = StructurePage.page(hostile);
        assertThat(page).doesNotContain("<script>alert", "<img src=x");
        assertThat(PageParts.data(page)).isEqualTo(parsed(hostile));
    }

    @Test
    void aBoundThatIsNotThereIsCalledUnlimited() {
        ObjectNode naked = document.deepCopy();
        naked.remove("max_loss");
        naked.put("max_loss_unlimited", true);
        assertThat(StructurePage.page(naked)).contains("unlimited");
        assertThat(StructurePage.page(document)).doesNotContain(">unlimited<");
    }

    @Test
    void thePictureShowsMoreThanAxes() throws IOException {
        byte[] png = StructureImages.payoff(ANALYSED.analysis(), document);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        long coloured = PageParts.coloured(image);
        assertThat(coloured).isGreaterThan(1_500);
    }

    @Test
    void drawsInABrowserAndFitsAPhone(@TempDir Path folder) throws Exception {
        ShownPage desk = ShownPage.of(folder, StructurePage.page(document), "", 1280, 1000);
        assertThat(desk.console()).isEmpty();
        assertThat(desk.dom()).contains("data-drawn=\"payoff\"").contains("<svg", "data-overflow=\"0\"");
        assertThat(desk.colours()).as("share of the window that is coloured").isGreaterThan(0.002);
        ShownPage phone = ShownPage.of(folder, StructurePage.page(document), "", 500, 900,
                "--blink-settings=preferredColorScheme=0");
        assertThat(phone.console()).isEmpty();
        assertThat(phone.dom()).contains("data-overflow=\"0\"");
        assertThat(phone.picture().getRGB(2, 2) & 0xff).as("blue of the page's background").isLessThan(0x40);
    }

    private static JsonNode parsed(JsonNode document) throws IOException {
        return new ObjectMapper().readTree(document.toString());
    }
}
