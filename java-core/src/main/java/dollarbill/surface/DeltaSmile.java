package dollarbill.surface;

import java.util.Optional;

/**
 * A smile at the call and the put of one delta.
 *
 * @param convention  which delta
 * @param delta  of the call; that of the put is its negative
 * @param callStrike  strike of the call
 * @param callVolatility  volatility there
 * @param putStrike  strike of the put
 * @param putVolatility  volatility there
 * @param riskReversal  volatility of the call less that of the put
 * @param butterfly  mean of both less the volatility at the forward
 */
public record DeltaSmile(
        DeltaConvention convention,
        double delta,
        double callStrike,
        double callVolatility,
        double putStrike,
        double putVolatility,
        double riskReversal,
        double butterfly) {
    private static final int STEPS = 200;

    /**
     * Finds the strikes of a delta on a smile.
     *
     * <p>On a smile without butterfly arbitrage {@code d1} falls with the strike, so each strike is unique; source: M. Fukasawa, "The
     * normalizing transformation of the implied volatility smile" (2012), theorem 2.8.
     *
     * @param delta  between 0 and 1
     * @return empty where no strike has that delta
     */
    public static Optional<DeltaSmile> of(VolSlice slice, double spot, double delta, DeltaConvention convention) {
        if (!(delta > 0.0 && delta < 1.0)) {
            throw new IllegalArgumentException("delta " + delta + " must be between 0 and 1");
        }
        double most = convention.scale(slice, spot);
        if (!(delta < most)) {
            return Optional.empty();
        }
        double callStrike = slice.forward() * Math.exp(moneyness(slice, spot, delta, convention));
        double putStrike = slice.forward() * Math.exp(moneyness(slice, spot, most - delta, convention));
        double call = slice.impliedVolatility(callStrike);
        double put = slice.impliedVolatility(putStrike);
        double middle = slice.impliedVolatility(slice.forward());
        return Optional.of(new DeltaSmile(
                convention,
                delta,
                callStrike,
                call,
                putStrike,
                put,
                call - put,
                0.5 * (call + put) - middle));
    }

    /** Log-moneyness at which a call has the delta, by bisection. */
    private static double moneyness(VolSlice slice, double spot, double delta, DeltaConvention convention) {
        double width = Math.sqrt(slice.totalVariance(0.0));
        double low = -width;
        double high = width;
        while (convention.call(slice, spot, low) < delta && low > -1e3) {
            low *= 2.0;
        }
        while (convention.call(slice, spot, high) > delta && high < 1e3) {
            high *= 2.0;
        }
        for (int step = 0; step < STEPS && high - low > 1e-15 * (1.0 + Math.abs(low)); step++) {
            double middle = 0.5 * (low + high);
            if (convention.call(slice, spot, middle) > delta) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }
}
