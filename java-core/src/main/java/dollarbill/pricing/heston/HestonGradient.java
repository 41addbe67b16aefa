package dollarbill.pricing.heston;

/**
 * Derivatives of an option's value with respect to Heston's parameters.
 *
 * @param initialVariance  dV/dv₀
 * @param meanReversion  dV/dκ
 * @param longRunVariance  dV/dθ
 * @param volOfVol  dV/dσ
 * @param correlation  dV/dρ
 */
public record HestonGradient(
        double initialVariance,
        double meanReversion,
        double longRunVariance,
        double volOfVol,
        double correlation) {
    HestonGradient times(double factor) {
        return new HestonGradient(
                factor * initialVariance,
                factor * meanReversion,
                factor * longRunVariance,
                factor * volOfVol,
                factor * correlation);
    }
}
