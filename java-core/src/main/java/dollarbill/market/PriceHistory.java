package dollarbill.market;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Daily prices of one underlying at the levels an option's strike is held against, with what its holders receive.
 *
 * @see Basis
 */
public final class PriceHistory {
    private final Symbol symbol;
    private final Basis basis;
    private final boolean synthetic;
    private final LocalDate[] dates;
    private final double[] open;
    private final double[] close;
    private final double[] dividend;

    /** What the levels are. */
    public enum Basis {
        /** In shares of the last day: earlier prices are divided by the splits since; dividends are apart. */
        SPLIT_ADJUSTED,
        /** Divided by splits and dividends: returns are total returns and no dividend is paid; levels are not those traded. */
        TOTAL_RETURN
    }

    private PriceHistory(
            Symbol symbol,
            Basis basis,
            boolean synthetic,
            LocalDate[] dates,
            double[] open,
            double[] close,
            double[] dividend) {
        this.symbol = symbol;
        this.basis = basis;
        this.synthetic = synthetic;
        this.dates = dates;
        this.open = open;
        this.close = close;
        this.dividend = dividend;
    }

    /**
     * Copies columns; dividends follow from closes and adjusted closes: d = C₋ − C A₋/A, where A is the adjusted close and C₋, A₋ are
     * those of the day before, and count from 0.05 % of the price on, below which they are rounding.
     *
     * @param dates  strictly increasing
     * @param adjusted  closes adjusted for dividends too
     */
    public static PriceHistory splitAdjusted(
            Symbol symbol, List<LocalDate> dates, double[] open, double[] close, double[] adjusted) {
        LocalDate[] days = checked(symbol, dates, open, close);
        double[] dividend = new double[days.length];
        for (int i = 1; i < days.length; i++) {
            double paid = close[i - 1] - close[i] * adjusted[i - 1] / adjusted[i];
            dividend[i] = paid > ROUNDING * close[i - 1] ? paid : 0.0;
        }
        return new PriceHistory(symbol, Basis.SPLIT_ADJUSTED, false, days, open.clone(), close.clone(), dividend);
    }

    private static final double ROUNDING = 5e-4;

    /** Copies bars adjusted for all: no dividends. */
    public static PriceHistory totalReturn(BarSeries bars) {
        int n = bars.size();
        LocalDate[] days = new LocalDate[n];
        double[] open = new double[n];
        double[] close = new double[n];
        for (int i = 0; i < n; i++) {
            days[i] = bars.date(i);
            open[i] = bars.open(i);
            close[i] = bars.close(i);
        }
        return new PriceHistory(
                bars.symbol(), Basis.TOTAL_RETURN, bars.synthetic(), days, open, close, new double[n]);
    }

    private static LocalDate[] checked(Symbol symbol, List<LocalDate> dates, double[] open, double[] close) {
        LocalDate[] days = dates.toArray(LocalDate[]::new);
        for (int i = 0; i < days.length; i++) {
            if (!(open[i] > 0.0 && close[i] > 0.0)) {
                throw new IllegalArgumentException("open " + open[i] + " and close " + close[i] + " of " + symbol
                        + " on " + days[i] + " must be positive");
            }
            if (i > 0 && !days[i].isAfter(days[i - 1])) {
                throw new IllegalArgumentException(
                        "dates of " + symbol + " must increase, got " + days[i] + " after " + days[i - 1]);
            }
        }
        return days;
    }

    /** Returns the underlying. */
    public Symbol symbol() {
        return symbol;
    }

    /** Returns what the levels are. */
    public Basis basis() {
        return basis;
    }

    /** Returns whether the prices come from a simulated market. */
    public boolean synthetic() {
        return synthetic;
    }

    /** Returns the number of days. */
    public int size() {
        return dates.length;
    }

    /** Returns one day. */
    public LocalDate date(int index) {
        return dates[index];
    }

    /** Returns the opening price of one day. */
    public double open(int index) {
        return open[index];
    }

    /** Returns the closing price of one day. */
    public double close(int index) {
        return close[index];
    }

    /** Returns the dividend a share that goes ex on one day, in dollars. */
    public OptionalDouble dividend(int index) {
        return dividend[index] > 0.0 ? OptionalDouble.of(dividend[index]) : OptionalDouble.empty();
    }

    /** Returns the number of the last day at or before a day; −1 where there is none. */
    public int latest(LocalDate day) {
        int found = Arrays.binarySearch(dates, day);
        return found >= 0 ? found : -found - 2;
    }

    /** Returns the dividends of the 365 days up to and including one day, over its close: the yield its holders know. */
    public double trailingYield(int index) {
        LocalDate from = dates[index].minusDays(365);
        double paid = 0.0;
        for (int i = index; i >= 0 && dates[i].isAfter(from); i--) {
            paid += dividend[i];
        }
        return paid / close[index];
    }
}
