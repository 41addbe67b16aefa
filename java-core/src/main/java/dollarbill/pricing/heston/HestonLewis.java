package dollarbill.pricing.heston;

/**
 * Undiscounted European prices of one expiry under Heston's model by Lewis's integral less Black's, taken by the trapezoidal
 * rule, any number of strikes.
 *
 * <p>The rule converges exponentially here and its step is chosen beforehand ({@link LewisTransform}), about twice as wide
 * as that of the COS method. The characteristic function is computed once for the expiry; the sums of all strikes are
 * polynomials in e^(−iz·step).
 *
 * <p>Error: below the tolerance times the larger of forward and strike. Prices far below it carry no correct digits; they
 * are not negative and not below intrinsic value.
 *
 * <p>Sources: A. Lewis, Option Valuation under Stochastic Volatility (2000), eq. 2.2.10; L. Andersen, V. Piterbarg,
 * Interest Rate Modeling (2010), volume 1, section 8.4, for the control variate.
 */
public final class HestonLewis implements HestonPrices {
    private final LewisTransform transform;
    private final TrigonometricSum sum;

    private HestonLewis(LewisTransform transform) {
        this.transform = transform;
        this.sum = new TrigonometricSum(transform.cosines(), transform.sines(), transform.terms());
    }

    /**
     * Returns the transform of an expiry with a tolerance of 1e-10.
     *
     * @param parameters  the model
     * @param years  T, positive
     * @throws IllegalArgumentException  if {@code years} is not positive and finite
     * @throws HestonException  if the density is too concentrated
     */
    public static HestonLewis of(HestonParameters parameters, double years) {
        return of(parameters, years, HestonCos.DEFAULT_TOLERANCE);
    }

    /**
     * Returns the transform of an expiry.
     *
     * @param parameters  the model
     * @param years  T, positive
     * @param tolerance  error over the larger of forward and strike, from 1e-13 to 1e-2
     * @throws IllegalArgumentException  if an argument is outside its domain
     * @throws HestonException  if the density is too concentrated
     */
    public static HestonLewis of(HestonParameters parameters, double years, double tolerance) {
        Domain.expiry(parameters, years);
        Domain.tolerance(tolerance);
        return new HestonLewis(LewisTransform.of(parameters, years, tolerance));
    }

    /** Returns the number of points of the characteristic function. */
    public int terms() {
        return transform.terms();
    }

    @Override
    public void outOfTheMoney(double forward, double[] strikes, double[] values) {
        Domain.contracts(forward, strikes);
        for (int i = 0; i < strikes.length; i++) {
            values[i] = Math.log(strikes[i] / forward) * transform.step();
        }
        sum.replace(values);
        for (int i = 0; i < strikes.length; i++) {
            values[i] = value(forward, strikes[i], values[i]);
        }
    }

    private double value(double forward, double strike, double difference) {
        double z = Math.log(strike / forward);
        double black = BlackControl.outOfTheMoney(forward, strike, transform.control());
        if (z <= transform.lower() || z >= transform.upper()) {
            return black;
        }
        return Math.max(0.0, black + Math.sqrt(forward * strike) * difference);
    }
}
