package dollarbill.market;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Set;

/**
 * The days on which the New York Stock Exchange trades, from 1990 on.
 *
 * <p>Rule 7.2 of the exchange: no trading on weekends and on the holidays it names; a holiday on a Sunday is kept on
 * Monday, one on a Saturday on Friday, except a New Year's Day on a Saturday, which is not kept. Martin Luther King Day
 * counts from 1998, Juneteenth from 2022. Days of mourning, the attacks of 2001 and the storm of 2012 are listed one by
 * one.
 */
public final class TradingCalendar {
    private static final int KING_DAY_FROM = 1998;
    private static final int JUNETEENTH_FROM = 2022;

    private static final Set<LocalDate> UNPLANNED = Set.of(
            LocalDate.of(1994, 4, 27),
            LocalDate.of(2001, 9, 11),
            LocalDate.of(2001, 9, 12),
            LocalDate.of(2001, 9, 13),
            LocalDate.of(2001, 9, 14),
            LocalDate.of(2004, 6, 11),
            LocalDate.of(2007, 1, 2),
            LocalDate.of(2012, 10, 29),
            LocalDate.of(2012, 10, 30),
            LocalDate.of(2018, 12, 5),
            LocalDate.of(2025, 1, 9));

    private TradingCalendar() {}

    /** Returns whether the exchange trades on a day. */
    public static boolean isTradingDay(LocalDate day) {
        return !Holiday.isWeekend(day) && !isHoliday(day) && !UNPLANNED.contains(day);
    }

    /** Returns the first trading day after a day. */
    public static LocalDate next(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!isTradingDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    private static boolean isHoliday(LocalDate day) {
        int year = day.getYear();
        return switch (day.getMonth()) {
            case JANUARY -> day.equals(newYear(year)) || (year >= KING_DAY_FROM && day.equals(Holiday.kingDay(year)));
            case FEBRUARY -> day.equals(Holiday.washingtonsBirthday(year));
            case MARCH, APRIL -> day.equals(Holiday.goodFriday(year));
            case MAY -> day.equals(Holiday.memorialDay(year));
            case JUNE -> year >= JUNETEENTH_FROM && day.equals(Holiday.observed(LocalDate.of(year, Month.JUNE, 19)));
            case JULY -> day.equals(Holiday.observed(LocalDate.of(year, Month.JULY, 4)));
            case SEPTEMBER -> day.equals(Holiday.labourDay(year));
            case NOVEMBER -> day.equals(Holiday.thanksgiving(year));
            case DECEMBER -> day.equals(Holiday.observed(LocalDate.of(year, Month.DECEMBER, 25)));
            case AUGUST, OCTOBER -> false;
        };
    }

    private static LocalDate newYear(int year) {
        LocalDate first = LocalDate.of(year, Month.JANUARY, 1);
        return first.getDayOfWeek() == DayOfWeek.SUNDAY ? first.plusDays(1) : first;
    }
}
