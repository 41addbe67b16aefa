package dollarbill.backtest.engine;

import dollarbill.market.OptionContract;
import dollarbill.market.OptionType;
import dollarbill.pricing.american.AmericanAccuracy;
import dollarbill.pricing.american.AmericanOptions;
import java.util.OptionalDouble;

/**
 * Whether an American option is worth more exercised after a close than held into the next day: intrinsic value at the close against the
 * American value at the close less the dividend that goes ex before the next.
 *
 * <p>Later dividends are not looked at. Without a volatility the option is exercised where its last quote gave it no time value and waiting
 * earns nothing: a call before a dividend, a put at a positive rate.
 *
 * <p>Source: J. C. Hull, Options, Futures, and Other Derivatives (2018), sections 11.6, 11.7 and 15.12.
 */
final class ExerciseChoice {
    /** Values that differ by less, as a share of the strike, are the same. */
    private static final double SAME = 1e-9;

    private ExerciseChoice() {}

    /**
     * Returns whether to exercise.
     *
     * @param contract  American
     * @param spot  close of the underlying
     * @param dividend  dollars a share that go ex before the next close, not negative
     * @param years  from the close to expiry, positive
     * @param rate  continuously compounded per year
     * @param volatility  implied at the close, where known
     * @param timeValue  mid less intrinsic value when last quoted
     */
    static boolean best(
            OptionContract contract,
            double spot,
            double dividend,
            double years,
            double rate,
            OptionalDouble volatility,
            double timeValue) {
        double intrinsic = contract.type().payoff(spot, contract.strike());
        if (intrinsic <= 0.0 || waitingIsFree(contract.type(), dividend, rate)) {
            return false;
        }
        double later = spot - dividend;
        if (later <= 0.0) {
            return contract.type() == OptionType.CALL;
        }
        if (volatility.isEmpty()) {
            return timeValue <= 0.0 && (contract.type() == OptionType.CALL || dividend == 0.0);
        }
        double held = AmericanOptions.price(
                contract.type(),
                later,
                contract.strike(),
                years,
                rate,
                0.0,
                volatility.getAsDouble(),
                AmericanAccuracy.FAST);
        return intrinsic >= held - SAME * contract.strike();
    }

    private static boolean waitingIsFree(OptionType type, double dividend, double rate) {
        return type == OptionType.CALL ? dividend == 0.0 && rate >= 0.0 : rate <= 0.0;
    }
}
