package dollarbill.backtest.tape;

import dollarbill.market.TradingCalendar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The strikes and expiries that stand on the board of a model-priced market, day after day.
 *
 * <p>Listed are the next {@value #EXPIRIES} third Fridays, the trading day before where that is a holiday. Of each expiry strikes stand near
 * ten places from −2.2 to +1.8 standard deviations about the price. A strike once listed stays until expiry, as on an exchange, so that a
 * position can always be closed; a new one is added only where none stands within a sixth of a deviation of its place. About sixty
 * contracts are listed when an expiry is new. The list of a day depends on the days up to it only.
 */
final class ModelListing {
    private static final int EXPIRIES = 3;
    private static final double[] PLACES = {-2.2, -1.6, -1.1, -0.7, -0.35, 0.0, 0.35, 0.7, 1.2, 1.8};
    private static final double NEAR = 1.0 / 6.0;
    private static final double DAYS_A_YEAR = 365.0;

    private final SortedMap<LocalDate, NavigableSet<Double>> board = new TreeMap<>();

    /** Returns the strikes of each expiry after a close; to be called day by day, in order. */
    SortedMap<LocalDate, double[]> next(LocalDate day, double spot, double volatility) {
        board.headMap(day.plusDays(1)).clear();
        SortedMap<LocalDate, double[]> listed = new TreeMap<>();
        for (LocalDate expiry : expiries(day)) {
            NavigableSet<Double> strikes = board.computeIfAbsent(expiry, e -> new TreeSet<>());
            double years = ChronoUnit.DAYS.between(day, expiry) / DAYS_A_YEAR;
            add(strikes, spot, volatility * Math.sqrt(years));
            listed.put(expiry, strikes.stream().mapToDouble(Double::doubleValue).toArray());
        }
        return listed;
    }

    /**
     * Divides the strikes by a split of a whole number, each rounded to a cent as its contract's; after any other, all contracts are gone.
     *
     * @param ratio  new shares for one old
     */
    void split(double ratio) {
        if (ratio < 2.0 || ratio != Math.rint(ratio)) {
            board.clear();
            return;
        }
        board.replaceAll((expiry, strikes) -> {
            NavigableSet<Double> divided = new TreeSet<>();
            for (double strike : strikes) {
                divided.add(
                        BigDecimal.valueOf(strike)
                                .divide(BigDecimal.valueOf((long) ratio), 2, RoundingMode.HALF_UP)
                                .doubleValue());
            }
            return divided;
        });
    }

    private static void add(NavigableSet<Double> strikes, double spot, double deviation) {
        for (double place : PLACES) {
            double wanted = spot * Math.exp(place * deviation);
            double room = spot * deviation * NEAR;
            if (strikes.subSet(wanted - room, true, wanted + room, true).isEmpty()) {
                strikes.add(rung(wanted));
            }
        }
    }

    /** Returns the nearest strike of a ladder that does not depend on the price: steps of 1, 2.5 or 5 in the third digit. */
    static double rung(double price) {
        double decade = Math.pow(10.0, Math.floor(Math.log10(price)));
        double leading = price / decade;
        double step = decade * (leading < 2.0 ? 0.01 : leading < 5.0 ? 0.025 : 0.05);
        return Math.max(step, Math.rint(price / step) * step);
    }

    /** Returns the next expiries after a day. */
    static List<LocalDate> expiries(LocalDate day) {
        List<LocalDate> found = new ArrayList<>();
        for (int month = 0; found.size() < EXPIRIES; month++) {
            LocalDate third = third(day.withDayOfMonth(1).plusMonths(month));
            if (third.isAfter(day)) {
                found.add(third);
            }
        }
        return found;
    }

    private static LocalDate third(LocalDate month) {
        LocalDate day = month.with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.FRIDAY));
        while (!TradingCalendar.isTradingDay(day)) {
            day = day.minusDays(1);
        }
        return day;
    }
}
