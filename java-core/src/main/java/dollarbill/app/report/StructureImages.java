package dollarbill.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.structure.StructureAnalysis;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The payoff of a structure as PNG: profit at the first expiry, half way and now, with break-even prices and the price today. */
final class StructureImages {
    private static final int WIDTH = 1100;
    private static final int HEIGHT = 640;

    private static final Color INK = new Color(0x1b2430);
    private static final Color MUTED = new Color(0x5b6673);
    private static final Color LINE = new Color(0xdde2e8);
    private static final Color EXPIRY = new Color(0x1f6fd1);
    private static final Color NOW = new Color(0xd9722b);
    private static final Color HALF_WAY = new Color(0x8b5bd1);
    private static final Color EVEN = new Color(0x12805c);

    private StructureImages() {}

    /** Returns the picture. */
    static byte[] payoff(StructureAnalysis analysis, JsonNode document) throws IOException {
        XYChart chart = new XYChartBuilder().width(WIDTH)
                .height(HEIGHT)
                .title(title(document))
                .xAxisTitle("price of " + document.path("symbol").asText())
                .yAxisTitle("profit of one unit, dollars")
                .build();
        plain(chart.getStyler());
        JsonNode curve = document.path("curve");
        double[] prices = numbers(curve.path("price"));
        line(chart.addSeries("zero", new double[] {prices[0], prices[prices.length - 1]}, new double[2]), MUTED, 1.0f)
                .setShowInLegend(false);
        line(chart.addSeries("now", prices, numbers(curve.path("now"))), NOW, 1.8f);
        line(chart.addSeries("half way", prices, numbers(curve.path("half_way"))), HALF_WAY, 1.8f);
        line(chart.addSeries("at " + document.path("expiry").asText(), prices, numbers(curve.path("expiry"))),
                EXPIRY, 2.6f);
        if (!analysis.profit().breakevens().isEmpty()) {
            double[] even = analysis.profit().breakevens().stream().mapToDouble(Double::doubleValue).toArray();
            marks(chart.addSeries("break-even", even, new double[even.length]), EVEN);
        }
        double spot = document.path("spot").doubleValue();
        marks(chart.addSeries("price today", new double[] {spot}, new double[] {
            100.0 * analysis.model().profit(spot, 0.0, 0.0)}), INK);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", bytes);
        return bytes.toByteArray();
    }

    private static String title(JsonNode document) {
        return document.path("symbol").asText() + " " + Figures.words(document.path("structure")) + ", "
                + document.path("quote_date").asText()
                + (document.path("synthetic").asBoolean() ? " (synthetic data)" : "");
    }

    private static double[] numbers(JsonNode array) {
        return array.valueStream().mapToDouble(JsonNode::doubleValue).toArray();
    }

    private static XYSeries line(XYSeries series, Color colour, float width) {
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(colour);
        series.setMarkerColor(colour);
        series.setLineStyle(new BasicStroke(width));
        series.setLineWidth(width);
        return series;
    }

    private static void marks(XYSeries series, Color colour) {
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(colour);
    }

    private static void plain(org.knowm.xchart.style.XYStyler styler) {
        Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
        styler.setAxisTickLabelsFont(font);
        styler.setAxisTitleFont(font);
        styler.setAxisTickLabelsColor(MUTED);
        styler.setPlotGridLinesColor(LINE);
        styler.setPlotGridLinesStroke(new BasicStroke(1.0f));
        styler.setAxisTickMarksColor(LINE);
        styler.setChartTitleFont(font.deriveFont(Font.BOLD, 17.0f));
        styler.setChartTitleBoxVisible(false);
        styler.setChartFontColor(INK);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setLegendFont(font);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendPosition(Styler.LegendPosition.OutsideE);
        styler.setChartPadding(16);
        styler.setMarkerSize(9);
        styler.setAntiAlias(true);
    }
}
