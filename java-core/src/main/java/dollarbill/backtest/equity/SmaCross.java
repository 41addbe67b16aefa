package dollarbill.backtest.equity;

import java.util.Arrays;

/**
 * Holds from a crossing of the fast simple moving average of closes above the slow one until it crosses below.
 *
 * <p>W. Brock, J. Lakonishok and B. LeBaron, Simple technical trading rules and the stochastic properties of stock returns, 1992. What is above from the
 * first full average on is not bought before it has been below, and equal averages change nothing.
 *
 * @param fast  bars of the fast average, at least 1
 * @param slow  bars of the slow average, more than those of the fast
 */
public record SmaCross(int fast, int slow) implements EquityRule {
    /** Bars after which the sums are taken anew, so that their rounding does not grow with the series. */
    private static final int RENEWAL = 1 << 14;

    /** Relative distance of two averages that the rounding of their sums can make. */
    private static final double ROUNDING = 1e-12;

    public SmaCross {
        EquityRule.bars("fast", fast, 1);
        EquityRule.bars("slow", slow, fast + 1);
    }

    @Override
    public String label() {
        return "sma_cross(" + fast + "," + slow + ")";
    }

    @Override
    public int warmUp() {
        return slow - 1;
    }

    @Override
    public void decide(PriceColumns prices, byte[] held) {
        double[] close = prices.closes();
        int first = slow - 1;
        Arrays.fill(held, 0, Math.min(first, held.length), (byte) 0);
        for (int from = first; from < close.length; from += RENEWAL) {
            compare(close, held, from, Math.min(from + RENEWAL, close.length));
        }
        Crossing.armed(held, first);
    }

    private void compare(double[] close, byte[] held, int from, int to) {
        double fastSum = sum(close, from - fast + 1, from);
        double slowSum = sum(close, from - slow + 1, from);
        byte state = from > slow - 1 ? held[from - 1] : 1;
        state = above(fastSum, slowSum, state);
        held[from] = state;
        for (int i = from + 1; i < to; i++) {
            double in = close[i];
            fastSum += in - close[i - fast];
            slowSum += in - close[i - slow];
            state = above(fastSum, slowSum, state);
            held[i] = state;
        }
    }

    private byte above(double fastSum, double slowSum, byte before) {
        double right = slowSum * fast;
        double difference = fastSum * slow - right;
        double noise = ROUNDING * right;
        return difference > noise ? (byte) 1 : difference < -noise ? (byte) 0 : before;
    }

    private static double sum(double[] close, int first, int last) {
        double sum = 0.0;
        for (int i = first; i <= last; i++) {
            sum += close[i];
        }
        return sum;
    }
}
