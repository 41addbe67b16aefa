package dollarbill.feature.technical;

import dollarbill.market.BarSeries;

/** Realised volatility of closes: sample standard deviation of the last logarithmic returns times √252, in percent. */
public final class ClosingVolatility {
    static final double TRADING_DAYS = 252.0;

    private ClosingVolatility() {}

    /**
     * Returns the volatility at each bar, NaN where fewer returns stand before it.
     *
     * @param returns  returns in the window, at least 2
     * @return percent a year, known at the close of each bar
     */
    public static double[] percent(BarSeries bars, int returns) {
        return percent(BarColumns.of(bars).close(), returns);
    }

    static double[] percent(double[] close, int returns) {
        return Columns.scaled(
                Windows.sampleDeviation(Columns.logChange(close, 1), returns), 100.0 * Math.sqrt(TRADING_DAYS));
    }
}
