package dollarbill.sizing;

/** The Kelly criterion: the share of wealth that maximises expected logarithmic growth. */
public final class Kelly {
    /** Standard deviations between the middle and the end of a 90 % interval of a normal variable. */
    static final double Z90 = 1.6448536269514722;

    private Kelly() {}

    /**
     * Returns the growth-optimal stake on a bet that wins {@code b} times the stake or loses the stake.
     *
     * <p>f* = (b·p − (1 − p)) / b. Negative where the bet is unfavourable: the value is not cut at zero. Source: J. L. Kelly,
     * A New Interpretation of Information Rate (1956); E. O. Thorp, The Kelly Criterion in Blackjack, Sports Betting and the
     * Stock Market (2006), eq. 2.1.
     *
     * @param p  probability to win, 0 to 1
     * @param b  net odds: gain for each unit staked, positive
     * @return share of wealth, at most 1
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static double binary(double p, double b) {
        requireProbability(p);
        requireOdds(b);
        return (b * p - (1.0 - p)) / b;
    }

    /**
     * Returns the growth-optimal share in an asset that follows geometric Brownian motion: drift / volatility².
     *
     * <p>Source: Thorp (2006), eq. 7.3.
     *
     * @param excessDrift  drift over the risk-free rate a year, finite
     * @param volatility  volatility a year, positive
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static double continuous(double excessDrift, double volatility) {
        if (!Double.isFinite(excessDrift)) {
            throw new IllegalArgumentException("excessDrift " + excessDrift + " must be finite");
        }
        if (!(volatility > 0.0) || Double.isInfinite(volatility)) {
            throw new IllegalArgumentException("volatility " + volatility + " must be positive and finite");
        }
        return excessDrift / (volatility * volatility);
    }

    /**
     * Returns the expected logarithmic growth of wealth when a share is staked on a binary bet: p·ln(1 + b·f) + (1 − p)·ln(1 − f).
     *
     * @param p  probability to win, 0 to 1
     * @param b  net odds, positive
     * @param fraction  share of wealth staked, from 0 to below 1
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static double logGrowth(double p, double b, double fraction) {
        requireProbability(p);
        requireOdds(b);
        if (!(fraction >= 0.0 && fraction < 1.0)) {
            throw new IllegalArgumentException("fraction " + fraction + " must be from 0 to below 1");
        }
        return p * Math.log1p(b * fraction) + (1.0 - p) * Math.log1p(-fraction);
    }

    /**
     * Returns the factor that makes a binary Kelly stake optimal when the probability is only estimated.
     *
     * <p>k = 1 / (1 + σ² / (p − 1/(1 + b))²): one for a known probability, falling to zero as the standard error grows beyond
     * the distance to the break-even probability 1/(1 + b). Source: R. D. Baker and I. G. McHale, Optimal Betting Under
     * Parameter Uncertainty: Improving the Kelly Criterion, Decision Analysis 10(3) (2013), approximate shrinkage.
     *
     * @param p  estimated probability to win, 0 to 1, not the break-even one
     * @param b  net odds, positive
     * @param standardError  standard error of the estimate, not negative
     * @return factor from 0 to 1
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static double uncertaintyFactor(double p, double b, double standardError) {
        requireProbability(p);
        requireOdds(b);
        if (!(standardError >= 0.0) || Double.isInfinite(standardError)) {
            throw new IllegalArgumentException(
                    "standardError " + standardError + " must be finite and not negative");
        }
        double distance = p - 1.0 / (1.0 + b);
        if (distance == 0.0) {
            throw new IllegalArgumentException("p " + p + " must differ from the break-even probability");
        }
        double ratio = standardError / distance;
        return 1.0 / (1.0 + ratio * ratio);
    }

    private static void requireProbability(double p) {
        if (!(p >= 0.0 && p <= 1.0)) {
            throw new IllegalArgumentException("probability " + p + " must be from 0 to 1");
        }
    }

    private static void requireOdds(double b) {
        if (!(b > 0.0) || Double.isInfinite(b)) {
            throw new IllegalArgumentException("net odds " + b + " must be positive and finite");
        }
    }
}
