package dollarbill.backtest.equity;

import dollarbill.market.BarSeries;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Prices of bars in columns, oldest first, each positive and finite. */
public final class PriceColumns {
    private final List<LocalDate> dates;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;

    private PriceColumns(List<LocalDate> dates, double[] open, double[] high, double[] low, double[] close) {
        this.dates = dates;
        this.open = open;
        this.high = high;
        this.low = low;
        this.close = close;
    }

    /**
     * Copies the prices of a series.
     *
     * @throws IllegalArgumentException  if a price is not positive and finite
     */
    public static PriceColumns of(BarSeries bars) {
        int n = bars.size();
        return new PriceColumns(
                IntStream.range(0, n).mapToObj(bars::date).toList(),
                checked("open", IntStream.range(0, n).mapToDouble(bars::open).toArray(), n),
                checked("high", IntStream.range(0, n).mapToDouble(bars::high).toArray(), n),
                checked("low", IntStream.range(0, n).mapToDouble(bars::low).toArray(), n),
                checked("close", IntStream.range(0, n).mapToDouble(bars::close).toArray(), n));
    }

    /**
     * Copies columns of unnamed days.
     *
     * @throws IllegalArgumentException  if the columns differ in length or a price is not positive and finite
     */
    public static PriceColumns of(double[] open, double[] high, double[] low, double[] close) {
        int n = close.length;
        return new PriceColumns(
                List.of(),
                checked("open", open.clone(), n),
                checked("high", high.clone(), n),
                checked("low", low.clone(), n),
                checked("close", close.clone(), n));
    }

    private static double[] checked(String column, double[] prices, int n) {
        if (prices.length != n) {
            throw new IllegalArgumentException(column + " must have " + n + " prices, got " + prices.length);
        }
        for (int i = 0; i < n; i++) {
            if (!(prices[i] > 0.0 && prices[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        column + " " + prices[i] + " of bar " + i + " must be positive and finite");
            }
        }
        return prices;
    }

    /** Returns the bars from one number up to, not including, another. */
    public PriceColumns slice(int from, int to) {
        return new PriceColumns(
                dates.isEmpty() ? dates : dates.subList(from, to),
                Arrays.copyOfRange(open, from, to),
                Arrays.copyOfRange(high, from, to),
                Arrays.copyOfRange(low, from, to),
                Arrays.copyOfRange(close, from, to));
    }

    /** Returns the number of bars. */
    public int size() {
        return close.length;
    }

    /** Returns the days of the bars; empty where they are not known. */
    public List<LocalDate> dates() {
        return dates;
    }

    /** Returns one closing price. */
    public double close(int bar) {
        return close[bar];
    }

    /** Returns the column itself, which nobody writes to. */
    double[] opens() {
        return open;
    }

    /** Returns the column itself, which nobody writes to. */
    double[] highs() {
        return high;
    }

    /** Returns the column itself, which nobody writes to. */
    double[] lows() {
        return low;
    }

    /** Returns the column itself, which nobody writes to. */
    double[] closes() {
        return close;
    }
}
