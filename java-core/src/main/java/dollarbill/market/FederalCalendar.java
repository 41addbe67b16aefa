package dollarbill.market;

import java.time.LocalDate;
import java.time.Month;
import java.util.Set;

/**
 * The days on which the offices of the United States government, and so its statistical releases, are at work.
 *
 * <p>Closed are weekends, the holidays of 5 U.S.C. 6103 (King's birthday from 1986, Juneteenth from 2021, a Saturday's
 * kept on Friday, a Sunday's on Monday), inauguration days and the days a president closed the offices by executive
 * order since 2001. Closings by weather are not known here.
 */
public final class FederalCalendar {
    private static final int KING_DAY_FROM = 1986;
    private static final int JUNETEENTH_FROM = 2021;
    private static final int INAUGURATION_EVERY = 4;

    private static final Set<LocalDate> BY_ORDER = Set.of(
            LocalDate.of(2001, 12, 24),
            LocalDate.of(2003, 12, 26),
            LocalDate.of(2004, 6, 11),
            LocalDate.of(2007, 1, 2),
            LocalDate.of(2007, 12, 24),
            LocalDate.of(2008, 12, 26),
            LocalDate.of(2012, 12, 24),
            LocalDate.of(2014, 12, 26),
            LocalDate.of(2018, 12, 5),
            LocalDate.of(2018, 12, 24),
            LocalDate.of(2019, 12, 24),
            LocalDate.of(2020, 12, 24),
            LocalDate.of(2024, 12, 24),
            LocalDate.of(2025, 1, 9),
            LocalDate.of(2025, 12, 24),
            LocalDate.of(2025, 12, 26));

    private FederalCalendar() {}

    /** Returns whether offices are open on a day. */
    public static boolean isBusinessDay(LocalDate day) {
        return !Holiday.isWeekend(day) && !isHoliday(day) && !BY_ORDER.contains(day);
    }

    /** Returns the first business day after a day. */
    public static LocalDate next(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!isBusinessDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /** Returns a day if it is a business day, else the first one after it. */
    public static LocalDate onOrAfter(LocalDate day) {
        return isBusinessDay(day) ? day : next(day);
    }

    private static boolean isHoliday(LocalDate day) {
        int year = day.getYear();
        return switch (day.getMonth()) {
            case JANUARY ->
                isFixed(day, year, Month.JANUARY, 1)
                        || (year >= KING_DAY_FROM && day.equals(Holiday.kingDay(year)))
                        || isInauguration(day);
            case FEBRUARY -> day.equals(Holiday.washingtonsBirthday(year));
            case MAY -> day.equals(Holiday.memorialDay(year));
            case JUNE -> year >= JUNETEENTH_FROM && isFixed(day, year, Month.JUNE, 19);
            case JULY -> isFixed(day, year, Month.JULY, 4);
            case SEPTEMBER -> day.equals(Holiday.labourDay(year));
            case OCTOBER -> day.equals(Holiday.columbusDay(year));
            case NOVEMBER -> isFixed(day, year, Month.NOVEMBER, 11) || day.equals(Holiday.thanksgiving(year));
            case DECEMBER ->
                isFixed(day, year, Month.DECEMBER, 25) || isFixed(day, year + 1, Month.JANUARY, 1);
            case MARCH, APRIL, AUGUST -> false;
        };
    }

    private static boolean isFixed(LocalDate day, int year, Month month, int dayOfMonth) {
        return day.equals(Holiday.observed(LocalDate.of(year, month, dayOfMonth)));
    }

    private static boolean isInauguration(LocalDate day) {
        return day.getYear() % INAUGURATION_EVERY == 1
                && day.equals(Holiday.observed(LocalDate.of(day.getYear(), Month.JANUARY, 20)));
    }
}
