package dollarbill.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.report.PageFrame.Content;
import dollarbill.bridge.registry.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The report of a training as one HTML file that loads nothing and runs no script: figures, ROC curves, reliability, bars of each fold,
 * weights.
 */
public final class ModelPage {
    private static final List<String> COLUMNS = List.of("auc", "accuracy", "balanced_accuracy", "precision", "recall",
            "f1", "brier", "log_loss", "calibration_error");
    private static final int SIDE = 320;
    private static final int EDGE = 34;
    private static final List<String> COLOURS = List.of("#2a6fb0", "#c25b12", "#3b8f4c");

    private ModelPage() {}

    /** Writes the page of a training's document, aside and then into place. */
    public static void write(ObjectNode document, Path file) throws IOException {
        AtomicFile.write(file, page(document));
    }

    /** Returns the page of a training's document. */
    static String page(ObjectNode document) {
        String title = document.path("model").asText() + " version " + document.at("/version/version").asInt();
        Markup page = head(title);
        if (document.path("synthetic").asBoolean()) {
            page.element("p", document.path("notice").asText());
        }
        page.element("p", document.at("/version/data").asText() + ", " + document.at("/version/rows").asInt() + " rows")
                .element("p", document.at("/evidence/text").asText())
                .element("p", "Rotation p-value of the AUC: " + Figures.number(document.path("p_value"), 3));
        gains(page, document.at("/evidence/log_loss_gain"));
        before(page, document.path("before"));
        table(page, "Over all folds, with 90 % intervals", document.path("pooled"));
        table(page, "By fold", document.path("folds"));
        table(page, "By symbol", document.path("symbols"));
        page.raw("<h2>Curves</h2>\n<div>\n");
        roc(page, document.path("roc"));
        reliability(page, document.path("reliability"));
        bars(page, document.path("folds"));
        page.raw("</div>\n");
        weights(page, document.path("weights"));
        return PageFrame.end(page);
    }

    /** Returns a page up to its title and heading. */
    static Markup head(String title) {
        return PageFrame.begin(title, Content.TEXT, "report.css").element("h1", title);
    }

    /** Returns a number with its interval, or a dash. */
    static String estimate(JsonNode e, int decimals) {
        return e.isObject()
                ? Figures.number(e.path("value"), decimals) + " (" + Figures.number(e.path("low"), decimals) + " to "
                        + Figures.number(e.path("high"), decimals) + ")"
                : Figures.ABSENT;
    }

    private static void table(Markup page, String title, JsonNode lines) {
        page.element("h2", title).raw("<table>\n<thead><tr><th></th><th>rows</th>");
        COLUMNS.forEach(name -> page.raw("<th>").text(name.replace('_', ' ')).raw("</th>"));
        page.raw("</tr></thead>\n<tbody>\n");
        for (JsonNode line : lines) {
            page.raw("<tr><th>")
                    .text(line.path("name").asText())
                    .raw("</th><td>" + line.path("rows").asInt() + "</td>");
            for (String name : COLUMNS) {
                JsonNode e = line.path(name);
                page.cell("number", Figures.sortKey(e.path("value")), estimate(e, 3));
            }
            page.raw("</tr>\n");
        }
        page.raw("</tbody>\n</table>\n");
    }

    private static void gains(Markup page, JsonNode gains) {
        page.element("h2", "Gain in log loss over each baseline, above 0 where the model is better")
                .raw("<table>\n<tbody>\n");
        gains.properties()
                .forEach(gain -> page.raw("<tr><th>")
                        .text(Figures.words(gain.getKey()))
                        .raw("</th>")
                        .cell("number", Figures.sortKey(gain.getValue().path("value")),
                                Figures.signed(gain.getValue().path("value"), 4) + " ("
                                        + Figures.signed(gain.getValue().path("low"), 4) + " to "
                                        + Figures.signed(gain.getValue().path("high"), 4) + ")")
                        .raw("</tr>\n"));
        page.raw("</tbody>\n</table>\n");
    }

    private static void before(Markup page, JsonNode before) {
        if (!before.isObject()) {
            return;
        }
        page.element("h2", "Change from version " + before.path("version").asInt()
                + (before.path("same_data").asBoolean() ? ", same data" : ", other data")
                + (before.path("same_code").asBoolean() ? ", same code" : ", other code")).raw("<table>\n<tbody>\n");
        for (String name : COLUMNS) {
            page.raw("<tr><th>")
                    .text(Figures.words(name))
                    .raw("</th>")
                    .cell("number", Figures.sortKey(before.path("change").path(name)),
                            Figures.signed(before.path("change").path(name), 4))
                    .raw("</tr>\n");
        }
        page.raw("</tbody>\n</table>\n");
    }

    private static void roc(Markup page, JsonNode classes) {
        frame(page, "ROC: share of false alarms across, of hits up");
        line(page, "#888", "M" + x(0) + " " + y(0) + "L" + x(1) + " " + y(1));
        int k = 0;
        for (var of : classes.properties()) {
            StringBuilder path = new StringBuilder();
            for (JsonNode point : of.getValue()) {
                path.append(path.isEmpty() ? 'M' : 'L')
                        .append(x(point.path(0).asDouble()))
                        .append(' ')
                        .append(y(point.path(1).asDouble()));
            }
            line(page, COLOURS.get(k), path.toString());
            label(page, k++, of.getKey());
        }
        page.raw("</svg>\n");
    }

    private static void reliability(Markup page, JsonNode classes) {
        frame(page, "Reliability: mean probability across, frequency up; the size of a dot is its number of rows");
        line(page, "#888", "M" + x(0) + " " + y(0) + "L" + x(1) + " " + y(1));
        int k = 0;
        for (var of : classes.properties()) {
            double most = 1.0;
            for (JsonNode bin : of.getValue()) {
                most = Math.max(most, bin.path("rows").asDouble());
            }
            for (JsonNode bin : of.getValue()) {
                page.raw("<circle cx=\"" + x(bin.path("probability").asDouble()) + "\" cy=\""
                        + y(bin.path("frequency").asDouble()) + "\" r=\""
                        + number(2.0 + 6.0 * Math.sqrt(bin.path("rows").asDouble() / most)) + "\" fill=\""
                        + COLOURS.get(k)
                        + "\" fill-opacity=\"0.7\"/>\n");
            }
            label(page, k++, of.getKey());
        }
        page.raw("</svg>\n");
    }

    private static void bars(Markup page, JsonNode folds) {
        frame(page, "AUC of each fold with its 90 % interval");
        int n = Math.max(1, folds.size());
        double width = 1.0 / n;
        for (int k = 0; k < folds.size(); k++) {
            JsonNode auc = folds.path(k).path("auc");
            if (!auc.isObject()) {
                continue;
            }
            double left = k * width + 0.15 * width;
            double top = auc.path("value").asDouble();
            page.raw("<rect x=\"" + x(left) + "\" y=\"" + y(top) + "\" width=\""
                    + number(0.7 * width * (SIDE - 2 * EDGE))
                    + "\" height=\"" + number(top * (SIDE - 2 * EDGE)) + "\" fill=\"" + COLOURS.getFirst()
                    + "\" fill-opacity=\"0.6\"/>\n");
            String middle = x((k + 0.5) * width);
            line(page, "#c25b12", "M" + middle + " " + y(auc.path("low").asDouble()) + "L" + middle + " "
                    + y(auc.path("high").asDouble()));
        }
        line(page, "#888", "M" + x(0) + " " + y(0.5) + "L" + x(1) + " " + y(0.5));
        page.raw("</svg>\n");
    }

    private static void weights(Markup page, JsonNode weights) {
        page.raw("<h2>Weights of standardised features</h2>\n<table>\n<tbody>\n");
        weights.properties().forEach(weight -> {
            page.raw("<tr><th>").text(weight.getKey()).raw("</th>");
            if (weight.getValue().isNumber()) {
                page.cell("number", Figures.sortKey(weight.getValue()), Figures.signed(weight.getValue(), 3));
            } else {
                weight.getValue().forEach(of -> page.cell("number", Figures.sortKey(of), Figures.signed(of, 3)));
            }
            page.raw("</tr>\n");
        });
        page.raw("</tbody>\n</table>\n");
    }

    private static void frame(Markup page, String label) {
        page.raw("<svg role=\"img\" width=\"" + SIDE + "\" height=\"" + SIDE + "\" viewBox=\"0 0 " + SIDE + " " + SIDE
                + "\" aria-label=\"").text(label).raw("\">\n<title>").text(label).raw("</title>\n");
        line(page, "currentColor", "M" + x(0) + " " + y(1) + "L" + x(0) + " " + y(0) + "L" + x(1) + " " + y(0));
        for (double tick : new double[] {0.0, 0.5, 1.0}) {
            page.raw(
                    "<text x=\"4\" y=\"" + y(tick) + "\" font-size=\"11\" fill=\"currentColor\">" + tick + "</text>\n");
        }
    }

    private static void label(Markup page, int k, String name) {
        page.raw("<text x=\"" + (SIDE - 100) + "\" y=\"" + (SIDE - EDGE - 10 - 14 * k) + "\" font-size=\"12\" fill=\""
                + COLOURS.get(k) + "\">").text(name).raw("</text>\n");
    }

    private static void line(Markup page, String colour, String path) {
        page.raw("<path d=\"" + path + "\" fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"1.5\"/>\n");
    }

    private static String x(double share) {
        return number(EDGE + share * (SIDE - 2 * EDGE));
    }

    private static String y(double share) {
        return number(SIDE - EDGE - share * (SIDE - 2 * EDGE));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
