package dollarbill.backtest.equity;

/**
 * How decisions are carried out.
 *
 * @param fill  when and at which price
 * @param costs  of each order
 * @param initialCash  dollars at the start, positive
 * @param share  of equity put into the share when it is bought, above 0, at most 1: nothing is lent
 * @param wholeShares  whether fractions of a share are left out
 * @param cashRate  interest on cash, a year, effective, above -1
 * @param periodsPerYear  bars a year, positive
 */
public record EquitySettings(
        Fill fill,
        EquityCosts costs,
        double initialCash,
        double share,
        boolean wholeShares,
        double cashRate,
        double periodsPerYear) {
    /** When and at which price a decision taken at a close is carried out. */
    public enum Fill {
        /** At the close of the bar that decided. */
        SAME_CLOSE,
        /** At the open of the next bar; a decision of the last bar never. */
        NEXT_OPEN
    }

    private static final double TRADING_DAYS = 252.0;

    public EquitySettings {
        if (!(initialCash > 0.0 && initialCash < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("initialCash " + initialCash + " must be positive and finite");
        }
        if (!(share > 0.0 && share <= 1.0)) {
            throw new IllegalArgumentException("share " + share + " must be above 0 and at most 1");
        }
        if (!(cashRate > -1.0 && cashRate < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("cashRate " + cashRate + " must be above -1 and finite");
        }
        if (!(periodsPerYear > 0.0 && periodsPerYear < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("periodsPerYear " + periodsPerYear + " must be positive and finite");
        }
    }

    /** Returns settings for daily bars: all equity, fractions of a share, cash without interest. */
    public static EquitySettings daily(Fill fill, EquityCosts costs, double initialCash) {
        return new EquitySettings(fill, costs, initialCash, 1.0, false, 0.0, TRADING_DAYS);
    }

    /** Returns the same settings with other costs. */
    public EquitySettings withCosts(EquityCosts other) {
        return new EquitySettings(fill, other, initialCash, share, wholeShares, cashRate, periodsPerYear);
    }

    /** Returns the growth of cash in one bar. */
    double cashGrowth() {
        return cashRate == 0.0 ? 1.0 : Math.exp(Math.log1p(cashRate) / periodsPerYear);
    }
}
