package dollarbill.feature.technical;

import dollarbill.market.BarSeries;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The prices and volumes of daily bars as arrays, which formulas read and never write, and the columns that several formulas share. */
final class BarColumns {
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;
    private final Map<String, double[]> shared = new HashMap<>();

    BarColumns(double[] open, double[] high, double[] low, double[] close, double[] volume) {
        this.open = open;
        this.high = high;
        this.low = low;
        this.close = close;
        this.volume = volume;
    }

    static BarColumns of(BarSeries bars) {
        int n = bars.size();
        BarColumns columns = new BarColumns(new double[n], new double[n], new double[n], new double[n], new double[n]);
        for (int i = 0; i < n; i++) {
            columns.open[i] = bars.open(i);
            columns.high[i] = bars.high(i);
            columns.low[i] = bars.low(i);
            columns.close[i] = bars.close(i);
            columns.volume[i] = bars.volume(i);
        }
        return columns;
    }

    double[] open() {
        return open;
    }

    double[] high() {
        return high;
    }

    double[] low() {
        return low;
    }

    double[] close() {
        return close;
    }

    double[] volume() {
        return volume;
    }

    int size() {
        return close.length;
    }

    /** Returns the mean of the last closes. */
    double[] meanClose(int bars) {
        return once("mean close " + bars, () -> Windows.mean(close, bars));
    }

    /** Returns the exponential average of closes. */
    double[] exponentialClose(int bars) {
        return once("exponential close " + bars, () -> Smoothing.exponential(close, bars));
    }

    /** Returns the volatility of closes in percent a year. */
    double[] closingVolatility(int returns) {
        return once("volatility " + returns, () -> ClosingVolatility.percent(close, returns));
    }

    /** Returns the highest high of the last bars. */
    double[] highest(int bars) {
        return once("highest " + bars, () -> Windows.highest(high, bars));
    }

    /** Returns the lowest low of the last bars. */
    double[] lowest(int bars) {
        return once("lowest " + bars, () -> Windows.lowest(low, bars));
    }

    /** Returns the mean volume of the last bars. */
    double[] meanVolume(int bars) {
        return once("mean volume " + bars, () -> Windows.mean(volume, bars));
    }

    private double[] once(String name, Supplier<double[]> formula) {
        double[] column = shared.get(name);
        if (column == null) {
            column = formula.get();
            shared.put(name, column);
        }
        return column;
    }

    /** Returns the mean of high, low and close of each bar. */
    double[] typical() {
        double[] typical = new double[size()];
        for (int i = 0; i < typical.length; i++) {
            typical[i] = (high[i] + low[i] + close[i]) / 3.0;
        }
        return typical;
    }

    /**
     * Returns the true range of each bar: the range that includes the close before, which the first bar has not.
     *
     * <p>Source: J. W. Wilder, New Concepts in Technical Trading Systems (1978), section III.
     */
    double[] trueRange() {
        double[] range = Columns.difference(high, low);
        for (int i = 1; i < range.length; i++) {
            range[i] = Math.max(high[i], close[i - 1]) - Math.min(low[i], close[i - 1]);
        }
        return range;
    }
}
