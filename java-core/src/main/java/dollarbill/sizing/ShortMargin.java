package dollarbill.sizing;

import dollarbill.market.OptionType;

/**
 * Margin of an uncovered short option on a stock or exchange-traded fund under Regulation T.
 *
 * <p>Premium plus the larger of 20 % of the underlying's price less the out-of-the-money amount, and 10 % of the underlying's
 * price (call) or of the strike (put). Source: Cboe Margin Manual (April 2000), Initial and maintenance margin, short
 * uncovered put or call, equity options; FINRA Rule 4210(f)(2)(E).
 */
public final class ShortMargin {
    private static final double RATE = 0.20;
    private static final double FLOOR = 0.10;

    private ShortMargin() {}

    /**
     * Returns the requirement per share, the premium received included.
     *
     * @param type  call or put
     * @param spot  price of the underlying, positive
     * @param strike  strike price, positive
     * @param premium  premium received per share, not negative
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static double perShare(OptionType type, double spot, double strike, double premium) {
        requirePositive("spot", spot);
        requirePositive("strike", strike);
        if (!(premium >= 0.0) || Double.isInfinite(premium)) {
            throw new IllegalArgumentException("premium " + premium + " must be finite and not negative");
        }
        double outOfTheMoney = Math.max(type.sign() * (strike - spot), 0.0);
        double floor = FLOOR * (type == OptionType.CALL ? spot : strike);
        return premium + Math.max(RATE * spot - outOfTheMoney, floor);
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0.0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be positive and finite");
        }
    }
}
