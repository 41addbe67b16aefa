package dollarbill.market;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What was known of one earnings report from a moment on.
 *
 * <p>A report is told more than once: while it is scheduled, with estimates only, and once it is out, with what was
 * earned. Each telling is an event of its own.
 *
 * @param date  day of the report
 * @param hour  when on that day
 * @param epsEstimate  expected earnings per share, USD
 * @param epsActual  earnings per share, USD; absent before the report
 * @param revenueEstimate  expected revenue, USD
 * @param revenueActual  revenue, USD; absent before the report
 * @param announcedKnownAt  from when on this was known
 */
public record EarningsEvent(
        LocalDate date,
        Hour hour,
        OptionalDouble epsEstimate,
        OptionalDouble epsActual,
        OptionalDouble revenueEstimate,
        OptionalDouble revenueActual,
        Instant announcedKnownAt) {
    private static final LocalTime OPEN = LocalTime.of(9, 30);

    /**
     * Checks that nothing is known of the result before its day.
     *
     * @throws IllegalArgumentException  if a result is known before the day of the report, or a figure is not finite
     */
    public EarningsEvent {
        requireFinite("epsEstimate", epsEstimate);
        requireFinite("epsActual", epsActual);
        requireFinite("revenueEstimate", revenueEstimate);
        requireFinite("revenueActual", revenueActual);
        boolean told = epsActual.isPresent() || revenueActual.isPresent();
        if (told && announcedKnownAt.isBefore(date.atStartOfDay(ExpiryTime.NEW_YORK).toInstant())) {
            throw new IllegalArgumentException("the result of " + date + " cannot be known at " + announcedKnownAt);
        }
    }

    /** When on its day a report comes. */
    public enum Hour {
        /** Before trading begins. */
        BEFORE_OPEN,
        /** After trading ends. */
        AFTER_CLOSE,
        /** While the market is open. */
        DURING,
        /** Not said. */
        UNKNOWN;

        /** Returns how files name it: {@code before_open}, {@code after_close}, {@code during}, {@code unknown}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns whether the result is told. */
    public boolean reported() {
        return epsActual.isPresent() || revenueActual.isPresent();
    }

    /**
     * Returns by when a report of a day and hour is surely out: 09:30 New York if before the open, 16:00 if during, and
     * the end of the day if after the close or at an hour not said.
     */
    public static Instant outBy(LocalDate date, Hour hour) {
        return switch (hour) {
            case BEFORE_OPEN -> date.atTime(OPEN).atZone(ExpiryTime.NEW_YORK).toInstant();
            case DURING -> ExpiryTime.close(date);
            case AFTER_CLOSE, UNKNOWN -> date.plusDays(1).atStartOfDay(ExpiryTime.NEW_YORK).toInstant();
        };
    }

    private static void requireFinite(String name, OptionalDouble value) {
        if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
            throw new IllegalArgumentException(name + " is " + value.getAsDouble() + "; allowed: finite numbers");
        }
    }
}
