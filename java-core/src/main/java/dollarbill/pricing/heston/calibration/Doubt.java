package dollarbill.pricing.heston.calibration;

import java.util.Optional;

/**
 * Why a parameter is poorly determined.
 *
 * @param parameter  which
 * @param cause  why
 * @param with  the parameter it cannot be told apart from
 * @param value  standard error for {@link Cause#LARGE_ERROR}, correlation for {@link Cause#CORRELATED}, the parameter for
 *     {@link Cause#AT_BOUND}
 */
public record Doubt(HestonParameter parameter, Cause cause, Optional<HestonParameter> with, double value) {
    /** What is wrong. */
    public enum Cause {
        /** It lies next to the bound of its interval. */
        AT_BOUND,
        /** Its standard error is above half its value, or above 0.25 for ρ. */
        LARGE_ERROR,
        /** Its estimate moves with that of another: correlation beyond ±0.98. */
        CORRELATED
    }
}
