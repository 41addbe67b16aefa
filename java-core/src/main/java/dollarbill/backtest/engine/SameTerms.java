package dollarbill.backtest.engine;

import dollarbill.market.OptionContract;

/** Whether two contracts give the same right. */
final class SameTerms {
    /** Strikes are listed to a tenth of a cent. */
    private static final double STRIKE_STEP = 5e-4;

    private SameTerms() {}

    static boolean hold(OptionContract a, OptionContract b) {
        return a.type() == b.type()
                && Math.abs(a.strike() - b.strike()) < STRIKE_STEP
                && a.expiry().equals(b.expiry())
                && a.underlying().equals(b.underlying());
    }
}
