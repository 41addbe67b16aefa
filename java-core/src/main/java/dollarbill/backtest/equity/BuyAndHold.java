package dollarbill.backtest.equity;

import java.util.Arrays;

/** Holds the share from the first bar on. */
public record BuyAndHold() implements EquityRule {
    @Override
    public String label() {
        return "buy_and_hold";
    }

    @Override
    public int warmUp() {
        return 0;
    }

    @Override
    public void decide(PriceColumns prices, byte[] held) {
        Arrays.fill(held, (byte) 1);
    }
}
