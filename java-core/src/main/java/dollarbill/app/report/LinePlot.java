package dollarbill.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plot of lines over days as inline SVG: no script, sharp at any size, readable in light and dark. */
final class LinePlot {
    private static final int WIDTH = 1160;
    private static final int LEFT = 76;
    private static final int RIGHT = 12;
    private static final int TOP = 22;
    private static final int BOTTOM = 26;
    private static final int TICKS = 4;
    private static final int MOST_POINTS = 1200;

    private final String title;
    private final int height;
    private final List<String> dates;
    private final List<Line> lines = new ArrayList<>();
    private boolean fromZero;

    /**
     * A line.
     *
     * @param name  in the legend
     * @param colour  custom property of the style sheet that colours it
     * @param values  one a day
     */
    @SuppressWarnings("ArrayRecordComponent") // drawn once, never compared
    private record Line(String name, String colour, double[] values) {}

    LinePlot(String title, int height, List<String> dates) {
        this.title = title;
        this.height = height;
        this.dates = List.copyOf(dates);
    }

    LinePlot line(String name, String colour, double... values) {
        lines.add(new Line(name, colour, values.clone()));
        return this;
    }

    /** Lets the axis reach zero. */
    LinePlot fromZero() {
        fromZero = true;
        return this;
    }

    void write(Markup page) {
        double low = fromZero ? 0.0 : Double.POSITIVE_INFINITY;
        double high = fromZero ? 0.0 : Double.NEGATIVE_INFINITY;
        for (Line line : lines) {
            for (double value : line.values) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (!(high > low)) {
            high = low + 1.0;
        }
        page.raw("<svg role=\"img\" viewBox=\"0 0 " + WIDTH + " " + height
                + "\" style=\"width:100%;height:auto;color:var(--ink)\" aria-label=\"").text(title).raw("\">\n<title>");
        page.text(title).raw("</title>\n");
        axes(page, low, high);
        for (int i = 0; i < lines.size(); i++) {
            draw(page, lines.get(i), low, high);
            page.raw("<text x=\"" + (LEFT + 6 + 170 * i) + "\" y=\"14\" font-size=\"13\" fill=\"var(--"
                    + lines.get(i).colour + ")\">").text(lines.get(i).name).raw("</text>\n");
        }
        page.raw("</svg>\n");
    }

    private void axes(Markup page, double low, double high) {
        for (int i = 0; i <= TICKS; i++) {
            double value = low + (high - low) * i / TICKS;
            String y = number(y(value, low, high));
            page.raw("<path d=\"M" + LEFT + " " + y + "H" + (WIDTH - RIGHT)
                    + "\" stroke=\"var(--line)\" fill=\"none\"/>\n<text x=\"" + (LEFT - 6) + "\" y=\"" + y
                    + "\" font-size=\"12\" text-anchor=\"end\" dominant-baseline=\"middle\" fill=\"var(--muted)\">")
                    .text(label(value, high - low))
                    .raw("</text>\n");
        }
        int n = dates.size();
        for (int i = 0; i <= TICKS && n > 0; i++) {
            int at = (int) ((long) (n - 1) * i / TICKS);
            String anchor = i == 0 ? "start" : i == TICKS ? "end" : "middle";
            page.raw("<text x=\"" + number(x(at, n)) + "\" y=\"" + (height - 8) + "\" font-size=\"12\" text-anchor=\""
                    + anchor + "\" fill=\"var(--muted)\">").text(dates.get(at)).raw("</text>\n");
        }
    }

    private void draw(Markup page, Line line, double low, double high) {
        int n = line.values.length;
        int step = Math.max(1, (n + MOST_POINTS - 1) / MOST_POINTS);
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < n; i += step) {
            int at = Math.min(i, n - 1);
            path.append(path.isEmpty() ? 'M' : 'L')
                    .append(number(x(at, n)))
                    .append(' ')
                    .append(number(y(line.values[at], low, high)));
        }
        page.raw("<path d=\"" + path + "\" fill=\"none\" stroke=\"var(--" + line.colour
                + ")\" stroke-width=\"1.6\"/>\n");
    }

    private double x(int index, int n) {
        return LEFT + (double) index / Math.max(1, n - 1) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value, double low, double high) {
        return height - BOTTOM - (value - low) / (high - low) * (height - TOP - BOTTOM);
    }

    private static String label(double value, double range) {
        int decimals = range >= 20.0 ? 0 : range >= 2.0 ? 1 : range >= 0.2 ? 2 : 4;
        return Figures.number(value, decimals);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
