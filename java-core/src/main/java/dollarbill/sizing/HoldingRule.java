package dollarbill.sizing;

/**
 * How long positions are held: a number of calendar days, or to expiry where that comes first.
 *
 * <p>The replay that labels what models learn from and the odds of a live signal both follow it, so probability and odds describe
 * the same event.
 *
 * @param days  calendar days, at least 1
 */
public record HoldingRule(int days) {
    private static final double DAYS_PER_YEAR = 365.0;

    public HoldingRule {
        if (days < 1) {
            throw new IllegalArgumentException("holding days " + days + " must be at least 1");
        }
    }

    /** Returns 14 calendar days. */
    public static HoldingRule defaults() {
        return new HoldingRule(14);
    }

    /** Returns whether an option settles before or on the day it would be closed. */
    public boolean reachesExpiry(long daysToExpiry) {
        return daysToExpiry <= days;
    }

    /**
     * Returns how a position of today ends.
     *
     * @param daysToExpiry  calendar days from today to expiry
     * @param yearsToExpiry  the same as years of 365 days with the hours, the latest closing time
     * @param spread  ask less bid of today's quote, taken to be the same on the closing day
     */
    public ExitPlan exit(long daysToExpiry, double yearsToExpiry, double spread) {
        return reachesExpiry(daysToExpiry)
                ? new ExitPlan.AtExpiry()
                : new ExitPlan.AtHorizon(Math.min(days / DAYS_PER_YEAR, yearsToExpiry), 0.5 * spread);
    }
}
