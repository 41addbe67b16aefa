package dollarbill.structure;

/**
 * Shares of the underlying's value that margin on an uncovered option is made of.
 *
 * <p>Source: FINRA rule 4210(f)(2)(E) and Cboe rule 10.3, tables of required percentages.
 *
 * @param basic  share of the price of the underlying, in (0, 1]
 * @param least  share of the price (call) or of the strike (put) that remains however far out of the money, in (0, basic]
 * @param leverage  leverage factor of a leveraged fund, by which both shares and what is held on the fund's own shares are multiplied, at least 1
 */
public record MarginRates(double basic, double least, double leverage) {
    /** Stocks, narrow indices and funds on them. */
    public static final MarginRates EQUITY = new MarginRates(0.20, 0.10, 1.0);

    /** Broad indices and funds on them. */
    public static final MarginRates BROAD_INDEX = new MarginRates(0.15, 0.10, 1.0);

    public MarginRates {
        if (!(basic > 0.0 && basic <= 1.0)) {
            throw new IllegalArgumentException("basic " + basic + " must be above 0 and at most 1");
        }
        if (!(least > 0.0 && least <= basic)) {
            throw new IllegalArgumentException("least " + least + " must be above 0 and at most " + basic);
        }
        if (!(leverage >= 1.0) || Double.isInfinite(leverage)) {
            throw new IllegalArgumentException("leverage " + leverage + " must be at least 1 and finite");
        }
    }

    /** Returns the rates for a leveraged fund. */
    public MarginRates leveraged(double factor) {
        return new MarginRates(basic, least, factor);
    }

    /** Returns a share times the leverage, at most one. */
    double scaled(double share) {
        return Math.min(1.0, share * leverage);
    }
}
