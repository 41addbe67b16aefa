package dollarbill.pricing;

/**
 * From a raw derivative to the unit a trader quotes: one vol or rate point is 0.01, a year has 365 calendar days.
 *
 * <p>A derivative of second order in volatility takes the vol point twice.
 */
public final class GreekUnits {
    private static final double POINT = 0.01;
    private static final double DAYS_PER_YEAR = 365.0;

    private GreekUnits() {}

    /** Returns the change for one vol point (0.01) more, of a derivative by volatility. */
    public static double perVolPoint(double raw) {
        return raw * POINT;
    }

    /** Returns the change for one percentage point (0.01) more, of a derivative by a rate. */
    public static double perRatePoint(double raw) {
        return raw * POINT;
    }

    /** Returns the change over one calendar day, of a derivative by time in years. */
    public static double perCalendarDay(double raw) {
        return raw / DAYS_PER_YEAR;
    }
}
