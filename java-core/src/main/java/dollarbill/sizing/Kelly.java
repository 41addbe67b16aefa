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
     * Returns the largest expected logarithmic growth of wealth that a binary bet allows, zero where it is unfavourable.
     *
     * <p>{@link #logGrowth} at f* is p·ln(p / p₀) + (1 − p)·ln((1 − p) / (1 − p₀)), the relative entropy of p to the break-even probability p₀ = 1/(1 +
     * b): what is known beyond the odds. Source: Kelly (1956); T. M. Cover and J. A. Thomas, Elements of Information Theory (2006), section 6.1.
     *
     * @param p  probability to win, 0 to 1
     * @param b  net odds, positive
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static double greatestLogGrowth(double p, double b) {
        double stake = binary(p, b);
        if (!(stake > 0.0)) {
            return 0.0;
        }
        return p < 1.0 ? logGrowth(p, b, stake) : Math.log1p(b);
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
        requireError("standardError", standardError);
        double distance = p - 1.0 / (1.0 + b);
        if (distance == 0.0) {
            throw new IllegalArgumentException("p " + p + " must differ from the break-even probability");
        }
        double ratio = standardError / distance;
        return 1.0 / (1.0 + ratio * ratio);
    }

    /**
     * Returns the factor on a binary Kelly stake when probability and odds are both only estimated.
     *
     * <p>k = 1 / (1 + V/f²) with f = p − (1 − p)/b and, by the delta method with independent errors, V = ((1 + b)/b)²·σₚ² + ((1 −
     * p)/b²)²·σ_b². To second order the growth of the stake k·f̂ is that of f less m·E[(k·f̂ − f)²]/2 with m = b²/((1 + b)²·p·(1 − p)),
     * which k maximises; without σ_b it is {@link #uncertaintyFactor(double, double, double)}, whose derivation this extends (Baker and
     * McHale, 2013). Averages of gains and of losses do not depend on how many there were, so their error is independent of that
     * of p. The second-order bias of f̂, −(1 − p)·σ_b²/b³, is left out: to pay back for it would let a stake grow with its uncertainty.
     *
     * @param p  estimated probability to win, 0 to 1
     * @param b  estimated net odds, positive
     * @param probabilityError  standard error of p, not negative
     * @param oddsError  standard error of b, not negative
     * @return factor from 0 to 1
     * @throws IllegalArgumentException  if an argument is outside its domain or the stake is zero
     */
    public static double uncertaintyFactor(double p, double b, double probabilityError, double oddsError) {
        double f = binary(p, b);
        requireError("probabilityError", probabilityError);
        requireError("oddsError", oddsError);
        return shrinkage(f, Math.hypot((1.0 + b) / b * probabilityError, (1.0 - p) / (b * b) * oddsError));
    }

    /**
     * Returns the factor on any stake that is only estimated: 1 / (1 + (σ/f)²).
     *
     * <p>It maximises E[k·f̂·f − (k·f̂)²/2] for an unbiased estimate f̂ of variance σ²: growth to second order, whatever the law of
     * outcomes.
     *
     * @param stake  estimated growth-optimal share, finite, not zero
     * @param standardError  of the estimate, not negative
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static double shrinkage(double stake, double standardError) {
        requireError("standardError", standardError);
        if (stake == 0.0 || !Double.isFinite(stake)) {
            throw new IllegalArgumentException("stake " + stake + " must be finite and not zero");
        }
        double ratio = standardError / stake;
        return 1.0 / (1.0 + ratio * ratio);
    }

    private static void requireError(String name, double error) {
        if (!(error >= 0.0) || Double.isInfinite(error)) {
            throw new IllegalArgumentException(name + " " + error + " must be finite and not negative");
        }
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
