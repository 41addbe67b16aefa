package dollarbill.feature.technical;

import java.util.function.IntToDoubleFunction;

/**
 * Estimators of volatility from daily bars, in percent a year of 252 trading days.
 *
 * <p>With {@code o, h, l, c} the logarithms of open, high, low and close: Parkinson (1980) {@code (h - l)² / (4 ln 2)}; Garman and Klass (1980)
 * {@code (h - l)² / 2 - (2 ln 2 - 1) (c - o)²}; Rogers and Satchell (1991) {@code (h - c)(h - o) + (l - c)(l - o)}; each averaged over the window.
 * Yang and Zhang (2000): the variance of {@code o - c of the bar before}, plus {@code k} times that of {@code c - o}, plus {@code 1 - k} times Rogers
 * and Satchell's, with {@code k = .34 / (1.34 + (n + 1) / (n - 1))}. A negative mean, which bad bars can give, has no root: absent.
 */
final class RangeVolatility {
    private static final double LN_2 = Math.log(2.0);

    private RangeVolatility() {}

    static double[] parkinson(BarColumns bars, int window) {
        return percent(Windows.mean(
                each(bars, i -> square(Math.log(bars.high()[i] / bars.low()[i])) / (4.0 * LN_2)), window));
    }

    static double[] garmanKlass(BarColumns bars, int window) {
        return percent(Windows.mean(
                each(bars, i -> .5 * square(Math.log(bars.high()[i] / bars.low()[i]))
                        - (2.0 * LN_2 - 1.0) * square(Math.log(bars.close()[i] / bars.open()[i]))),
                window));
    }

    static double[] rogersSatchell(BarColumns bars, int window) {
        return percent(Windows.mean(driftless(bars), window));
    }

    static double[] yangZhang(BarColumns bars, int window) {
        double[] closeBefore = Columns.before(bars.close(), 1);
        double[] overnight = Windows.sampleDeviation(
                Columns.combine(bars.open(), closeBefore, (open, close) -> Math.log(open / close)), window);
        double[] daytime = Windows.sampleDeviation(
                Columns.combine(bars.close(), bars.open(), (close, open) -> Math.log(close / open)), window);
        double[] driftless = Windows.mean(driftless(bars), window);
        double k = .34 / (1.34 + (window + 1.0) / (window - 1.0));
        return percent(each(
                bars, i -> square(overnight[i]) + k * square(daytime[i]) + (1.0 - k) * driftless[i]));
    }

    private static double[] driftless(BarColumns bars) {
        return each(bars, i -> {
            double high = bars.high()[i];
            double low = bars.low()[i];
            double open = bars.open()[i];
            double close = bars.close()[i];
            return Math.log(high / close) * Math.log(high / open) + Math.log(low / close) * Math.log(low / open);
        });
    }

    private static double[] percent(double[] variance) {
        double[] percent = new double[variance.length];
        for (int i = 0; i < percent.length; i++) {
            percent[i] = 100.0 * Math.sqrt(ClosingVolatility.TRADING_DAYS * variance[i]);
        }
        return percent;
    }

    private static double[] each(BarColumns bars, IntToDoubleFunction cell) {
        double[] column = new double[bars.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = cell.applyAsDouble(i);
        }
        return column;
    }

    private static double square(double x) {
        return x * x;
    }
}
