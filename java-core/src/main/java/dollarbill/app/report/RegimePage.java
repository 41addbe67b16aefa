package dollarbill.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.bridge.registry.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The report of a training of the model of market regimes as one HTML file that loads nothing and runs no script. */
public final class RegimePage {
    private static final List<String> GAINS = List.of("over_one_normal", "over_smoothed_variance");
    private static final List<String> STATES = List.of("mean", "volatility", "stayed");

    private RegimePage() {}

    /** Writes the page of a training's document, aside and then into place. */
    public static void write(ObjectNode document, Path file) throws IOException {
        AtomicFile.write(file, page(document));
    }

    /** Returns the page of a training's document. */
    static String page(ObjectNode document) {
        String title = document.path("model").asText() + " version " + document.at("/version/version").asInt();
        Markup page = ModelPage.head(title);
        if (document.path("synthetic").asBoolean()) {
            page.element("p", document.path("notice").asText());
        }
        page.element("p", document.at("/version/data").asText() + ", " + document.at("/version/rows").asInt() + " rows")
                .element("p", document.path("text").asText());
        header(page, "Gain in log density of the next day's return, nats a day, with 90 % intervals", GAINS);
        line(page, "all folds", document.path("pooled"), GAINS, 4);
        for (JsonNode fold : document.path("folds")) {
            line(page, fold.path("test_start").asText() + " to " + fold.path("test_end").asText(), fold, GAINS, 4);
        }
        page.raw("</tbody>\n</table>\n");
        header(page, "The day after each state, by the year, and how often it was called again", STATES);
        for (JsonNode state : document.path("states")) {
            line(page, state.path("name").asText(), state, STATES, 3);
        }
        return PageFrame.end(page.raw("</tbody>\n</table>\n"));
    }

    private static void header(Markup page, String title, List<String> columns) {
        page.element("h2", title).raw("<table>\n<thead><tr><th></th><th>rows</th>");
        columns.forEach(name -> page.raw("<th>").text(Figures.words(name)).raw("</th>"));
        page.raw("</tr></thead>\n<tbody>\n");
    }

    private static void line(Markup page, String name, JsonNode of, List<String> columns, int decimals) {
        page.raw("<tr><th>").text(name).raw("</th><td>" + of.path("rows").asInt() + "</td>");
        for (String column : columns) {
            JsonNode e = of.path(column);
            page.cell("number", Figures.sortKey(e.path("value")), ModelPage.estimate(e, decimals));
        }
        page.raw("</tr>\n");
    }
}
