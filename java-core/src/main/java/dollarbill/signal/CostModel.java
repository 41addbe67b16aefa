package dollarbill.signal;

/**
 * What a trade costs beside the spread.
 *
 * @param commissionPerContract  dollars a contract and trade, not negative
 * @param multiplier  shares in a contract, at least 1
 */
public record CostModel(double commissionPerContract, int multiplier) {
    public CostModel {
        if (!(commissionPerContract >= 0.0) || Double.isInfinite(commissionPerContract)) {
            throw new IllegalArgumentException(
                    "commissionPerContract " + commissionPerContract + " must be finite and not negative");
        }
        if (multiplier < 1) {
            throw new IllegalArgumentException("multiplier " + multiplier + " must be at least 1");
        }
    }

    /** Returns 0.65 $ a contract of 100 shares. */
    public static CostModel defaults() {
        return new CostModel(0.65, 100);
    }

    /** Returns the commission of one trade per share. */
    public double perShare() {
        return commissionPerContract / multiplier;
    }
}
