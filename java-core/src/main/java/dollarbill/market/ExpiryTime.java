package dollarbill.market;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The moment options expire and the time to it.
 *
 * <p>Every option is taken to expire at 16:00 New York of its last day; morning-settled index options end a few hours
 * earlier, which this measure ignores.
 */
public final class ExpiryTime {
    /** Where the closing bell rings. */
    public static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    /** When it rings. */
    public static final LocalTime CLOSE = LocalTime.of(16, 0);

    private static final double SECONDS_PER_YEAR = 365.0 * 86_400.0;

    private ExpiryTime() {}

    /** Returns the close of a day. */
    public static Instant close(LocalDate day) {
        return day.atTime(CLOSE).atZone(NEW_YORK).toInstant();
    }

    /** Returns years of 365 days (ACT/365 fixed) from a moment to the close of the expiry; negative once past. */
    public static double years(Instant asOf, LocalDate expiry) {
        return Duration.between(asOf, close(expiry)).toSeconds() / SECONDS_PER_YEAR;
    }
}
