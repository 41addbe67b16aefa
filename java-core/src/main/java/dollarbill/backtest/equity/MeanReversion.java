package dollarbill.backtest.equity;

import java.util.Arrays;

/**
 * Buys a close some standard deviations below the average of the last closes and holds until it is back at another distance; the bands of
 * J. Bollinger, Bollinger on Bollinger Bands, 2001.
 *
 * <p>{@code z = (close - mean) / s}, mean and s (divisor n) over the last n closes, this one included; where s is 0, nothing changes.
 *
 * @param window  bars n, at least 2
 * @param entry  buys below z = -entry; finite
 * @param exit  sells above z = exit, which is above -entry; finite
 */
public record MeanReversion(int window, double entry, double exit) implements EquityRule {
    private static final int RENEWAL = 1 << 12;

    /** Share of the squared price below which a variance is the rounding of its sums. */
    private static final double ROUNDING = 1e-14;

    public MeanReversion {
        EquityRule.bars("window", window, 2);
        if (!(Double.isFinite(entry) && Double.isFinite(exit) && exit > -entry)) {
            throw new IllegalArgumentException(
                    "exit " + exit + " must be above -entry, entry being " + entry + ", both finite");
        }
    }

    @Override
    public String label() {
        return "mean_reversion(" + window + "," + entry + "," + exit + ")";
    }

    @Override
    public int warmUp() {
        return window - 1;
    }

    @Override
    public void decide(PriceColumns prices, byte[] held) {
        double[] close = prices.closes();
        int first = window - 1;
        Arrays.fill(held, 0, Math.min(first, held.length), (byte) 0);
        for (int from = first; from < close.length; from += RENEWAL) {
            score(close, held, from, Math.min(from + RENEWAL, close.length));
        }
    }

    /** Sums are of distances to the first close of the part, so that little cancels. */
    private void score(double[] close, byte[] held, int from, int to) {
        double pivot = close[from];
        double noise = ROUNDING * pivot * pivot;
        double sum = 0.0;
        double squares = 0.0;
        for (int i = Math.max(from - window, 0); i < from; i++) {
            double d = close[i] - pivot;
            sum += d;
            squares += d * d;
        }
        byte state = from > window - 1 ? held[from - 1] : 0;
        for (int i = from; i < to; i++) {
            double d = close[i] - pivot;
            double out = i >= window ? close[i - window] - pivot : 0.0;
            sum += d - out;
            squares += d * d - out * out;
            double mean = sum / window;
            double variance = squares / window - mean * mean;
            if (variance > noise && turns(state, d - mean, Math.sqrt(variance))) {
                state ^= 1;
            }
            held[i] = state;
        }
    }

    private boolean turns(byte state, double distance, double deviation) {
        return state == 0 ? distance < -entry * deviation : distance > exit * deviation;
    }
}
