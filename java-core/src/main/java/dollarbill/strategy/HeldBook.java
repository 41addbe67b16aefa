package dollarbill.strategy;

import dollarbill.risk.BookState;
import dollarbill.signal.SizingContext;
import dollarbill.sizing.SizingLimits;

/**
 * What is held before a position is decided: what the guard and the sizes know of it.
 *
 * @param state  equity, Greeks and number of positions
 * @param cashLeft  dollars not tied up by positions, not negative
 */
public record HeldBook(BookState state, double cashLeft) {
    public HeldBook {
        if (!(cashLeft >= 0.0) || Double.isInfinite(cashLeft)) {
            throw new IllegalArgumentException("cashLeft " + cashLeft + " must be finite and not negative");
        }
    }

    /** Returns a book without positions. */
    public static HeldBook empty(double portfolioValue) {
        return new HeldBook(BookState.empty(portfolioValue), portfolioValue);
    }

    /** Returns the book that a position is sized for. */
    public SizingContext context(SizingLimits limits) {
        return new SizingContext(limits, Math.min(cashLeft, limits.portfolioValue()), state.positions());
    }

    /** Returns the book after a position that ties up some of its cash. */
    public HeldBook after(BookState state, double capital) {
        return new HeldBook(state, Math.max(cashLeft - capital, 0.0));
    }
}
