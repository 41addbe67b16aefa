package dollarbill.pricing.american;

/**
 * A cash dividend per share: the spot falls by it at the ex-dividend time, or to zero where it is worth less.
 *
 * @param years  time from today to the ex-dividend moment, positive
 * @param amount  cash per share, not negative
 */
public record CashDividend(double years, double amount) {
    /** Refuses a time that is not positive and an amount that is negative. */
    public CashDividend {
        if (!(years > 0.0) || Double.isInfinite(years)) {
            throw new IllegalArgumentException("dividend years " + years + " must be positive and finite");
        }
        if (!(amount >= 0.0) || Double.isInfinite(amount)) {
            throw new IllegalArgumentException("dividend amount " + amount + " must be finite and not negative");
        }
    }
}
