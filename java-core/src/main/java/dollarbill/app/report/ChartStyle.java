package dollarbill.app.report;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Look of the pictures that are written as PNG: size, colours, fonts, lines, titles. */
final class ChartStyle {
    static final int WIDTH = 1100;
    static final int HEIGHT = 640;
    static final Color INK = new Color(0x1b2430);
    static final Color MUTED = new Color(0x5b6673);
    static final Color BLUE = new Color(0x1f6fd1);
    static final Color ORANGE = new Color(0xd9722b);
    static final Color GREEN = new Color(0x12805c);
    static final Color VIOLET = new Color(0x8b5bd1);

    private static final Color LINE = new Color(0xdde2e8);

    private ChartStyle() {}

    /** Returns a chart without series. */
    static XYChart chart(String title, String x, String y) {
        XYChart chart = new XYChartBuilder().width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        plain(chart.getStyler());
        return chart;
    }

    /** Takes from a chart what is not data. */
    static void plain(AxesChartStyler styler) {
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
        styler.setAntiAlias(true);
    }

    /** Draws a series as a line without marks. */
    static XYSeries line(XYSeries series, Color colour, float width) {
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(colour);
        series.setMarkerColor(colour);
        series.setLineStyle(new BasicStroke(width));
        series.setLineWidth(width);
        return series;
    }

    /** Returns the title of a picture: what it shows of which symbol on which day. */
    static String title(String what, JsonNode document) {
        return document.path("symbol").asText() + " " + what + ", " + document.path("quote_date").asText()
                + (document.path("synthetic").asBoolean() ? " (synthetic data)" : "");
    }

    /** Returns a chart as a PNG file. */
    static byte[] png(Chart<?, ?> chart) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", bytes);
        return bytes.toByteArray();
    }
}
