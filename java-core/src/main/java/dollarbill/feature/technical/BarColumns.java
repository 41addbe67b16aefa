package dollarbill.feature.technical;

import dollarbill.market.BarSeries;

/** The prices and volumes of daily bars as arrays, which formulas read and never write. */
final class BarColumns {
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;

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
