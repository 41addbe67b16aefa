package dollarbill.pricing.black;

import java.util.Optional;

/** Finds the first input of an option that is outside its domain. */
final class InputCheck {
    private InputCheck() {}

    static Optional<BatchFault> bySpot(
            double spot, double strike, double years, double rate, double dividendYield, double volatility) {
        if (!positive(spot)) {
            return Optional.of(BatchFault.SPOT);
        }
        if (!positive(strike)) {
            return Optional.of(BatchFault.STRIKE);
        }
        if (!notNegative(years)) {
            return Optional.of(BatchFault.YEARS);
        }
        if (!Double.isFinite(rate)) {
            return Optional.of(BatchFault.RATE);
        }
        if (!Double.isFinite(dividendYield)) {
            return Optional.of(BatchFault.DIVIDEND_YIELD);
        }
        return notNegative(volatility) ? Optional.empty() : Optional.of(BatchFault.VOLATILITY);
    }

    static Optional<BatchFault> byForward(
            double forward, double strike, double discount, double years, double volatility) {
        if (!positive(forward)) {
            return Optional.of(BatchFault.FORWARD);
        }
        if (!positive(strike)) {
            return Optional.of(BatchFault.STRIKE);
        }
        if (!positive(discount)) {
            return Optional.of(BatchFault.DISCOUNT);
        }
        if (!notNegative(years)) {
            return Optional.of(BatchFault.YEARS);
        }
        return notNegative(volatility) ? Optional.empty() : Optional.of(BatchFault.VOLATILITY);
    }

    private static boolean positive(double value) {
        return value > 0.0 && value <= Double.MAX_VALUE;
    }

    private static boolean notNegative(double value) {
        return value >= 0.0 && value <= Double.MAX_VALUE;
    }
}
