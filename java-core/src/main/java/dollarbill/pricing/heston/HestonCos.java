package dollarbill.pricing.heston;

import dollarbill.market.Reason;

/**
 * Undiscounted European prices of one expiry under Heston's model by the COS method, any number of strikes.
 *
 * <p>The density of X = ln(F_T/F) on [a, b] is expanded in cosines, f(y) ≈ 2/(b − a) Σ' A_k cos(w_k(y − a)) with
 * w_k = kπ/(b − a) and A_k = Re[φ(w_k) e^(−iw_k a)]. The put struck at K = Fe^z is then
 * F·2/(b − a)·Σ' A_k/(1 + w_k²) [e^z(sin(w_k(z − a))/w_k − cos(w_k(z − a))) + e^a]; calls follow by parity. The
 * characteristic function φ is computed once for the expiry; the sums of all strikes are polynomials in
 * e^(iπ(z − a)/(b − a)).
 *
 * <p>Error. [a, b] leaves out a probability of at most ε on either side ({@link TruncationRange}), which moves a price by
 * at most 2Kε; terms are added until those left out are below ε of the forward. Both together keep the error below the
 * tolerance times the larger of forward and strike. Prices far below the tolerance carry no correct digits; they are not
 * negative and not below intrinsic value.
 *
 * <p>Source: F. Fang, C. Oosterlee, A novel pricing method for European options based on Fourier-cosine series expansions
 * (2008), eqs. 19, 22, 23 and 29.
 */
public final class HestonCos implements HestonPrices {
    /** Error over the larger of forward and strike that prices keep unless another is asked for. */
    public static final double DEFAULT_TOLERANCE = 1e-10;

    private final CosineSeries series;

    private HestonCos(CosineSeries series) {
        this.series = series;
    }

    /**
     * Returns the expansion for an expiry at the default tolerance.
     *
     * @param parameters  the model
     * @param years  T, positive
     * @throws IllegalArgumentException  if {@code years} is not positive and finite
     * @throws HestonException  if the density is too concentrated for the series
     */
    public static HestonCos of(HestonParameters parameters, double years) {
        return of(parameters, years, DEFAULT_TOLERANCE);
    }

    /**
     * Returns the expansion for an expiry.
     *
     * @param parameters  the model
     * @param years  T, positive
     * @param tolerance  error over the larger of forward and strike, from 1e-13 to 1e-2
     * @throws IllegalArgumentException  if an argument is outside its domain
     * @throws HestonException  if the density is too concentrated for the series
     */
    public static HestonCos of(HestonParameters parameters, double years, double tolerance) {
        Domain.expiry(parameters, years);
        Domain.tolerance(tolerance);
        return new HestonCos(CosineSeries.of(parameters, years, tolerance));
    }

    /** Returns the number of terms of the series. */
    public int terms() {
        return series.terms();
    }

    @Override
    public void outOfTheMoney(double forward, double[] strikes, double[] values) {
        Domain.contracts(forward, strikes);
        series.outOfTheMoney(forward, strikes, values);
    }

    static HestonException tooManyTerms(HestonParameters parameters, double years, int terms) {
        return new HestonException(
                Reason.HESTON_UNRESOLVED,
                "Heston density of " + parameters + " over " + years + " years needs more than " + terms
                        + " terms: too much mass where variance is near zero");
    }
}
