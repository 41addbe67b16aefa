package dollarbill.feature;

import dollarbill.market.BarSeries;
import dollarbill.market.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Realised volatility of daily closes: sample standard deviation of the last 20 logarithmic returns times √252, in percent.
 *
 * <p>Only bars before the quote day count, since a quote may be taken before that day's close. A bar is known from midnight UTC
 * after its day.
 */
public final class RealisedVol {
    /** Returns in the window. */
    public static final int RETURNS = 20;

    private static final double TRADING_DAYS = 252.0;
    private static final long STALE_DAYS = 7;

    private RealisedVol() {}

    /**
     * Returns the realised volatility known on a quote day.
     *
     * @param bars  price history, absent where there is none
     * @param quoteDay  day of the quotes
     * @return percent a year; absent with {@code BARS_MISSING}, {@code BARS_SHORT} or, where the last bar is more than 7 days
     *     old, {@code BARS_STALE}
     */
    public static FeatureValue percent(Optional<BarSeries> bars, LocalDate quoteDay) {
        if (bars.isEmpty()) {
            return new FeatureValue.Absent(Reason.BARS_MISSING);
        }
        BarSeries known = bars.get().upTo(quoteDay.minusDays(1));
        int n = known.size();
        if (n <= RETURNS) {
            return new FeatureValue.Absent(Reason.BARS_SHORT);
        }
        LocalDate last = known.date(n - 1);
        if (ChronoUnit.DAYS.between(last, quoteDay) > STALE_DAYS) {
            return new FeatureValue.Absent(Reason.BARS_STALE);
        }
        double percent = 100.0 * Math.sqrt(TRADING_DAYS) * deviation(known, n - 1 - RETURNS);
        Instant at = last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return Double.isFinite(percent)
                ? new FeatureValue.Known(percent, at)
                : new FeatureValue.Absent(Reason.FEATURE_ABSENT);
    }

    private static double deviation(BarSeries bars, int first) {
        double mean = Math.log(bars.close(first + RETURNS) / bars.close(first)) / RETURNS;
        double squares = 0.0;
        for (int i = first + 1; i <= first + RETURNS; i++) {
            double excess = Math.log(bars.close(i) / bars.close(i - 1)) - mean;
            squares += excess * excess;
        }
        return Math.sqrt(squares / (RETURNS - 1));
    }
}
