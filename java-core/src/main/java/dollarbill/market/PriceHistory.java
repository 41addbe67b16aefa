package dollarbill.market;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * Daily prices of one underlying at the levels an option's strike is held against, with what its holders receive.
 *
 * @see Basis
 */
public final class PriceHistory {
    /** Share of the price below which a dividend that follows from prices is rounding. */
    private static final double ROUNDING = 5e-4;

    private final Symbol symbol;
    private final Basis basis;
    private final boolean synthetic;
    private final LocalDate[] dates;
    private final double[] open;
    private final double[] close;
    private final double[] dividend;
    private final double[] split;

    /** What the levels are. */
    public enum Basis {
        /** As traded on each day, splits and dividends on the days they count from. */
        AS_TRADED,
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
            double[] dividend,
            double[] split) {
        this.symbol = symbol;
        this.basis = basis;
        this.synthetic = synthetic;
        this.dates = dates;
        this.open = open;
        this.close = close;
        this.dividend = dividend;
        this.split = split;
    }

    /**
     * What counts from the open of a day on.
     *
     * @param splitRatio  new shares for one old, positive; 1 without a split
     * @param dividend  dollars a share of the new count that go ex, not negative
     */
    public record Action(double splitRatio, double dividend) {
        public Action {
            if (!(splitRatio > 0.0 && dividend >= 0.0) || Double.isInfinite(splitRatio + dividend)) {
                throw new IllegalArgumentException(
                        "splitRatio " + splitRatio + " must be positive and dividend " + dividend + " not negative");
            }
        }
    }

    /**
     * Copies columns of prices as traded.
     *
     * @param bars  bars adjusted for nothing
     * @param actions  splits and dividends by the day they count from
     * @throws IllegalArgumentException  if there is an action on a day after the first that has no bar
     */
    public static PriceHistory asTraded(BarSeries bars, Map<LocalDate, Action> actions) {
        PriceHistory plain = totalReturn(bars);
        int n = bars.size();
        double[] paid = new double[n];
        double[] ratios = whole(n);
        actions.forEach((day, action) -> {
            int at = Arrays.binarySearch(plain.dates, day);
            if (at < 0 && n > 0 && day.isAfter(plain.dates[0]) && day.isBefore(plain.dates[n - 1])) {
                throw new IllegalArgumentException("an action of " + bars.symbol() + " on " + day + " has no bar");
            }
            if (at >= 0) {
                paid[at] = action.dividend();
                ratios[at] = action.splitRatio();
            }
        });
        return new PriceHistory(
                bars.symbol(), Basis.AS_TRADED, bars.synthetic(), plain.dates, plain.open, plain.close, paid, ratios);
    }

    private static double[] whole(int n) {
        double[] ratios = new double[n];
        Arrays.fill(ratios, 1.0);
        return ratios;
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
        return new PriceHistory(symbol, Basis.SPLIT_ADJUSTED, false, days, open.clone(), close.clone(), dividend,
                whole(days.length));
    }

    /**
     * Carries levels known on some days to the days after by returns: C(t) = L(s) A(t)/A(s) for the last day s with a level L and closes A adjusted
     * for all. What a level is less than that is a dividend that goes ex on its day, as {@link #splitAdjusted} says; the true day lies before.
     *
     * @param adjusted  bars adjusted for splits and dividends
     * @param levels  closes as traded, by day
     * @param apart  largest difference of a level from the one carried, as a share of it, positive
     * @return the days from the first level on, up to the last bar or that before the first level that the returns do not lead to: one without a bar, or
     *         further apart, as after a split that only one of both knows; no day where the first has no bar
     */
    public static PriceHistory carried(BarSeries adjusted, SortedMap<LocalDate, Double> levels, double apart) {
        int first = levels.isEmpty() ? -1 : adjusted.indexOf(levels.firstKey());
        int n = first < 0 ? 0 : adjusted.size() - first;
        double[] open = new double[n];
        double[] close = new double[n];
        double[] returns = new double[n];
        List<LocalDate> days = new ArrayList<>();
        double scale = Double.NaN;
        for (int i = 0; i < n && !(i > 0 && lacksBar(levels, adjusted, first + i)); i++) {
            LocalDate day = adjusted.date(first + i);
            returns[i] = adjusted.close(first + i);
            Double level = levels.get(day);
            if (i > 0 && level != null && !(Math.abs(level / (scale * returns[i]) - 1.0) <= apart)) {
                break;
            }
            double before = scale;
            scale = level == null ? scale : level / returns[i];
            open[i] = (i == 0 ? scale : before) * adjusted.open(first + i);
            close[i] = level == null ? scale * returns[i] : level;
            days.add(day);
        }
        int kept = days.size();
        return splitAdjusted(
                adjusted.symbol(), days, Arrays.copyOf(open, kept), Arrays.copyOf(close, kept),
                Arrays.copyOf(returns, kept));
    }

    /** Returns whether there is a level between a bar and the one before it. */
    private static boolean lacksBar(SortedMap<LocalDate, Double> levels, BarSeries bars, int index) {
        return !levels.subMap(bars.date(index - 1).plusDays(1), bars.date(index)).isEmpty();
    }

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
                bars.symbol(), Basis.TOTAL_RETURN, bars.synthetic(), days, open, close, new double[n], whole(n));
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

    /** Returns the new shares for one old before the open of one day; absent without a split. */
    public OptionalDouble splitRatio(int index) {
        return split[index] == 1.0 ? OptionalDouble.empty() : OptionalDouble.of(split[index]);
    }

    /** Returns what one dollar at the close before one day became by its close, dividend and split counted. */
    public double growth(int index) {
        return split[index] * (close[index] + dividend[index]) / close[index - 1];
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
        double shares = 1.0;
        for (int i = index; i >= 0 && dates[i].isAfter(from); i--) {
            paid += dividend[i] / shares;
            shares *= split[i];
        }
        return paid / close[index];
    }
}
