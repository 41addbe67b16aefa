package dollarbill.signal;

import dollarbill.market.OptionType;
import dollarbill.pricing.heston.HestonParameters;
import dollarbill.pricing.heston.HestonPricer;
import dollarbill.sizing.Side;

/** The value of an option by Heston's model and the edge it leaves; the same lines for a signal and for its audit. */
final class HestonValue {
    private HestonValue() {}

    /** Returns dollars per share. */
    static double of(
            HestonParameters p, OptionType type, double strike, double forward, double discount, double years) {
        double undiscounted = type == OptionType.CALL
                ? HestonPricer.calls(p, forward, years, strike)[0]
                : HestonPricer.puts(p, forward, years, strike)[0];
        return discount * undiscounted;
    }

    /** Returns value less price (bought) or price less value (sold), less cost, dollars per share. */
    static double edge(Side side, double value, double tradePrice, double costPerShare) {
        return side.sign() * (value - tradePrice) - costPerShare;
    }
}
