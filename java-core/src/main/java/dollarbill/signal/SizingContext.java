package dollarbill.signal;

import dollarbill.sizing.SizingLimits;

/**
 * The book a signal is sized for.
 *
 * @param limits  what the portfolio allows
 * @param cashLeft  dollars not yet allocated
 * @param openPositions  positions held or sized before
 */
public record SizingContext(SizingLimits limits, double cashLeft, int openPositions) {
    public SizingContext {
        if (!(cashLeft >= 0.0) || Double.isInfinite(cashLeft)) {
            throw new IllegalArgumentException("cashLeft " + cashLeft + " must be finite and not negative");
        }
        if (openPositions < 0) {
            throw new IllegalArgumentException("openPositions " + openPositions + " must not be negative");
        }
    }

    /** Returns the book with nothing in it. */
    public static SizingContext empty(SizingLimits limits) {
        return new SizingContext(limits, limits.portfolioValue(), 0);
    }

    /** Returns the book after a document's position, unchanged where it has none. */
    public SizingContext after(SignalDocument document) {
        return document.sizing().contracts() == 0
                ? this
                : new SizingContext(limits, Math.max(cashLeft - document.sizing().allocation(), 0.0),
                        openPositions + 1);
    }
}
