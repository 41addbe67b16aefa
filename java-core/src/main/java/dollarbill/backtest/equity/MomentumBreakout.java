package dollarbill.backtest.equity;

import java.util.Arrays;

/**
 * Holds from a close above the highest high of the bars before until a close below the lowest low of the bars before; the channel of R. D. Donchian,
 * High finance in copper, 1960.
 *
 * @param entry  bars of the high, at least 1
 * @param exit  bars of the low, at least 1
 */
public record MomentumBreakout(int entry, int exit) implements EquityRule {
    public MomentumBreakout {
        EquityRule.bars("entry", entry, 1);
        EquityRule.bars("exit", exit, 1);
    }

    @Override
    public String label() {
        return "momentum_breakout(" + entry + "," + exit + ")";
    }

    @Override
    public int warmUp() {
        return Math.max(entry, exit);
    }

    @Override
    public void decide(PriceColumns prices, byte[] held) {
        double[] close = prices.closes();
        RollingExtreme highs = RollingExtreme.highest(prices.highs(), entry);
        RollingExtreme lows = RollingExtreme.lowest(prices.lows(), exit);
        int first = warmUp();
        Arrays.fill(held, 0, Math.min(first, held.length), (byte) 0);
        double ceiling = 0.0;
        double floor = 0.0;
        byte state = 0;
        for (int i = 0; i < close.length; i++) {
            if (i >= first) {
                state = state == 0 ? (byte) (close[i] > ceiling ? 1 : 0) : (byte) (close[i] < floor ? 0 : 1);
                held[i] = state;
            }
            ceiling = highs.take(i);
            floor = lows.take(i);
        }
    }
}
