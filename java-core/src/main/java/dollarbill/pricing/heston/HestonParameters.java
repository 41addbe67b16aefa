package dollarbill.pricing.heston;

/**
 * Parameters of Heston's process dF = √v F dW, dv = κ(θ − v)dt + σ√v dZ, dW dZ = ρ dt.
 *
 * @param initialVariance  v₀, variance a year now; positive
 * @param meanReversion  κ, speed per year; positive
 * @param longRunVariance  θ, variance a year; positive
 * @param volOfVol  σ, per square root of a year; not negative, and at zero the variance follows its mean
 * @param correlation  ρ, in (−1, 1)
 */
public record HestonParameters(
        double initialVariance,
        double meanReversion,
        double longRunVariance,
        double volOfVol,
        double correlation) {
    public HestonParameters {
        requirePositive("initialVariance", initialVariance);
        requirePositive("meanReversion", meanReversion);
        requirePositive("longRunVariance", longRunVariance);
        if (!(volOfVol >= 0.0) || Double.isInfinite(volOfVol)) {
            throw new IllegalArgumentException("volOfVol " + volOfVol + " must be finite and not negative");
        }
        if (!(correlation > -1.0 && correlation < 1.0)) {
            throw new IllegalArgumentException("correlation " + correlation + " must be in (-1, 1)");
        }
    }

    private static void requirePositive(String name, double value) {
        if (!(value > 0.0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be positive and finite");
        }
    }

    /** Returns 2κθ/σ², the Feller number: variance never touches zero where it is at least one; infinite for σ = 0. */
    public double feller() {
        return 2.0 * meanReversion * longRunVariance / (volOfVol * volOfVol);
    }

    /** Returns a copy with another variance now. */
    public HestonParameters withInitialVariance(double variance) {
        return new HestonParameters(variance, meanReversion, longRunVariance, volOfVol, correlation);
    }

    /**
     * Returns the expected variance over a time: ∫₀ᵀ E[v] dt = θT + (v₀ − θ)(1 − e^(−κT))/κ.
     *
     * @param years  T, not negative
     */
    public double expectedTotalVariance(double years) {
        return longRunVariance * years
                - (initialVariance - longRunVariance) * Math.expm1(-meanReversion * years) / meanReversion;
    }
}
