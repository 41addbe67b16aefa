package dollarbill.risk.book;

/**
 * The money behind a book.
 *
 * @param equity  value of the account in dollars, finite
 * @param peakEquity  highest equity so far, positive
 * @param equityAtOpen  equity at the day's opening, positive
 */
public record Account(double equity, double peakEquity, double equityAtOpen) {
    public Account {
        if (!Double.isFinite(equity)) {
            throw new IllegalArgumentException("equity " + equity + " must be finite");
        }
        positive("peakEquity", peakEquity);
        positive("equityAtOpen", equityAtOpen);
    }

    /** Returns an account that has never moved. */
    public static Account of(double equity) {
        return new Account(equity, equity, equity);
    }

    private static void positive(String name, double value) {
        if (!(value > 0.0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be positive and finite");
        }
    }
}
