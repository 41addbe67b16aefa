package dollarbill.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.TreeSet;

/** Which expiries and strikes are listed on a day; a contract once listed stays so while the price is near. */
final class Listing {
    private static final double DAYS_A_YEAR = 365.0;
    private static final int WEEKLIES = 5;
    private static final double LEAST_STEP = 0.35;
    private static final int DAYS_OF_MONTHLIES = 70;
    private static final int DAYS_OF_QUARTERLIES = 130;

    private Listing() {}

    /**
     * Returns the expiries listed on a Friday, all Fridays: the next four, third Fridays up to 60 days ahead, and those
     * of March, June, September and December up to 200 days ahead.
     */
    static List<LocalDate> expiries(LocalDate friday) {
        TreeSet<LocalDate> found = new TreeSet<>();
        for (int week = 1; week <= WEEKLIES; week++) {
            found.add(friday.plusWeeks(week));
        }
        for (int month = 0; month <= 7; month++) {
            LocalDate third = friday.withDayOfMonth(1)
                    .plusMonths(month)
                    .with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.FRIDAY));
            long days = ChronoUnit.DAYS.between(friday, third);
            boolean quarterly = third.getMonthValue() % 3 == 0;
            if (days > 0 && days <= (quarterly ? DAYS_OF_QUARTERLIES : DAYS_OF_MONTHLIES)) {
                found.add(third);
            }
        }
        return List.copyOf(found);
    }

    /**
     * Returns the strikes listed: multiples of the symbol's step, doubled until it is at least 0.35 of the
     * standard deviation of the price to expiry at long-run volatility and the last price, as many as reach three
     * standard deviations to each side, 11 to 17 in all.
     *
     * @param deviation  standard deviation of the log price to expiry
     */
    static double[] strikes(SampleSymbol symbol, double forward, long days, double deviation) {
        double ordinary = symbol.lastPrice() * symbol.volatility() * StrictMath.sqrt(days / DAYS_A_YEAR);
        double step = symbol.strikeStep();
        while (step < LEAST_STEP * ordinary) {
            step *= 2.0;
        }
        long wanted = (long) Math.ceil(3.0 * deviation * forward / step);
        long side = Math.clamp(wanted, 5, 8);
        long middle = Math.max(side + 1, Math.round(forward / step));
        double[] strikes = new double[(int) (2 * side + 1)];
        for (int i = 0; i < strikes.length; i++) {
            strikes[i] = step * (middle - side + i);
        }
        return strikes;
    }
}
