package dollarbill.sizing;

import dollarbill.market.Reason;
import java.util.Arrays;

/** Odds of holding an asset for one period, estimated from returns of such periods. */
public sealed interface ReturnOdds {
    /** Fewest returns that odds are estimated from. */
    int LEAST_RETURNS = 20;

    /**
     * Odds that are defined.
     *
     * @param returns  returns looked at
     * @param wins  returns above zero
     * @param losses  returns below zero
     * @param winProbability  wins over wins and losses; a return of zero is no bet
     * @param averageGain  mean of the returns above zero
     * @param averageLoss  mean of the returns below zero, as a positive number
     * @param netOdds  average gain over average loss
     * @param probabilityError  standard error of the probability
     * @param oddsError  standard error of the odds
     */
    record Known(
            int returns,
            int wins,
            int losses,
            double winProbability,
            double averageGain,
            double averageLoss,
            double netOdds,
            double probabilityError,
            double oddsError)
            implements
                ReturnOdds {
        /** Returns the closed-form Kelly fraction: the share of wealth that an average loss takes. */
        public double kellyFraction() {
            return Kelly.binary(winProbability, netOdds);
        }

        /** Returns the factor for the sampling error of probability and odds; the fraction must not be zero. */
        public double confidenceFactor() {
            return Kelly.uncertaintyFactor(winProbability, netOdds, probabilityError, oddsError);
        }
    }

    /**
     * Odds that are not defined.
     *
     * @param reason  why
     * @param detail  the reason with its numbers
     */
    record Unknown(Reason reason, String detail) implements ReturnOdds {}

    /**
     * Returns the odds of a sample.
     *
     * <p>With n₊ wins of mean g and variance v₊, n₋ losses of mean l and variance v₋: p = n₊/(n₊ + n₋), σₚ² = p·(1 − p)/(n₊ + n₋); b = g/l,
     * σ_b² = b²·(v₊/(n₊·g²) + v₋/(n₋·l²)) by the delta method. Returns count as independent; M. Kendall and A. Stuart, The Advanced
     * Theory of Statistics, volume 1 (1977), eq. 10.17.
     *
     * @param returns  simple returns, above −1 and finite
     * @throws IllegalArgumentException  if a return is outside its domain
     */
    static ReturnOdds of(double[] returns) {
        for (double r : returns) {
            if (!(r >= -1.0) || Double.isInfinite(r)) {
                throw new IllegalArgumentException("return " + r + " must be finite and at least -1");
            }
        }
        if (returns.length < LEAST_RETURNS) {
            return new Unknown(Reason.BARS_SHORT, returns.length + " returns of at least " + LEAST_RETURNS);
        }
        double[] gains = Arrays.stream(returns).filter(r -> r > 0.0).toArray();
        double[] losses = Arrays.stream(returns).filter(r -> r < 0.0).map(r -> -r).toArray();
        if (gains.length == 0 || losses.length == 0) {
            return new Unknown(
                    Reason.KELLY_UNDEFINED,
                    gains.length + " gains and " + losses.length + " losses; odds need one of each");
        }
        int bets = gains.length + losses.length;
        double p = (double) gains.length / bets;
        double gain = mean(gains);
        double loss = mean(losses);
        double b = gain / loss;
        return new Known(returns.length, gains.length, losses.length, p, gain, loss, b,
                Math.sqrt(p * (1.0 - p) / bets),
                b * Math.sqrt(relativeVariance(gains, gain) + relativeVariance(losses, loss)));
    }

    private static double mean(double[] values) {
        double sum = 0.0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Squared standard error of a mean over the squared mean; one value tells no spread, its own size stands in for it. */
    private static double relativeVariance(double[] values, double mean) {
        if (values.length == 1) {
            return 1.0;
        }
        double squares = 0.0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (values.length - 1) / values.length / (mean * mean);
    }
}
