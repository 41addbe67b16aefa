package dollarbill.backtest;

import dollarbill.signal.CostModel;
import dollarbill.signal.SignalRules;

/**
 * How signals of the past are found and closed.
 *
 * @param holdingDays  calendar days after which a position is closed at the next quote, at least 1
 * @param settleWithinDays  calendar days after expiry within which a chain's spot settles the option, not negative
 * @param costs  commissions, paid at entry and at exit
 * @param rules  which quotes are signals
 */
public record ReplaySettings(int holdingDays, int settleWithinDays, CostModel costs, SignalRules rules) {
    public ReplaySettings {
        if (holdingDays < 1) {
            throw new IllegalArgumentException("holdingDays " + holdingDays + " must be at least 1");
        }
        if (settleWithinDays < 0) {
            throw new IllegalArgumentException("settleWithinDays " + settleWithinDays + " must not be negative");
        }
    }

    /** Returns 14 days held, settlement within 4 days. */
    public static ReplaySettings defaults() {
        return new ReplaySettings(14, 4, CostModel.defaults(), SignalRules.defaults());
    }
}
