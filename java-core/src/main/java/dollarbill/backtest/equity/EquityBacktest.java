package dollarbill.backtest.equity;

import dollarbill.backtest.equity.EquitySettings.Fill;

/**
 * Carries out the decisions of a rule over columns of prices: long or in cash, never short, nothing lent.
 *
 * <p>Order of events: at the close of bar t the rule decides from bars 0 to t; the order fills at that close, or at the open of bar t + 1; equity is
 * taken at each close after the fills of the bar, cash having earned its interest. A position still held after the last bar stays open and is
 * valued at the last close without costs of a sale.
 */
public final class EquityBacktest {
    private EquityBacktest() {}

    /** Runs a rule. */
    public static EquityRun run(PriceColumns prices, EquityRule rule, EquitySettings settings) {
        byte[] held = new byte[prices.size()];
        rule.decide(prices, held);
        return run(prices, held, settings);
    }

    /**
     * Carries out decisions.
     *
     * @param held  of each close: 1 to hold the share, 0 to hold cash
     * @throws IllegalArgumentException  if there are not as many as bars
     */
    public static EquityRun run(PriceColumns prices, byte[] held, EquitySettings settings) {
        if (held.length != prices.size()) {
            throw new IllegalArgumentException("held must have " + prices.size() + " values, got " + held.length);
        }
        return new Execution(prices, settings).carryOut(held);
    }

    /** The account while one run lasts. */
    private static final class Execution {
        private final PriceColumns prices;
        private final EquitySettings settings;
        private final double[] fills;
        private final double growth;
        private final TradeColumns trades = new TradeColumns();
        private final double[] equity;
        private double cash;
        private double shares;
        private double spent;
        private double commission;
        private double slippage;
        private double traded;
        private long barsHeld;

        Execution(PriceColumns prices, EquitySettings settings) {
            this.prices = prices;
            this.settings = settings;
            fills = settings.fill() == Fill.NEXT_OPEN ? prices.opens() : prices.closes();
            growth = settings.cashGrowth();
            equity = new double[prices.size()];
            cash = settings.initialCash();
        }

        EquityRun carryOut(byte[] held) {
            int n = held.length;
            int delay = settings.fill() == Fill.NEXT_OPEN ? 1 : 0;
            byte state = 0;
            int valued = 0;
            int decision = 0;
            while (decision < n) {
                while (decision < n && held[decision] == state) {
                    decision++;
                }
                int fill = Math.min(decision + delay, n);
                value(valued, fill);
                valued = fill;
                if (fill < n) {
                    state = held[decision];
                    if (state != 0) {
                        buy(fill, fills[fill]);
                    } else {
                        sell(fill, fills[fill]);
                    }
                }
                decision++;
            }
            value(valued, n);
            EquityRun.Totals totals = new EquityRun.Totals(commission, slippage, traded, barsHeld);
            return new EquityRun(prices.dates(), trades, equity, totals, settings);
        }

        /** Values the account at the closes of bars in which nothing is filled after the first. */
        private void value(int from, int to) {
            double[] close = prices.closes();
            double[] values = equity;
            double number = shares;
            double money = cash;
            if (growth == 1.0) {
                for (int i = from; i < to; i++) {
                    values[i] = money + number * close[i];
                }
            } else {
                for (int i = from; i < to; i++) {
                    money *= growth;
                    values[i] = money + number * close[i];
                }
                cash = money;
            }
            barsHeld += number > 0.0 ? to - from : 0;
        }

        private void buy(int bar, double price) {
            double paid = price * (1.0 + settings.costs().slippage());
            double number = settings.costs().affordable(settings.share() * cash) / paid;
            if (settings.wholeShares()) {
                number = Math.floor(number);
            }
            if (number <= 0.0) {
                return;
            }
            double value = number * paid;
            double fee = settings.costs().commission(value);
            shares = number;
            spent = value + fee;
            cash = settings.share() == 1.0 && !settings.wholeShares() ? 0.0 : cash - spent;
            book(fee, number * (paid - price), value);
            trades.enter(bar, paid, number);
        }

        private void sell(int bar, double price) {
            if (shares == 0.0) {
                return;
            }
            double got = price * (1.0 - settings.costs().slippage());
            double value = shares * got;
            double fee = Math.min(settings.costs().commission(value), value);
            book(fee, shares * (price - got), value);
            trades.exit(bar, got, value - fee - spent);
            cash += value - fee;
            shares = 0.0;
        }

        private void book(double fee, double slipped, double value) {
            commission += fee;
            slippage += slipped;
            traded += value;
        }
    }
}
