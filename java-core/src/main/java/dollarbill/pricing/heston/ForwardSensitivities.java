package dollarbill.pricing.heston;

/**
 * Undiscounted put over the forward and its derivatives, as functions of z = ln(K/F).
 *
 * @param value  p with V = F·p(z)
 * @param distribution  e^z P(ln(F_T/F) &lt; z), which is dp/dz
 * @param density  e^z times the density of ln(F_T/F) at z
 * @param distributionByVariance  ∂²p/∂z∂v₀
 * @param byVarianceTwice  ∂²p/∂v₀²
 * @param byTime  ∂p/∂T
 * @param gradient  the derivatives by the parameters
 */
record ForwardSensitivities(
        double value,
        double distribution,
        double density,
        double distributionByVariance,
        double byVarianceTwice,
        double byTime,
        HestonGradient gradient) {}
