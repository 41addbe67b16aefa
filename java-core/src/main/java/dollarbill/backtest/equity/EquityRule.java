package dollarbill.backtest.equity;

/** Says at each close, from the bars up to it alone, whether to hold the share or cash. */
public sealed interface EquityRule permits BuyAndHold, SmaCross, EmaCross, Momentum, MomentumBreakout, MeanReversion {
    /** Returns the rule with its parameters, as {@code sma_cross(20,100)}. */
    String label();

    /** Returns the number of bars before the first on which the rule can decide. */
    int warmUp();

    /**
     * Writes what to hold after each close.
     *
     * @param held  one a bar: 1 for the share, 0 for cash
     */
    void decide(PriceColumns prices, byte[] held);

    /** Returns a parameter counted in bars, at least a least number. */
    static int bars(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " " + value + " must be at least " + least);
        }
        return value;
    }
}
