package dollarbill.backtest.engine;

/**
 * Interest on cash: simple over calendar days of 365 a year at the rate of the day before, {@code max(rate - below, 0)} on cash and
 * {@code max(rate + above, 0)} on debts.
 *
 * @param paid  whether any interest is booked
 * @param below  what cash earns less than the rate, per year
 * @param above  what debt costs more than the rate, per year
 */
public record CashInterest(boolean paid, double below, double above) {
    public CashInterest {
        Check.notNegative("below", below);
        Check.notNegative("above", above);
    }

    /** Returns no interest. */
    public static CashInterest none() {
        return new CashInterest(false, 0.0, 0.0);
    }

    /** Returns the rate on cash and 1.5 % more on debts. */
    public static CashInterest atRate() {
        return new CashInterest(true, 0.0, 0.015);
    }

    double rate(long cashCents, double marketRate) {
        return Math.max(cashCents >= 0 ? marketRate - below : marketRate + above, 0.0);
    }
}
