package dollarbill.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Heston's model fitted to the quotes of a surface: parameters with their standard errors, and what they leave in doubt. */
final class HestonSection {
    /** A parameter: its letter in the document, its name for people. */
    private record Parameter(String letter, String name) {}

    private static final List<Parameter> PARAMETERS = List.of(
            new Parameter("v0", "v₀, variance now"),
            new Parameter("kappa", "κ, speed of return a year"),
            new Parameter("theta", "θ, long-run variance"),
            new Parameter("sigma", "σ, volatility of variance"),
            new Parameter("rho", "ρ, correlation with the price"));

    private HestonSection() {}

    static void write(Markup page, JsonNode document) {
        JsonNode heston = document.path("heston");
        page.raw("<section id=\"heston\">\n").element("h2", "Heston's model");
        if (heston.has("reason")) {
            page.element("p", "muted", "Not fitted: " + Figures.words(heston.path("reason")) + " ("
                    + heston.path("detail").asText() + ").");
        } else {
            fitted(page, heston);
        }
        page.raw("</section>\n");
    }

    private static void fitted(Markup page, JsonNode heston) {
        page.element("p", "muted", "One set of parameters for all expiries but the nearest days; misses the quotes by "
                + Figures.number(heston.path("rmse_vol_points"), 2) + " vol points over "
                + Figures.number(heston.path("quotes"), 0) + " volatilities. Feller's number is "
                + Figures.number(heston.path("feller"), 2)
                + (heston.path("feller_holds").asBoolean() ? ": variance stays above zero."
                        : ": variance touches zero.")
                + (heston.path("converged").asBoolean() ? "" : " The fit did not converge."));
        SurfaceChecks.open(page, "Parameters of Heston's model", "Parameter", ">Value", ">Standard error", "Remarks");
        for (Parameter parameter : PARAMETERS) {
            page.raw("<tr><th scope=\"row\">")
                    .text(parameter.name)
                    .raw("</th><td class=\"num\">")
                    .text(Figures.number(heston.path("parameters").path(parameter.letter), 4))
                    .raw("</td><td class=\"num\">")
                    .text(Figures.number(heston.path("standard_errors").path(parameter.letter), 4))
                    .raw("</td><td class=\"wrap\">");
            heston.path("doubts").forEach(doubt -> {
                if (doubt.path("parameter").asText().equals(parameter.letter)) {
                    page.text(Figures.words(doubt.path("cause"))
                            + (doubt.has("with") ? " with " + doubt.path("with").asText() : "") + " ("
                            + Figures.number(doubt.path("value"), 3) + ") ");
                }
            });
            page.raw("</td></tr>\n");
        }
        page.raw("</tbody></table></div>\n");
    }
}
