package dollarbill.structure;

import dollarbill.math.NormalDistribution;
import dollarbill.surface.SviArbitrage;
import dollarbill.surface.SviParameters;
import dollarbill.surface.VolSlice;
import java.util.Optional;

/**
 * Risk-neutral law of the price at expiry that a fitted smile implies, in closed form.
 *
 * <p>With total variance {@code w(k)} of log-moneyness {@code k = ln(K/F)} and {@code d = -k/sqrt(w) -+ sqrt(w)/2} for {@code d2} and
 * {@code d1}, the undiscounted call {@code C(K) = F N(d1) - K N(d2)} has the slope {@code -P(S > K)}, hence {@code P(S > K) = N(d2) -
 * n(d2) w'/(2 sqrt(w))}, and {@code E[S; S > K] = C(K) + K P(S > K)}. The density of {@code ln(S/F)} is {@code g(k) n(d2) / sqrt(w)}.
 * Sources: D. Breeden and R. Litzenberger, "Prices of state-contingent claims implicit in option prices" (1978); J. Gatheral
 * and A. Jacquier, "Arbitrage-free SVI volatility surfaces" (2014), equation 2.1 for {@code g}.
 */
public final class SmileLaw implements ExpiryLaw {
    private final double forward;
    private final SviParameters smile;

    private SmileLaw(double forward, SviParameters smile) {
        this.forward = forward;
        this.smile = smile;
    }

    /**
     * Returns the law of a smile.
     *
     * @param forward  mean of the price at expiry, positive
     * @return empty where the smile allows butterfly arbitrage, so that no law belongs to it
     */
    public static Optional<SmileLaw> of(double forward, SviParameters smile) {
        if (!(forward > 0.0) || Double.isInfinite(forward)) {
            throw new IllegalArgumentException("forward " + forward + " must be positive and finite");
        }
        return SviArbitrage.butterfly(smile).isEmpty() ? Optional.of(new SmileLaw(forward, smile)) : Optional.empty();
    }

    /** Returns the law of a fitted smile; empty where it allows butterfly arbitrage. */
    public static Optional<SmileLaw> of(VolSlice slice) {
        return of(slice.forward(), slice.svi());
    }

    /**
     * Returns the law with every total variance multiplied: the same forward and shape, volatilities times the root of the factor.
     *
     * <p>Below one the smile stays free of butterfly arbitrage wherever it was, as {@code g} is then at least a mean of squares and
     * the old {@code g}; above one it may not.
     *
     * @param factor  positive
     * @return empty where the scaled smile allows butterfly arbitrage
     */
    public Optional<SmileLaw> withVarianceTimes(double factor) {
        if (!(factor > 0.0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("factor " + factor + " must be positive and finite");
        }
        return of(forward, new SviParameters(factor * smile.a(), factor * smile.b(), smile.rho(), smile.m(),
                smile.sigma()));
    }

    @Override
    public double above(double level) {
        if (!(level > 0.0)) {
            return 1.0;
        }
        double k = Math.log(level / forward);
        double d2 = d2(k);
        return Math.clamp(NormalDistribution.cdf(d2) - NormalDistribution.density(d2) * skew(k), 0.0, 1.0);
    }

    @Override
    public double meanAbove(double level) {
        if (!(level > 0.0)) {
            return forward;
        }
        double k = Math.log(level / forward);
        double d2 = d2(k);
        double d1 = d2 + Math.sqrt(smile.totalVariance(k));
        return Math.max(forward * NormalDistribution.cdf(d1) - level * NormalDistribution.density(d2) * skew(k), 0.0);
    }

    /** Returns the density of {@code ln(S/F)}. */
    public double density(double logMoneyness) {
        return smile.butterfly(logMoneyness) * NormalDistribution.density(d2(logMoneyness))
                / Math.sqrt(smile.totalVariance(logMoneyness));
    }

    /** Returns the mean of the price at expiry. */
    public double forward() {
        return forward;
    }

    /** Returns the smile. */
    SviParameters smile() {
        return smile;
    }

    private double d2(double k) {
        double root = Math.sqrt(smile.totalVariance(k));
        return -k / root - 0.5 * root;
    }

    /** Returns {@code d sqrt(w) / dk}. */
    private double skew(double k) {
        return 0.5 * smile.slope(k) / Math.sqrt(smile.totalVariance(k));
    }
}
