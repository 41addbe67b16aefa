package dollarbill.backtest.engine;

/**
 * What trading and holding cost.
 *
 * @param perContract  commission, dollars a contract and trade, not negative
 * @param perShare  commission, dollars a share and trade, not negative
 * @param minimumPerOrder  least commission of an order, dollars, not negative
 * @param perExercise  fee, dollars a contract exercised, assigned or settled in cash, not negative
 * @param halfSpreadOfShares  half spread of shares as a share of their price, from 0 to 1
 * @param borrowPerYear  fee on the value of short shares per year of 360 days, not negative
 * @param slippage  loss beyond the fill rule
 */
public record Costs(
        double perContract,
        double perShare,
        double minimumPerOrder,
        double perExercise,
        double halfSpreadOfShares,
        double borrowPerYear,
        Slippage slippage) {
    public Costs {
        Check.notNegative("perContract", perContract);
        Check.notNegative("perShare", perShare);
        Check.notNegative("minimumPerOrder", minimumPerOrder);
        Check.notNegative("perExercise", perExercise);
        Check.share("halfSpreadOfShares", halfSpreadOfShares);
        Check.notNegative("borrowPerYear", borrowPerYear);
    }

    /** Returns no costs. */
    public static Costs none() {
        return new Costs(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, new Slippage.None());
    }

    /** Returns 0.65 $ a contract, 0.005 $ a share, at least 1 $ an order, shares at one basis point from the mid, 0.5 % borrow. */
    public static Costs defaults() {
        return new Costs(0.65, 0.005, 1.0, 0.0, 1e-4, 0.005, new Slippage.None());
    }
}
