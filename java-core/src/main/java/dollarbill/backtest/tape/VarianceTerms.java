package dollarbill.backtest.tape;

import dollarbill.pricing.heston.HestonParameters;

/**
 * Heston's model that has given average variances over a near and a far time.
 *
 * <p>The average variance expected over T is A(T) = θ + (v₀ − θ) a(T) with a(T) = (1 − e^(−κT))/(κT), linear in v₀ and θ. For κ given,
 * A(T₁) and A(T₂) so give θ = (A₁a₂ − A₂a₁)/(a₂ − a₁) and v₀ = (A₁ − θ(1 − a₁))/a₁. Where θ would lie below {@value #LEAST_LONG_RUN} or v₀
 * below {@value #LEAST_NOW} it is put there, and the other follows from the near variance, which is always kept. The vol of vol is the
 * largest at which variance never touches zero, σ² = 2κθ (Feller), and ρ = {@value #CORRELATION}; κ, σ and ρ are assumptions, not fits.
 *
 * <p>A variance swap's rate is A(T) for any continuous process (K. Demeterfi, E. Derman, M. Kamal and J. Zou, More than you ever wanted to
 * know about volatility swaps, 1999), which is what the Cboe's volatility indices approximate; so an index of thirty days is √A(30/365).
 */
final class VarianceTerms {
    /** Speed of mean reversion per year. */
    static final double MEAN_REVERSION = 4.0;

    /** Correlation of price and variance. */
    static final double CORRELATION = -0.7;

    private static final double LEAST_LONG_RUN = 0.01;
    private static final double LEAST_NOW = 0.0025;

    private VarianceTerms() {}

    /**
     * Returns the model.
     *
     * @param near  A(T₁), positive
     * @param nearYears  T₁, positive
     * @param far  A(T₂), positive
     * @param farYears  T₂, above T₁
     */
    static HestonParameters of(double near, double nearYears, double far, double farYears) {
        if (!(near > 0.0 && far > 0.0 && nearYears > 0.0 && farYears > nearYears) || Double.isInfinite(near + far)) {
            throw new IllegalArgumentException(
                    "variances " + near + " over " + nearYears + " years and " + far + " over "
                            + farYears + " must be positive, the second over the longer time");
        }
        double a1 = weightOfNow(nearYears);
        double a2 = weightOfNow(farYears);
        return bounded(near, a1, (near * a2 - far * a1) / (a2 - a1));
    }

    /**
     * Returns the model whose variance reverts to a long-run level.
     *
     * @param near  A(T₁), positive
     * @param nearYears  T₁, positive
     * @param longRun  θ, positive
     */
    static HestonParameters towards(double near, double nearYears, double longRun) {
        if (!(near > 0.0 && longRun > 0.0 && nearYears > 0.0) || Double.isInfinite(near + longRun)) {
            throw new IllegalArgumentException(
                    "variances " + near + " over " + nearYears + " years and " + longRun + " must be positive");
        }
        return bounded(near, weightOfNow(nearYears), longRun);
    }

    private static HestonParameters bounded(double near, double a, double wanted) {
        double longRun = Math.max(wanted, LEAST_LONG_RUN);
        double now = (near - longRun * (1.0 - a)) / a;
        if (now < LEAST_NOW) {
            now = Math.min(LEAST_NOW, near);
            longRun = (near - now * a) / (1.0 - a);
        }
        return new HestonParameters(
                now, MEAN_REVERSION, longRun, Math.sqrt(2.0 * MEAN_REVERSION * longRun), CORRELATION);
    }

    private static double weightOfNow(double years) {
        double kt = MEAN_REVERSION * years;
        return -Math.expm1(-kt) / kt;
    }
}
