package dollarbill.market;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;

/**
 * Daily bars of one symbol in columns, oldest first.
 *
 * <p>Prices are adjusted for splits and dividends: their ratios are total returns, their levels are not to be compared
 * with strikes.
 */
public final class BarSeries {
    private final Symbol symbol;
    private final boolean synthetic;
    private final List<LocalDate> dates;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;

    private BarSeries(
            Symbol symbol,
            boolean synthetic,
            List<LocalDate> dates,
            double[] open,
            double[] high,
            double[] low,
            double[] close,
            double[] volume) {
        this.symbol = symbol;
        this.synthetic = synthetic;
        this.dates = List.copyOf(dates);
        this.open = open.clone();
        this.high = high.clone();
        this.low = low.clone();
        this.close = close.clone();
        this.volume = volume.clone();
    }

    /**
     * Copies columns into a series.
     *
     * @param dates  strictly increasing
     * @throws IllegalArgumentException  if the columns differ in length or the dates do not increase
     */
    public static BarSeries of(
            Symbol symbol,
            boolean synthetic,
            List<LocalDate> dates,
            double[] open,
            double[] high,
            double[] low,
            double[] close,
            double[] volume) {
        int n = dates.size();
        if (open.length != n || high.length != n || low.length != n || close.length != n || volume.length != n) {
            throw new IllegalArgumentException("columns of " + symbol + " must all have " + n + " values");
        }
        for (int i = 1; i < n; i++) {
            if (!dates.get(i).isAfter(dates.get(i - 1))) {
                throw new IllegalArgumentException(
                        "dates of " + symbol + " must increase, got " + dates.get(i) + " after "
                                + dates.get(i - 1));
            }
        }
        return new BarSeries(symbol, synthetic, dates, open, high, low, close, volume);
    }

    /** Returns the symbol. */
    public Symbol symbol() {
        return symbol;
    }

    /** Returns whether the bars come from a simulated market. */
    public boolean synthetic() {
        return synthetic;
    }

    /** Returns the number of bars. */
    public int size() {
        return dates.size();
    }

    /** Returns the day of one bar. */
    public LocalDate date(int index) {
        return dates.get(index);
    }

    /** Returns the opening price of one bar. */
    public double open(int index) {
        return open[index];
    }

    /** Returns the highest price of one bar. */
    public double high(int index) {
        return high[index];
    }

    /** Returns the lowest price of one bar. */
    public double low(int index) {
        return low[index];
    }

    /** Returns the closing price of one bar. */
    public double close(int index) {
        return close[index];
    }

    /** Returns the shares traded in one bar. */
    public double volume(int index) {
        return volume[index];
    }

    /** Returns the place of the bar of a day; negative where there is none. */
    public int indexOf(LocalDate day) {
        return Collections.binarySearch(dates, day);
    }

    /** Returns the bars up to and including a day; what was known at that day's close. */
    public BarSeries upTo(LocalDate day) {
        int n = 0;
        while (n < dates.size() && !dates.get(n).isAfter(day)) {
            n++;
        }
        return new BarSeries(
                symbol,
                synthetic,
                dates.subList(0, n),
                java.util.Arrays.copyOf(open, n),
                java.util.Arrays.copyOf(high, n),
                java.util.Arrays.copyOf(low, n),
                java.util.Arrays.copyOf(close, n),
                java.util.Arrays.copyOf(volume, n));
    }
}
