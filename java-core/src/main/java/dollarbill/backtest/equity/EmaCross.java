package dollarbill.backtest.equity;

import java.util.Arrays;

/**
 * Holds from a crossing of the fast exponential moving average of closes above the slow one until it crosses below.
 *
 * <p>{@code E(t) = E(t-1) + 2 / (n + 1) (close(t) - E(t-1))}, starting at the first close. What is above from the first decision on is not bought
 * before it has been below.
 *
 * @param fast  bars n of the fast average, at least 1
 * @param slow  bars n of the slow average, more than those of the fast
 */
public record EmaCross(int fast, int slow) implements EquityRule {
    public EmaCross {
        EquityRule.bars("fast", fast, 1);
        EquityRule.bars("slow", slow, fast + 1);
    }

    @Override
    public String label() {
        return "ema_cross(" + fast + "," + slow + ")";
    }

    @Override
    public int warmUp() {
        return slow - 1;
    }

    @Override
    public void decide(PriceColumns prices, byte[] held) {
        double[] close = prices.closes();
        double fastWeight = 2.0 / (fast + 1.0);
        double slowWeight = 2.0 / (slow + 1.0);
        double fastMean = close.length == 0 ? 0.0 : close[0];
        double slowMean = fastMean;
        byte state = 1;
        for (int i = 0; i < close.length; i++) {
            fastMean += fastWeight * (close[i] - fastMean);
            slowMean += slowWeight * (close[i] - slowMean);
            state = fastMean > slowMean ? 1 : fastMean < slowMean ? 0 : state;
            held[i] = state;
        }
        int first = slow - 1;
        Arrays.fill(held, 0, Math.min(first, held.length), (byte) 0);
        Crossing.armed(held, first);
    }
}
