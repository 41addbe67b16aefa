package dollarbill.risk;

/**
 * What the guard knows of a book before a trade.
 *
 * @param equity  value of the account in dollars, finite
 * @param peakEquity  highest equity so far, positive; an equity above it counts as the peak
 * @param equityAtOpen  equity at the day's opening, positive
 * @param delta  shares
 * @param gamma  shares per dollar
 * @param vegaPerVolPoint  dollars per vol point
 * @param positions  open positions, not negative
 */
public record BookState(
        double equity,
        double peakEquity,
        double equityAtOpen,
        double delta,
        double gamma,
        double vegaPerVolPoint,
        int positions) {
    public BookState {
        finite("equity", equity);
        positive("peakEquity", peakEquity);
        positive("equityAtOpen", equityAtOpen);
        finite("delta", delta);
        finite("gamma", gamma);
        finite("vegaPerVolPoint", vegaPerVolPoint);
        if (positions < 0) {
            throw new IllegalArgumentException("positions " + positions + " must not be negative");
        }
    }

    /** Returns a book without positions whose equity has never moved. */
    public static BookState empty(double equity) {
        return new BookState(equity, equity, equity, 0.0, 0.0, 0.0, 0);
    }

    /** Returns the book after units of a trade, as one more position, at unchanged equity. */
    public BookState after(ProposedTrade trade, long units) {
        return new BookState(
                equity,
                peakEquity,
                equityAtOpen,
                delta + units * trade.deltaPerUnit(),
                gamma + units * trade.gammaPerUnit(),
                vegaPerVolPoint + units * trade.vegaPerUnit(),
                units == 0 ? positions : positions + 1);
    }

    /** Returns the loss from the highest equity as a share of it, at least 0. */
    public double drawdown() {
        double peak = Math.max(peakEquity, equity);
        return (peak - equity) / peak;
    }

    /** Returns the loss since the day's opening as a share of the equity then, at least 0. */
    public double lossToday() {
        return Math.max(equityAtOpen - equity, 0.0) / equityAtOpen;
    }

    private static void finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be finite");
        }
    }

    private static void positive(String name, double value) {
        finite(name, value);
        if (!(value > 0.0)) {
            throw new IllegalArgumentException(name + " " + value + " must be positive");
        }
    }
}
