package dollarbill.sizing.growth;

/**
 * Kelly stakes of several assets together, within caps.
 *
 * <p>A share c of the Kelly stake is not a scaling of the answer, which would leave caps where they are and move everything else,
 * but the answer of an investor of relative risk aversion 1/c: where nothing binds and returns are small both are the same. Source: L. C.
 * MacLean, E. O. Thorp and W. T. Ziemba, Long-term capital growth: the good and bad properties of the Kelly and fractional Kelly capital
 * growth criteria (2010), section 2.
 */
public final class JointKelly {
    private JointKelly() {}

    /**
     * Returns the weights that maximise μ·w − w·Σ·w/(2c): the growth of geometric Brownian motions.
     *
     * <p>Where no cap binds they are c·Σ⁻¹·μ. Source: R. C. Merton, Lifetime Portfolio Selection under Uncertainty (1969); E. O.
     * Thorp, The Kelly Criterion in Blackjack, Sports Betting and the Stock Market (2006), section 8.
     *
     * @param drift  mean return over the risk-free rate, of one period
     * @param covariance  of the same period, symmetric, positive semidefinite
     * @param kellyFraction  share c of the Kelly stake, above 0 to 1
     * @param caps  limits on the weights
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static JointOptimum underCovariance(
            double[] drift, double[][] covariance, double kellyFraction, PositionCaps caps) {
        requireFraction(kellyFraction);
        return CappedNewton.maximise(QuadraticGrowth.of(drift, covariance, kellyFraction), caps);
    }

    /**
     * Returns the weights that maximise the expected utility W^(1−γ)/(1−γ) of wealth W = 1 + w·x with γ = 1/c, its logarithm where c is
     * one, over joint scenarios.
     *
     * @param scenarios  one row a scenario: return of each asset over the risk-free rate
     * @param probabilities  of the scenarios, not negative, summing to one
     * @param kellyFraction  share c of the Kelly stake, above 0 to 1
     * @param caps  limits on the weights
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static JointOptimum underScenarios(
            double[][] scenarios, double[] probabilities, double kellyFraction, PositionCaps caps) {
        requireFraction(kellyFraction);
        return CappedNewton.maximise(ScenarioUtility.of(scenarios, probabilities, 1.0 / kellyFraction), caps);
    }

    private static void requireFraction(double kellyFraction) {
        if (!(kellyFraction > 0.0 && kellyFraction <= 1.0)) {
            throw new IllegalArgumentException("kellyFraction " + kellyFraction + " must be above 0 to 1");
        }
    }
}
