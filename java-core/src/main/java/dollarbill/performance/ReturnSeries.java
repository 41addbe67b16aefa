package dollarbill.performance;

import java.time.LocalDate;
import java.util.List;

/**
 * Simple returns of equal periods, oldest first: what one unit held over a period gained, {@code V(t) / V(t-1) - 1}.
 *
 * <p>At least two returns, each finite and not below -1, the loss of everything.
 */
public final class ReturnSeries {
    /** Trading days of a year, by the custom of the field. */
    public static final double TRADING_DAYS = 252.0;

    private static final int LEAST = 2;

    private final List<LocalDate> dates;
    private final double[] returns;
    private final double periodsPerYear;

    private ReturnSeries(List<LocalDate> dates, double[] returns, double periodsPerYear) {
        this.dates = dates;
        this.returns = returns;
        this.periodsPerYear = periodsPerYear;
    }

    /**
     * Copies returns of unnamed days.
     *
     * @param returns  a fraction a period, at least two, finite, not below -1
     * @param periodsPerYear  positive; 252 for trading days
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static ReturnSeries of(double[] returns, double periodsPerYear) {
        return of(List.of(), returns, periodsPerYear);
    }

    /**
     * Copies returns with the days on which they ended.
     *
     * @param dates  one a return, or none at all
     * @param returns  a fraction a period, at least two, finite, not below -1
     * @param periodsPerYear  positive; 252 for trading days
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static ReturnSeries of(List<LocalDate> dates, double[] returns, double periodsPerYear) {
        if (returns.length < LEAST) {
            throw new IllegalArgumentException("returns must be at least " + LEAST + ", got " + returns.length);
        }
        if (!dates.isEmpty() && dates.size() != returns.length) {
            throw new IllegalArgumentException(
                    "dates must be as many as returns, got " + dates.size() + " for " + returns.length);
        }
        if (!(periodsPerYear > 0.0 && periodsPerYear < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("periodsPerYear " + periodsPerYear + " must be positive and finite");
        }
        for (int i = 0; i < returns.length; i++) {
            if (!(returns[i] >= -1.0 && returns[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "return " + returns[i] + " at " + i + " must be finite and not below -1");
            }
        }
        return new ReturnSeries(List.copyOf(dates), returns.clone(), periodsPerYear);
    }

    /**
     * Takes the returns of an equity curve.
     *
     * <p>An account whose equity is no longer positive is ruined: the return of that period is -1 and those after it are 0.
     *
     * @param dates  one an equity, or none at all
     * @param equity  at least three values in money, finite, the first positive
     * @param periodsPerYear  positive; 252 for trading days
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static ReturnSeries ofEquity(List<LocalDate> dates, double[] equity, double periodsPerYear) {
        if (equity.length <= LEAST || !(equity[0] > 0.0)) {
            throw new IllegalArgumentException(
                    "equity must have at least " + (LEAST + 1) + " values, the first positive; got "
                            + equity.length + (equity.length > 0 ? ", the first " + equity[0] : ""));
        }
        double[] returns = new double[equity.length - 1];
        boolean ruined = false;
        for (int i = 0; i < returns.length; i++) {
            double next = equity[i + 1];
            if (!Double.isFinite(next)) {
                throw new IllegalArgumentException("equity " + next + " at " + (i + 1) + " must be finite");
            }
            if (!ruined) {
                ruined = next <= 0.0;
                returns[i] = ruined ? -1.0 : next / equity[i] - 1.0;
            }
        }
        return of(dates.isEmpty() ? dates : dates.subList(1, dates.size()), returns, periodsPerYear);
    }

    /** Returns other returns of periods as long, without days. */
    public ReturnSeries with(double[] other) {
        return of(other, periodsPerYear);
    }

    /** Returns the number of returns. */
    public int size() {
        return returns.length;
    }

    /** Returns one return. */
    public double get(int index) {
        return returns[index];
    }

    /** Returns a copy of all returns. */
    public double[] returns() {
        return returns.clone();
    }

    /** Returns the days on which the periods ended; empty where they are not known. */
    public List<LocalDate> dates() {
        return dates;
    }

    /** Returns how many periods make a year. */
    public double periodsPerYear() {
        return periodsPerYear;
    }

    /** Returns the length of the series in years. */
    public double years() {
        return returns.length / periodsPerYear;
    }

    /** Returns what one unit became after each period, {@code prod (1 + r)}, starting with 1. */
    public double[] growth() {
        double[] growth = new double[returns.length + 1];
        growth[0] = 1.0;
        for (int i = 0; i < returns.length; i++) {
            growth[i + 1] = growth[i] * (1.0 + returns[i]);
        }
        return growth;
    }

    /** Returns the return of one period that compounds to an annual one, {@code (1 + annual)^(1/periods) - 1}. */
    double perPeriod(double annual) {
        if (!(annual > -1.0 && annual < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("annual rate " + annual + " must be finite and above -1");
        }
        return Math.expm1(Math.log1p(annual) / periodsPerYear);
    }
}
