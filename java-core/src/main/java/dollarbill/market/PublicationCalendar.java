package dollarbill.market;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When the daily and monthly series of the data directory become known.
 *
 * <p>Treasury yields and the federal funds rate by the Federal Reserve's H.15, posted at 16:15 each business day with the
 * rates of the business day before; FRED's spreads and real yields by the same, though they often come earlier. The VIX
 * close by FRED on the next business day. Prices and unemployment by the release calendar of the Bureau of Labor
 * Statistics: the consumer price index came between the 10th and the 26th of the next month in 2003 to 2026, the
 * unemployment rate between the 1st and the 11th, except after the lapses of appropriations listed here.
 *
 * <p>The rules say when a number of a day was out. They cannot undo revisions: a file with one vintage holds the seasonal
 * factors of that vintage.
 */
public final class PublicationCalendar {
    private static final int DAILY_FRESH = 10;
    private static final int MONTHLY_FRESH = 130;

    private static final PublicationLag H15 = new PublicationLag.NextBusinessDay(LocalTime.of(16, 15), DAILY_FRESH);
    private static final PublicationLag VIX_BY_FRED = new PublicationLag.NextBusinessDay(LocalTime.of(9, 30),
            DAILY_FRESH);
    private static final PublicationLag INDEX_CLOSE = new PublicationLag.SameDay(LocalTime.of(16, 15), DAILY_FRESH);
    private static final LocalTime BLS = LocalTime.of(8, 30);

    private static final PublicationLag PRICES = new PublicationLag.FollowingMonth(
            28,
            BLS,
            Map.of(
                    month(1995, 12), Optional.of(LocalDate.of(1996, 2, 1)),
                    month(2013, 9), Optional.of(LocalDate.of(2013, 10, 30)),
                    month(2025, 10), Optional.empty()),
            MONTHLY_FRESH);

    private static final PublicationLag UNEMPLOYMENT = new PublicationLag.FollowingMonth(
            12,
            BLS,
            Map.of(
                    month(1995, 12), Optional.of(LocalDate.of(1996, 1, 19)),
                    month(2013, 9), Optional.of(LocalDate.of(2013, 10, 22)),
                    month(2025, 9), Optional.of(LocalDate.of(2025, 11, 20)),
                    month(2025, 10), Optional.empty(),
                    month(2025, 11), Optional.of(LocalDate.of(2025, 12, 16))),
            MONTHLY_FRESH);

    private static final List<Entry> ENTRIES = List.of(
            new Entry("DFF", "federal funds rate, effective", "percent a year", H15, "Federal Reserve H.15"),
            new Entry("DGS3MO", "Treasury yield, 3 months, constant maturity", "percent a year", H15,
                    "Federal Reserve H.15"),
            new Entry("DGS2", "Treasury yield, 2 years, constant maturity", "percent a year", H15,
                    "Federal Reserve H.15"),
            new Entry("DGS10", "Treasury yield, 10 years, constant maturity", "percent a year", H15,
                    "Federal Reserve H.15"),
            new Entry("DFII10", "inflation-indexed Treasury yield, 10 years", "percent a year", H15,
                    "Federal Reserve H.15"),
            new Entry("T10Y2Y", "10-year less 2-year Treasury yield", "percent a year", H15, "FRED from H.15"),
            new Entry("T10YIE", "breakeven inflation, 10 years", "percent a year", H15, "FRED from H.15"),
            new Entry("VIXCLS", "VIX, close", "percent a year", VIX_BY_FRED, "FRED from Cboe"),
            new Entry("CPIAUCSL", "consumer price index, all urban consumers, seasonally adjusted",
                    "index, 1982-84 = 100", PRICES, "BLS Consumer Price Index"),
            new Entry("UNRATE", "unemployment rate, seasonally adjusted", "percent", UNEMPLOYMENT,
                    "BLS Employment Situation"));

    /**
     * One series.
     *
     * @param series  FRED's name
     * @param meaning  what it is
     * @param unit  of its values
     * @param lag  when a value becomes known
     * @param release  the publication that decides it
     */
    public record Entry(String series, String meaning, String unit, PublicationLag lag, String release) {}

    private PublicationCalendar() {}

    /** Returns the macro series with their rules. */
    public static List<Entry> macro() {
        return ENTRIES;
    }

    /** Returns the rule of a series; any other than a macro series is a volatility index, computed until 16:15. */
    public static PublicationLag of(String series) {
        return ENTRIES.stream()
                .filter(entry -> entry.series.equals(series))
                .map(Entry::lag)
                .findFirst()
                .orElse(INDEX_CLOSE);
    }

    private static LocalDate month(int year, int month) {
        return LocalDate.of(year, month, 1);
    }
}
