package dollarbill.app.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.PipelineRun;
import dollarbill.app.RunDocument;
import dollarbill.app.report.PageFrame.Content;
import dollarbill.bridge.registry.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * The report of a run: one HTML file with tables, plots and the data behind them, which loads nothing from anywhere.
 *
 * <p>Tables are plain HTML and readable without scripts; plots are drawn by Apache ECharts, which is part of the file.
 */
public final class HtmlReport {
    private HtmlReport() {}

    /**
     * Writes the report of a run, aside and then into place.
     *
     * @param run  the run
     * @param file  the HTML file
     */
    public static void write(PipelineRun run, Path file) {
        write(page(RunDocument.of(run), SmilePictures.of(run)), file);
    }

    /**
     * Writes the report of a run from its document, aside and then into place.
     *
     * @param run  the run's document
     * @param file  the HTML file
     */
    public static void write(ObjectNode run, Path file) {
        write(page(run), file);
    }

    private static void write(String page, Path file) {
        try {
            AtomicFile.write(file, page);
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot write the report " + file, fault);
        }
    }

    /** Returns the page of a run. */
    static String page(ObjectNode run) {
        return page(run, SmilePictures.of(run.path("signals")));
    }

    private static String page(ObjectNode run, ArrayNode smiles) {
        Markup page = PageFrame.begin("DollarBill " + run.path("run").asText(), Content.CHARTS, "report.css");
        Summary.write(page, run);
        SignalTable.write(page, run);
        PositionSection.write(page, run);
        RecommendationSection.write(page, run);
        MarketSection.write(page, run);
        return PageFrame.end(page, data(run, smiles), "echarts.common.min.js", "report.js");
    }

    /** Returns the data of the plots. */
    private static String data(ObjectNode run, ArrayNode smiles) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.set("run", run);
        data.set("smiles", smiles);
        return Embedded.json(data);
    }
}
