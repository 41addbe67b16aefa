package dollarbill.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.DailyTrainDocument;
import dollarbill.app.DailyTrainRun;
import dollarbill.app.DailyTrainText;
import dollarbill.app.MarkedReport;
import dollarbill.app.Promotion;
import dollarbill.backtest.daily.SkilledReport;
import dollarbill.bridge.Artefact;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelVersion;
import dollarbill.bridge.VersionNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelPageTest {
    private static final String STATE = """
            {"steps": {"columns": ["hv_20", "rsi_14"], "logistic": {"weights": [0.25, -0.5]}}}""";
    private static final ObjectNode DOCUMENT = document();

    @TempDir
    Path folder;

    @Test
    void theDocumentHoldsFiguresCurvesWeightsAndWhatChanged() {
        assertThat(DOCUMENT.path("folds")).hasSize(5);
        assertThat(DOCUMENT.at("/folds/0/left_out").intValue()).isEqualTo(20);
        assertThat(DOCUMENT.path("pooled")).hasSize(4);
        assertThat(DOCUMENT.path("symbols")).hasSize(2);
        assertThat(DOCUMENT.at("/weights/rsi_14").doubleValue()).isEqualTo(-0.5);
        assertThat(DOCUMENT.at("/evidence/found").booleanValue()).isTrue();
        assertThat(DOCUMENT.at("/evidence/text").textValue()).startsWith("Evidence of skill: AUC 0.");
        assertThat(DOCUMENT.at("/before/change/auc").doubleValue()).isCloseTo(0.1, within(1e-12));
        assertThat(DOCUMENT.at("/before/same_data").booleanValue()).isTrue();
        assertThat(DOCUMENT.at("/before/same_code").booleanValue()).isFalse();
    }

    /** The area under the drawn curve is the measured one, up to the thinning of its points. */
    @Test
    void theRocCurveHasTheMeasuredArea() {
        JsonNode points = DOCUMENT.at("/roc/UP");
        double area = 0.0;
        for (int i = 1; i < points.size(); i++) {
            double width = points.get(i).get(0).doubleValue() - points.get(i - 1).get(0).doubleValue();
            area += width * 0.5 * (points.get(i).get(1).doubleValue() + points.get(i - 1).get(1).doubleValue());
        }
        assertThat(area).isCloseTo(DOCUMENT.at("/pooled/0/auc/value").doubleValue(), within(0.005));
        int rows = 0;
        for (JsonNode bin : DOCUMENT.at("/reliability/UP")) {
            rows += bin.path("rows").intValue();
        }
        assertThat(rows).isEqualTo(DOCUMENT.at("/pooled/0/rows").intValue());
    }

    @Test
    void thePageLoadsNothingAndShowsThreePictures() {
        String page = ModelPage.page(DOCUMENT);
        assertThat(page).doesNotContain("http:", "https:", "src=", "<script").contains("default-src 'none'");
        assertThat(page.split("<svg", -1)).hasSize(4);
        assertThat(page).contains("direction_classifier version 2", "Evidence of skill", "rsi_14",
                "Rotation p-value of the AUC: 0.00", "single feature", "Change from version 1, same data, other code",
                "+0.1000");
    }

    @Test
    void theReportIsPastedBetweenItsMarks() throws IOException {
        Path file = folder.resolve("models.md");
        Files.writeString(file,
                "before\n<!-- report of: direction_classifier -->\nstale words\n<!-- end of report -->\nafter\n");
        paste(file);
        paste(file);
        assertThat(Files.readString(file))
                .startsWith("before\n<!-- report of: direction_classifier -->\ndays of AAA, BBB")
                .endsWith("<!-- end of report -->\nafter\n")
                .contains("| single_feature |", "| fold 5, ", "rsi_14 -0.50",
                        "Change from version 1, same data, other code: auc +0.1000.")
                .doesNotContain("stale words");
        Files.writeString(file, "no marks");
        assertThatThrownBy(() -> paste(file)).hasMessageContaining("has no place");
    }

    private static void paste(Path file) throws IOException {
        MarkedReport.paste("direction_classifier", DailyTrainText.markdown(DOCUMENT), file);
    }

    private static ObjectNode document() {
        return DailyTrainDocument.of(new DailyTrainRun(
                SkilledReport.get(), new Artefact(STATE), version(2, "b", 0.7), Optional.of(version(1, "a", 0.6)),
                Promotion.DONE));
    }

    private static ModelVersion version(int number, String code, double auc) {
        TreeMap<String, Double> metrics = new TreeMap<>();
        metrics.put("auc", auc);
        VersionNotes notes = new VersionNotes(
                Instant.EPOCH, 1200, "0123456789abcdef", "days of AAA, BBB", false, metrics);
        return new ModelVersion(
                new ModelId("direction_classifier"), number, code.repeat(64), "c".repeat(64), true, notes);
    }
}
