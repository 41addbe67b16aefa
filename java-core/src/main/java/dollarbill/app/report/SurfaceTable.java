package dollarbill.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The table of a surface's expiries: forward, rate, volatility at the forward, skew, quality of the fit. */
final class SurfaceTable {
    /** A column of figures: its head, the field of a slice, its decimals. */
    private record Column(String head, String field, int decimals) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("Days", "days_to_expiry", 0),
            new Column("Forward", "forward", 2),
            new Column("Discount", "discount", 5),
            new Column("ATM vol %", "atm_vol_percent", 2),
            new Column("Forward vol %", "forward_vol_percent", 2),
            new Column("25Δ RR", "risk_reversal_25_delta_points", 2),
            new Column("25Δ BF", "butterfly_25_delta_points", 2),
            new Column("Put − call", "put_call_gap_points", 2),
            new Column("Quotes", "quotes_used", 0),
            new Column("In spread", "quotes_inside", 0),
            new Column("Error", "rmse_vol_points", 2),
            new Column("Lowest", "min_strike", 2),
            new Column("Highest", "max_strike", 2));

    private SurfaceTable() {}

    static void write(Markup page, JsonNode document) {
        page.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table of expiries\"><table>\n")
                .raw("<thead><tr><th scope=\"col\">Expiry</th>");
        COLUMNS.forEach(column -> page.raw("<th scope=\"col\" class=\"num\">").text(column.head).raw("</th>"));
        page.raw("</tr></thead>\n<tbody>\n");
        for (JsonNode slice : document.path("slices")) {
            page.raw("<tr><th scope=\"row\">").text(slice.path("expiry").asText()).raw("</th>");
            COLUMNS.forEach(column -> page.raw("<td class=\"num\">")
                    .text(Figures.number(slice.path(column.field), column.decimals))
                    .raw("</td>"));
            page.raw("</tr>\n");
        }
        page.raw("</tbody></table></div>\n");
    }
}
