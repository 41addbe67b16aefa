package dollarbill.backtest.equity;

import java.util.Arrays;

/**
 * Holds while the close is above that of some bars ago; T. J. Moskowitz, Y. H. Ooi and L. H. Pedersen, Time series momentum, 2012.
 *
 * @param lookback  bars back, at least 1
 */
public record Momentum(int lookback) implements EquityRule {
    public Momentum {
        EquityRule.bars("lookback", lookback, 1);
    }

    @Override
    public String label() {
        return "momentum(" + lookback + ")";
    }

    @Override
    public int warmUp() {
        return lookback;
    }

    @Override
    public void decide(PriceColumns prices, byte[] held) {
        double[] close = prices.closes();
        Arrays.fill(held, 0, Math.min(lookback, held.length), (byte) 0);
        byte state = 0;
        for (int i = lookback; i < close.length; i++) {
            double before = close[i - lookback];
            state = close[i] > before ? 1 : close[i] < before ? 0 : state;
            held[i] = state;
        }
    }
}
