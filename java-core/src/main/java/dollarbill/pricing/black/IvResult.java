package dollarbill.pricing.black;

import dollarbill.market.Reason;

/** The implied volatility of a price, or why it has none. */
public sealed interface IvResult {

    /**
     * The volatility that reproduces the price.
     *
     * @param volatility  per square root of a year, positive
     * @param iterations  steps the solver took
     */
    record Found(double volatility, int iterations) implements IvResult {}

    /** No volatility reproduces the price. */
    sealed interface Missing extends IvResult {
        /** Returns the code of the reason. */
        Reason reason();
    }

    /**
     * The price is at or below what the option is worth without volatility.
     *
     * @param bound  the discounted intrinsic value of the forward
     */
    record BelowIntrinsic(double bound) implements Missing {
        @Override
        public Reason reason() {
            return Reason.IV_BELOW_INTRINSIC;
        }
    }

    /**
     * The price is at or above what the option tends to as volatility grows.
     *
     * @param bound  discounted forward for a call, discounted strike for a put
     */
    record AboveBound(double bound) implements Missing {
        @Override
        public Reason reason() {
            return Reason.IV_ABOVE_BOUND;
        }
    }

    /**
     * An argument is not finite or outside its domain.
     *
     * @param argument  its name, its value and what is allowed
     */
    record NotFinite(String argument) implements Missing {
        @Override
        public Reason reason() {
            return Reason.IV_NOT_FINITE;
        }
    }
}
