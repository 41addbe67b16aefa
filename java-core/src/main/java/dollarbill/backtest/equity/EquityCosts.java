package dollarbill.backtest.equity;

/**
 * What an order costs.
 *
 * @param slippageBps  by how many hundredths of a percent of the price a purchase fills above and a sale below it, 0 to 10000
 * @param commissionBps  hundredths of a percent of the value, 0 to 10000
 * @param minimumCommission  least commission of an order, in dollars, not negative
 */
public record EquityCosts(double slippageBps, double commissionBps, double minimumCommission) {
    /** No costs at all. */
    public static final EquityCosts NONE = new EquityCosts(0.0, 0.0, 0.0);

    private static final double ONE = 1e4;

    public EquityCosts {
        if (!(slippageBps >= 0.0 && slippageBps <= ONE && commissionBps >= 0.0 && commissionBps <= ONE)) {
            throw new IllegalArgumentException("slippageBps " + slippageBps + " and commissionBps " + commissionBps
                    + " must be 0 to 10000");
        }
        if (!(minimumCommission >= 0.0 && minimumCommission < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "minimumCommission " + minimumCommission + " must not be negative and must be finite");
        }
    }

    /** Returns slippage as a share of the price. */
    double slippage() {
        return slippageBps / ONE;
    }

    /** Returns the commission of an order of some value. */
    double commission(double value) {
        return Math.max(minimumCommission, value * commissionBps / ONE);
    }

    /** Returns the most that can be bought with a budget that pays the commission too; 0 where it does not even pay that. */
    double affordable(double budget) {
        double rate = commissionBps / ONE;
        double byRate = budget / (1.0 + rate);
        return byRate * rate >= minimumCommission ? byRate : Math.max(0.0, budget - minimumCommission);
    }
}
