package dollarbill.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.app.SurfaceReading;
import dollarbill.surface.VolSlice;
import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The pictures of a surface as PNG: smiles of a few expiries, the term structure, the surface as a map of colours. */
final class SurfaceImages {
    private static final int MOST_SMILES = 6;
    private static final int MAP_COLUMNS = 41;
    private static final int CURVE_POINTS = 161;
    private static final double MAP_REACH = 3.0;
    private static final float LINE_WIDTH = 2.2f;
    private static final double PERCENT = 100.0;
    private static final double DAYS_PER_YEAR = 365.0;

    private static final Color[] SERIES = {ChartStyle.BLUE, ChartStyle.ORANGE, ChartStyle.GREEN, ChartStyle.VIOLET,
        new Color(0xb3261e), new Color(0x7a8794)};
    private static final Color[] HEAT = {new Color(0x2b4a8f), new Color(0x3a8bc6), new Color(0x4cb9a4),
        new Color(0xd9c65a), new Color(0xe0793a)};

    private SurfaceImages() {}

    /** Returns the pictures by name, without ending; none where no expiry has a smile. */
    static Map<String, byte[]> of(SurfaceReading.Fitted reading, JsonNode document) throws IOException {
        Map<String, byte[]> images = new LinkedHashMap<>();
        List<VolSlice> slices = reading.fit().surface().slices();
        if (!slices.isEmpty()) {
            images.put("vol_smile", ChartStyle.png(smiles(slices, document)));
            images.put("term_structure", ChartStyle.png(term(document)));
            images.put("vol_surface", ChartStyle.png(map(slices, document)));
        }
        return images;
    }

    private static XYChart smiles(List<VolSlice> slices, JsonNode document) {
        XYChart chart = ChartStyle.chart(ChartStyle.title("smiles", document), "strike, % of the forward",
                "implied vol, %");
        List<VolSlice> shown = spread(slices);
        for (int i = 0; i < shown.size(); i++) {
            VolSlice slice = shown.get(i);
            double[] x = new double[CURVE_POINTS];
            double[] y = new double[CURVE_POINTS];
            for (int j = 0; j < CURVE_POINTS; j++) {
                double strike = slice.minStrike() + (slice.maxStrike() - slice.minStrike()) * j / (CURVE_POINTS - 1);
                x[j] = PERCENT * strike / slice.forward();
                y[j] = PERCENT * slice.impliedVolatility(strike);
            }
            line(chart.addSeries(slice.expiry().toString(), x, y), SERIES[i % SERIES.length]);
        }
        return chart;
    }

    /** Returns at most so many slices, spread evenly from the first to the last. */
    private static List<VolSlice> spread(List<VolSlice> slices) {
        int n = Math.min(MOST_SMILES, slices.size());
        return IntStream.range(0, n)
                .mapToObj(i -> slices.get(n == 1 ? 0 : Math.round((slices.size() - 1) * (float) i / (n - 1))))
                .toList();
    }

    private static XYChart term(JsonNode document) {
        XYChart chart = ChartStyle.chart(ChartStyle.title("term structure", document), "days to expiry",
                "vol at the forward, %");
        chart.getStyler().setXAxisLogarithmic(true);
        List<Double> days = new ArrayList<>();
        List<Double> vols = new ArrayList<>();
        List<Double> stepDays = new ArrayList<>();
        List<Double> steps = new ArrayList<>();
        double before = 0.0;
        for (JsonNode slice : document.path("slices")) {
            double day = DAYS_PER_YEAR * slice.path("years").doubleValue();
            days.add(day);
            vols.add(slice.path("atm_vol_percent").doubleValue());
            if (before > 0.0 && slice.has("forward_vol_percent")) {
                stepDays.addAll(List.of(before, day));
                steps.addAll(List.of(
                        slice.path("forward_vol_percent").doubleValue(),
                        slice.path("forward_vol_percent").doubleValue()));
            }
            before = day;
        }
        if (!steps.isEmpty()) {
            line(chart.addSeries("forward vol between expiries", stepDays, steps), SERIES[1]);
        }
        XYSeries series = line(chart.addSeries("vol at the forward", days, vols), SERIES[0]);
        series.setMarker(SeriesMarkers.CIRCLE);
        return chart;
    }

    private static HeatMapChart map(List<VolSlice> slices, JsonNode document) {
        HeatMapChart chart = new HeatMapChartBuilder()
                .width(ChartStyle.WIDTH)
                .height(ChartStyle.HEIGHT)
                .title(ChartStyle.title("implied vol, %", document))
                .xAxisTitle("strike, standard deviations from the forward")
                .yAxisTitle("expiry")
                .build();
        ChartStyle.plain(chart.getStyler());
        chart.getStyler().setRangeColors(HEAT);
        chart.getStyler().setShowValue(false);
        chart.getStyler().setPiecewise(false);
        chart.getStyler().setHeatMapValueDecimalPattern("0.0");
        List<String> columns = new ArrayList<>();
        List<Number[]> cells = new ArrayList<>();
        for (int i = 0; i < MAP_COLUMNS; i++) {
            double deviations = MAP_REACH * (2.0 * i / (MAP_COLUMNS - 1) - 1.0);
            columns.add(Figures.number(deviations, 2));
            for (int j = 0; j < slices.size(); j++) {
                VolSlice slice = slices.get(j);
                double strike = slice.forward() * Math.exp(deviations * Math.sqrt(slice.totalVariance(0.0)));
                if (slice.covers(strike)) {
                    cells.add(new Number[] {i, j, PERCENT * slice.impliedVolatility(strike)});
                }
            }
        }
        chart.addSeries("vol", columns, slices.stream().map(slice -> slice.expiry().toString()).toList(), cells);
        return chart;
    }

    private static XYSeries line(XYSeries series, Color colour) {
        return ChartStyle.line(series, colour, LINE_WIDTH);
    }
}
