package dollarbill.backtest.engine;

import dollarbill.market.ExerciseStyle;

/**
 * What the options on an underlying deliver.
 *
 * @param style  when they may be exercised
 * @param settlement  what exercise brings
 * @param multiplier  shares a contract, at least 1
 */
public record ContractTerms(ExerciseStyle style, Settlement settlement, int multiplier) {
    public ContractTerms {
        Check.atLeast("multiplier", multiplier, 1);
    }

    /** What exercise brings. */
    public enum Settlement {
        /** The shares against the strike. */
        SHARES,
        /** The intrinsic value. */
        CASH
    }

    /** Returns American options on 100 shares. */
    public static ContractTerms stock() {
        return new ContractTerms(ExerciseStyle.AMERICAN, Settlement.SHARES, 100);
    }

    /** Returns European options on an index, 100 dollars a point, settled in cash. */
    public static ContractTerms index() {
        return new ContractTerms(ExerciseStyle.EUROPEAN, Settlement.CASH, 100);
    }
}
