package dollarbill.sizing;

/**
 * Odds between those of a fair value and those of the quote, by how far the fair value is believed.
 *
 * <p>With q the probability that the fair volatility is right, else the quote's own is, every expectation is the mixture of both (law of total
 * probability): p = q·p₁ + (1 − q)·p₀, and p·gain = q·p₁·gain₁ + (1 − q)·p₀·gain₀, losses alike. At q = 1 they are the odds under the fair volatility, at
 * q = 0 those of an option worth its quote, which lose the costs.
 *
 * @param probabilityOfProfit  p, inside 0 to 1
 * @param expectedGain  expected profit per share given a profit, dollars of today, positive
 * @param expectedLoss  expected loss per share given a loss, dollars of today, positive
 */
public record BelievedOdds(double probabilityOfProfit, double expectedGain, double expectedLoss) {
    /** Returns odds that are believed in full. */
    public static BelievedOdds of(PayoffOdds.Known odds) {
        return new BelievedOdds(odds.probabilityOfProfit(), odds.expectedGain(), odds.expectedLoss());
    }

    /**
     * Returns the mixture of two odds of the same position and end.
     *
     * @param belief  q, 0 to 1
     * @param fair  under the fair volatility
     * @param quoted  under the quote's own volatility
     */
    public static BelievedOdds of(double belief, PayoffOdds.Known fair, PayoffOdds.Known quoted) {
        if (!(belief >= 0.0 && belief <= 1.0)) {
            throw new IllegalArgumentException("belief " + belief + " must be from 0 to 1");
        }
        double p = probability(belief, fair, quoted);
        double gain = belief * fair.probabilityOfProfit() * fair.expectedGain()
                + (1.0 - belief) * quoted.probabilityOfProfit() * quoted.expectedGain();
        double loss = belief * (1.0 - fair.probabilityOfProfit()) * fair.expectedLoss()
                + (1.0 - belief) * (1.0 - quoted.probabilityOfProfit()) * quoted.expectedLoss();
        return new BelievedOdds(p, gain / p, loss / (1.0 - p));
    }

    /** Returns the probability of a profit of the mixture. */
    public static double probability(double belief, PayoffOdds.Known fair, PayoffOdds.Known quoted) {
        return belief * fair.probabilityOfProfit() + (1.0 - belief) * quoted.probabilityOfProfit();
    }

    /** Returns the expected gain over the expected loss. */
    public double netOdds() {
        return expectedGain / expectedLoss;
    }

    /** Returns the expected profit and loss per share, dollars of today. */
    public double expectedPnl() {
        return probabilityOfProfit * expectedGain - (1.0 - probabilityOfProfit) * expectedLoss;
    }
}
