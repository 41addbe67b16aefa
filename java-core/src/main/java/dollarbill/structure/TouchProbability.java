package dollarbill.structure;

import dollarbill.math.NormalDistribution;

/**
 * Probability that a price reaches a level before a time, watched all the while.
 *
 * <p>For a lognormal price with drift {@code mu = ln(F/S)/T} and volatility {@code s}, with {@code b = ln(B/S)}, {@code nu = mu - s^2/2} and
 * the sign {@code e} of {@code b}, the reflection principle gives {@code N(e (nu T - b)/(s sqrt(T))) + exp(2 nu b/s^2) N(-e (nu T + b)/(s
 * sqrt(T)))}.
 *
 * <p>Limits: one volatility holds along the path, so that a smile enters only by the volatility at the level and its term
 * structure not at all; jumps are not in it, nor are hours without trading, over which a price can pass a level unseen.
 *
 * <p>Source: J. Harrison, "Brownian Motion and Stochastic Flow Systems" (1985), section 1.8; E. Reiner and M. Rubinstein, "Unscrambling the binary
 * code", Risk 4 (1991), one-touch options.
 */
public final class TouchProbability {
    private TouchProbability() {}

    /**
     * Returns the probability.
     *
     * @param spot  price now, positive
     * @param level  positive; at the price itself the probability is one
     * @param forward  mean of the price at the end, positive
     * @param years  time, positive
     * @param volatility  per square root of a year, positive
     */
    public static double lognormal(double spot, double level, double forward, double years, double volatility) {
        require("spot", spot);
        require("level", level);
        require("forward", forward);
        require("years", years);
        require("volatility", volatility);
        double b = Math.log(level / spot);
        if (b == 0.0) {
            return 1.0;
        }
        double deviation = volatility * Math.sqrt(years);
        double drift = Math.log(forward / spot) - 0.5 * deviation * deviation;
        double side = Math.signum(b);
        double direct = NormalDistribution.cdf(side * (drift - b) / deviation);
        double tail = NormalDistribution.cdf(-side * (drift + b) / deviation);
        double reflected = tail == 0.0 ? 0.0 : Math.exp(2.0 * drift * b / (deviation * deviation) + Math.log(tail));
        return Math.min(1.0, direct + reflected);
    }

    private static void require(String name, double value) {
        if (!(value > 0.0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be positive and finite");
        }
    }
}
