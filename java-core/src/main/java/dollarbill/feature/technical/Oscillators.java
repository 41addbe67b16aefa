package dollarbill.feature.technical;

/** Oscillators over columns, absent where their divisor is zero. */
final class Oscillators {
    private static final double LAMBERT = .015;

    private Oscillators() {}

    /**
     * Returns {@code 100 G / (G + L)} with Wilder's averages of gains and losses.
     *
     * <p>Source: J. W. Wilder, New Concepts in Technical Trading Systems (1978), section VI.
     */
    static double[] relativeStrength(double[] close, int bars) {
        double[] gains = Columns.absent(close.length);
        double[] losses = Columns.absent(close.length);
        for (int i = 1; i < close.length; i++) {
            double change = close[i] - close[i - 1];
            gains[i] = Math.max(change, 0.0);
            losses[i] = Math.max(-change, 0.0);
        }
        return share(Smoothing.wilder(gains, bars), Smoothing.wilder(losses, bars));
    }

    /** Returns {@code 100 (C - L) / (H - L)} with the highest high and lowest low of the window. */
    static double[] stochastic(BarColumns bars, int window) {
        double[] low = bars.lowest(window);
        double[] range = Columns.difference(bars.highest(window), low);
        double[] place = Columns.ratio(Columns.difference(bars.close(), low), range);
        return Columns.scaled(Columns.bounded(place, 0.0, 1.0), 100.0);
    }

    /** Returns {@code -100 (H - C) / (H - L)} with the highest high and lowest low of the window. */
    static double[] williams(BarColumns bars, int window) {
        double[] high = bars.highest(window);
        double[] range = Columns.difference(high, bars.lowest(window));
        double[] place = Columns.ratio(Columns.difference(high, bars.close()), range);
        return Columns.scaled(Columns.bounded(place, 0.0, 1.0), -100.0);
    }

    /** Returns {@code 100 P / (P + N)} with the sums of typical price × volume on bars of higher and of lower typical price. */
    static double[] moneyFlow(BarColumns bars, int window) {
        double[] typical = bars.typical();
        double[] positive = Columns.absent(bars.size());
        double[] negative = Columns.absent(bars.size());
        for (int i = 1; i < typical.length; i++) {
            double flow = typical[i] * bars.volume()[i];
            positive[i] = typical[i] > typical[i - 1] ? flow : 0.0;
            negative[i] = typical[i] < typical[i - 1] ? flow : 0.0;
        }
        return share(Windows.sum(positive, window), Windows.sum(negative, window));
    }

    /** Returns {@code (x - mean) / (.015 mean absolute deviation)}. */
    static double[] commodityChannel(double[] typical, int bars) {
        double[] excess = Columns.difference(typical, Windows.mean(typical, bars));
        return Columns.ratio(excess, Columns.scaled(Windows.meanDeviation(typical, bars), LAMBERT));
    }

    private static double[] share(double[] part, double[] rest) {
        return Columns.combine(part, rest, (p, r) -> p + r == 0.0 ? Double.NaN : 100.0 * (p / (p + r)));
    }
}
