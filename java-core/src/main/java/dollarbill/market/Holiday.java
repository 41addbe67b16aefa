package dollarbill.market;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/** The dates of the American holidays that move with the year. */
final class Holiday {
    private Holiday() {}

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** Returns the working day on which a holiday of fixed date is kept: Friday for a Saturday, Monday for a Sunday. */
    static LocalDate observed(LocalDate holiday) {
        return switch (holiday.getDayOfWeek()) {
            case SATURDAY -> holiday.minusDays(1);
            case SUNDAY -> holiday.plusDays(1);
            default -> holiday;
        };
    }

    static LocalDate kingDay(int year) {
        return monday(3, year, Month.JANUARY);
    }

    static LocalDate washingtonsBirthday(int year) {
        return monday(3, year, Month.FEBRUARY);
    }

    static LocalDate memorialDay(int year) {
        return LocalDate.of(year, Month.MAY, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY));
    }

    static LocalDate labourDay(int year) {
        return monday(1, year, Month.SEPTEMBER);
    }

    static LocalDate columbusDay(int year) {
        return monday(2, year, Month.OCTOBER);
    }

    static LocalDate thanksgiving(int year) {
        return LocalDate.of(year, Month.NOVEMBER, 1)
                .with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY));
    }

    /**
     * Returns the Friday before Easter Sunday of the Gregorian calendar.
     *
     * <p>Anonymous algorithm in Nature 13 (1876), as given by J. Meeus, Astronomical Algorithms, 1991, chapter 8.
     */
    static LocalDate goodFriday(int year) {
        int golden = year % 19;
        int century = year / 100;
        int yearOfCentury = year % 100;
        int correction = (century + 8) / 25;
        int epact = (19 * golden + century - century / 4 - (century - correction + 1) / 3 + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7;
        int shift = (golden + 11 * epact + 22 * weekday) / 451;
        int months = epact + weekday - 7 * shift + 114;
        return LocalDate.of(year, months / 31, months % 31 + 1).minusDays(2);
    }

    private static LocalDate monday(int ordinal, int year, Month month) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(ordinal, DayOfWeek.MONDAY));
    }
}
