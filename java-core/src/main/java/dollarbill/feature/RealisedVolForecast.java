package dollarbill.feature;

import dollarbill.market.BarSeries;
import dollarbill.market.ExpiryTime;
import dollarbill.market.Reason;
import dollarbill.math.HeterogeneousAutoregression;
import dollarbill.math.HeterogeneousAutoregression.Row;
import dollarbill.math.HeterogeneousAutoregression.Terms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A forecast of the volatility of closes over the next {@value #HORIZON} trading days, three weeks, by a heterogeneous autoregression.
 *
 * <p>The variance of a day is {@code ln(o / c')² + ln(h / l)² / 2 - (2 ln 2 - 1) ln(c / o)²}, with {@code o, h, l, c} the prices of its bar and
 * {@code c'} the close before: the night by its move, the day by its range (M. Garman and M. Klass, On the estimation of security price
 * volatilities from historical data, 1980). The logarithms of the variance of a day and of its means over 5 and 22 days foretell the
 * logarithm of the mean squared log return of the next {@value #HORIZON} closes (F. Corsi, A simple approximate long-memory model of realized
 * volatility, 2009, equation 10; on logarithms as in T. Andersen, T. Bollerslev and F. Diebold, Roughing it up, 2007, equation 13). The way back
 * from the logarithm is the mean of the exponentials of the residuals (N. Duan, Smearing estimate, 1983). It is fitted anew for each day to the
 * latest {@value #MOST_ROWS} days whose outcome was known by then.
 */
public final class RealisedVolForecast {
    /** Trading days foretold. */
    public static final int HORIZON = 15;

    /** Fewest days of a fit. */
    public static final int FEWEST_ROWS = 252;

    /** Most days of a fit, the latest. */
    public static final int MOST_ROWS = 2_520;

    private static final double TRADING_DAYS = 252.0;
    private static final double CLOSE_WEIGHT = 2.0 * Math.log(2.0) - 1.0;

    private RealisedVolForecast() {}

    /**
     * Returns the forecast made at the close of a day.
     *
     * @param bars  daily bars; later ones are not read
     * @param day  index of the day
     * @return percent a year, known at that close; absent with {@code BARS_SHORT} where fewer than {@value #FEWEST_ROWS} days have an
     *     outcome, with {@code FEATURE_UNDEFINED} where the day or its month has no variance
     */
    public static FeatureValue percent(BarSeries bars, int day) {
        double[] variance = variance(bars, day);
        List<Row> rows = rows(bars, variance, day);
        if (rows.size() < FEWEST_ROWS) {
            return new FeatureValue.Absent(Reason.BARS_SHORT);
        }
        Terms now = terms(variance, day);
        if (!known(now)) {
            return new FeatureValue.Absent(Reason.FEATURE_UNDEFINED);
        }
        HeterogeneousAutoregression regression = HeterogeneousAutoregression.fit(rows);
        double smearing = Arrays.stream(regression.residuals()).map(Math::exp).sum() / rows.size();
        double percent = 100.0 * Math.sqrt(TRADING_DAYS * smearing * Math.exp(regression.forecast(now)));
        return Double.isFinite(percent)
                ? new FeatureValue.Known(percent, ExpiryTime.close(bars.date(day)))
                : new FeatureValue.Absent(Reason.FEATURE_UNDEFINED);
    }

    /** Returns the variance of each day up to the last; the first has none. */
    private static double[] variance(BarSeries bars, int last) {
        double[] variance = new double[last + 1];
        variance[0] = Double.NaN;
        for (int i = 1; i <= last; i++) {
            double night = Math.log(bars.open(i) / bars.close(i - 1));
            double range = Math.log(bars.high(i) / bars.low(i));
            double move = Math.log(bars.close(i) / bars.open(i));
            variance[i] = night * night + 0.5 * range * range - CLOSE_WEIGHT * move * move;
        }
        return variance;
    }

    private static List<Row> rows(BarSeries bars, double[] variance, int last) {
        List<Row> rows = new ArrayList<>();
        int first = Math.max(HeterogeneousAutoregression.MONTH, last - HORIZON - MOST_ROWS + 1);
        for (int day = first; day + HORIZON <= last; day++) {
            Terms terms = terms(variance, day);
            double later = Math.log(meanSquare(bars, day));
            if (known(terms) && Double.isFinite(later)) {
                rows.add(new Row(terms, later));
            }
        }
        return rows;
    }

    private static Terms terms(double[] variance, int day) {
        return day < HeterogeneousAutoregression.MONTH
                ? new Terms(Double.NaN, Double.NaN, Double.NaN)
                : new Terms(
                        Math.log(variance[day]),
                        Math.log(mean(variance, day, HeterogeneousAutoregression.WEEK)),
                        Math.log(mean(variance, day, HeterogeneousAutoregression.MONTH)));
    }

    private static boolean known(Terms terms) {
        return Double.isFinite(terms.day()) && Double.isFinite(terms.week()) && Double.isFinite(terms.month());
    }

    private static double mean(double[] values, int last, int days) {
        double sum = 0.0;
        for (int i = last - days + 1; i <= last; i++) {
            sum += values[i];
        }
        return sum / days;
    }

    private static double meanSquare(BarSeries bars, int day) {
        double sum = 0.0;
        for (int i = day + 1; i <= day + HORIZON; i++) {
            double move = Math.log(bars.close(i) / bars.close(i - 1));
            sum += move * move;
        }
        return sum / HORIZON;
    }
}
