package dollarbill.performance;

import dollarbill.market.Reason;

/**
 * What closed trades made, after costs.
 *
 * @param trades  number of trades
 * @param wins  trades that made money
 * @param losses  trades that lost money
 * @param grossProfit  sum of the gains
 * @param grossLoss  sum of the losses, positive
 */
public record TradeStatistics(int trades, int wins, int losses, double grossProfit, double grossLoss) {
    /**
     * Counts trades.
     *
     * @param profits  of each trade, in money or as a share, finite
     * @throws IllegalArgumentException  if a profit is not finite
     */
    public static TradeStatistics of(double[] profits) {
        int wins = 0;
        int losses = 0;
        double gained = 0.0;
        double lost = 0.0;
        for (int i = 0; i < profits.length; i++) {
            double profit = profits[i];
            if (!Double.isFinite(profit)) {
                throw new IllegalArgumentException("profit " + profit + " at " + i + " must be finite");
            }
            if (profit > 0.0) {
                wins++;
                gained += profit;
            } else if (profit < 0.0) {
                losses++;
                lost -= profit;
            }
        }
        return new TradeStatistics(profits.length, wins, losses, gained, lost);
    }

    /** Returns the share of trades that made money. */
    public Ratio winRate() {
        return Ratio.of(wins, trades, Reason.TRADES_NONE);
    }

    /** Returns the gains over the losses. */
    public Ratio profitFactor() {
        return Ratio.of(grossProfit, grossLoss, withoutLoss());
    }

    /** Returns the mean profit of a trade. */
    public Ratio expectancy() {
        return Ratio.of(grossProfit - grossLoss, trades, Reason.TRADES_NONE);
    }

    /** Returns the mean gain of a winning over the mean loss of a losing trade, the odds of Kelly's formula. */
    public Ratio payoffRatio() {
        return wins == 0
                ? new Ratio.Undefined(trades == 0 ? Reason.TRADES_NONE : Reason.TRADES_WITHOUT_WIN)
                : Ratio.of(grossProfit / wins, losses == 0 ? 0.0 : grossLoss / losses, withoutLoss());
    }

    private Reason withoutLoss() {
        return trades == 0 ? Reason.TRADES_NONE : Reason.TRADES_WITHOUT_LOSS;
    }
}
