package dollarbill.risk.scenario;

/**
 * What a position, an underlying or a book gains, in dollars of all its shares.
 *
 * @param value  market value, dollars
 * @param delta  shares
 * @param gamma  shares per dollar
 * @param vega  dollars per vol point
 * @param theta  dollars per calendar day
 * @param rho  dollars per percentage point of interest rate
 * @param vanna  shares per vol point
 * @param volga  dollars per squared vol point
 * @param cashDelta  dollars per 100 % of spot: delta times spot
 * @param cashGamma  dollars of cash delta gained per 1 % of spot: gamma times squared spot over 100
 */
public record CurrencyGreeks(
        double value,
        double delta,
        double gamma,
        double vega,
        double theta,
        double rho,
        double vanna,
        double volga,
        double cashDelta,
        double cashGamma) {
    /** Nothing held. */
    public static final CurrencyGreeks NONE = new CurrencyGreeks(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Returns the Greeks of shares. */
    static CurrencyGreeks ofShares(double shares, double spot) {
        return new CurrencyGreeks(shares * spot, shares, 0, 0, 0, 0, 0, 0, shares * spot, 0);
    }

    /** Returns the Greeks of both; deltas and gammas of different underlyings add as shares, without beta. */
    public CurrencyGreeks plus(CurrencyGreeks other) {
        return new CurrencyGreeks(
                value + other.value,
                delta + other.delta,
                gamma + other.gamma,
                vega + other.vega,
                theta + other.theta,
                rho + other.rho,
                vanna + other.vanna,
                volga + other.volga,
                cashDelta + other.cashDelta,
                cashGamma + other.cashGamma);
    }
}
