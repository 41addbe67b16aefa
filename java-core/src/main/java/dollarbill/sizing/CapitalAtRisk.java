package dollarbill.sizing;

/**
 * Capital one contract ties up.
 *
 * <p>A bought option risks its price and the commissions of both trades, the most it can lose. A sold one can lose more than any
 * fixed amount; its capital is the margin requirement plus commissions, but never less than the expected loss of a losing position.
 */
public final class CapitalAtRisk {
    private CapitalAtRisk() {}

    /**
     * Returns the dollars at risk in one contract.
     *
     * @param position  the position
     * @param spot  price of the underlying, positive
     * @param expectedLoss  expected loss per share given a loss, not negative
     * @param multiplier  shares in a contract, at least 1
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static double perContract(OptionPosition position, double spot, double expectedLoss, int multiplier) {
        if (!(expectedLoss >= 0.0) || Double.isInfinite(expectedLoss)) {
            throw new IllegalArgumentException("expectedLoss " + expectedLoss + " must be finite and not negative");
        }
        if (multiplier < 1) {
            throw new IllegalArgumentException("multiplier " + multiplier + " must be at least 1");
        }
        double held = switch (position.side()) {
            case BUY -> position.price();
            case SELL -> ShortMargin.perShare(position.type(), spot, position.strike(), position.price());
        };
        return multiplier * Math.max(held + 2.0 * position.costPerShare(), expectedLoss);
    }
}
