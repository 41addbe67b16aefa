package dollarbill.backtest;

import dollarbill.signal.CostModel;
import dollarbill.signal.SignalRules;

/**
 * How signals of the past are found and closed.
 *
 * @param settleWithinDays  calendar days after expiry within which a chain's spot settles the option, not negative
 * @param costs  commissions, paid at entry and at exit
 * @param rules  which quotes are signals and after how many days they are closed at the next quote
 */
public record ReplaySettings(int settleWithinDays, CostModel costs, SignalRules rules) {
    public ReplaySettings {
        if (settleWithinDays < 0) {
            throw new IllegalArgumentException("settleWithinDays " + settleWithinDays + " must not be negative");
        }
    }

    /** Returns 14 days held, settlement within 4 days. */
    public static ReplaySettings defaults() {
        return new ReplaySettings(4, CostModel.defaults(), SignalRules.defaults());
    }
}
