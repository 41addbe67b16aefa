package dollarbill.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.structure.StructureAnalysis;
import java.awt.Color;
import java.io.IOException;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The payoff of a structure as PNG: profit at the first expiry, half way and now, with break-even prices and the price today. */
final class StructureImages {
    private StructureImages() {}

    /** Returns the picture. */
    static byte[] payoff(StructureAnalysis analysis, JsonNode document) throws IOException {
        XYChart chart = ChartStyle.chart(
                ChartStyle.title(Figures.words(document.path("structure")), document),
                "price of " + document.path("symbol").asText(),
                "profit of one unit, dollars");
        chart.getStyler().setMarkerSize(9);
        JsonNode curve = document.path("curve");
        double[] prices = numbers(curve.path("price"));
        ChartStyle
                .line(chart.addSeries("zero", new double[] {prices[0], prices[prices.length - 1]}, new double[2]),
                        ChartStyle.MUTED, 1.0f)
                .setShowInLegend(false);
        ChartStyle.line(chart.addSeries("now", prices, numbers(curve.path("now"))), ChartStyle.ORANGE, 1.8f);
        ChartStyle.line(chart.addSeries("half way", prices, numbers(curve.path("half_way"))), ChartStyle.VIOLET, 1.8f);
        ChartStyle.line(
                chart.addSeries("at " + document.path("expiry").asText(), prices, numbers(curve.path("expiry"))),
                ChartStyle.BLUE, 2.6f);
        if (!analysis.profit().breakevens().isEmpty()) {
            double[] even = analysis.profit().breakevens().stream().mapToDouble(Double::doubleValue).toArray();
            marks(chart.addSeries("break-even", even, new double[even.length]), ChartStyle.GREEN);
        }
        double spot = document.path("spot").doubleValue();
        marks(chart.addSeries("price today", new double[] {spot}, new double[] {
            100.0 * analysis.model().profit(spot, 0.0, 0.0)}), ChartStyle.INK);
        return ChartStyle.png(chart);
    }

    private static double[] numbers(JsonNode array) {
        return array.valueStream().mapToDouble(JsonNode::doubleValue).toArray();
    }

    private static void marks(XYSeries series, Color colour) {
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(colour);
    }
}
