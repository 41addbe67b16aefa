package dollarbill.signal;

import dollarbill.risk.BookState;
import dollarbill.risk.GuardDecision;
import dollarbill.risk.GuardLimits;
import dollarbill.risk.ProposedTrade;
import dollarbill.risk.RiskGuard;

/**
 * A book whose equity has not moved, with the limits that the sizes of new positions are held to.
 *
 * @param equity  dollars, positive
 * @param delta  shares
 * @param gamma  shares per dollar
 * @param vega  dollars per vol point
 * @param positions  open positions
 * @param limits  what the book may hold
 */
public record GuardedBook(
        double equity, double delta, double gamma, double vega, int positions, GuardLimits limits) {
    /** Returns a book without positions. */
    public static GuardedBook empty(double equity, GuardLimits limits) {
        return new GuardedBook(equity, 0.0, 0.0, 0.0, 0, limits);
    }

    /** Returns how many contracts of a trade the book may take. */
    GuardDecision decide(ProposedTrade trade) {
        return RiskGuard.decide(state(), trade, limits);
    }

    /** Returns the book after the contracts of a document, unchanged where it has none. */
    GuardedBook after(SignalDocument document) {
        long contracts = document.sizing().contracts();
        if (contracts == 0) {
            return this;
        }
        BookState next = state().after(trade(document, contracts), contracts);
        return new GuardedBook(
                equity, next.delta(), next.gamma(), next.vegaPerVolPoint(), next.positions(), limits);
    }

    /** Returns the trade of a document's option. */
    static ProposedTrade trade(SignalDocument d, long contracts) {
        Double capital = d.sizing().capitalPerContract();
        double shares = (double) d.side().sign() * d.costs().multiplier();
        return new ProposedTrade(
                d.id(), contracts, shares * d.delta(), shares * d.gamma(), shares * d.vega(),
                capital == null ? 0.0 : capital);
    }

    private BookState state() {
        return new BookState(equity, equity, equity, delta, gamma, vega, positions);
    }
}
