package dollarbill.sizing;

/**
 * What a portfolio allows one position.
 *
 * @param portfolioValue  value of the portfolio in dollars, positive
 * @param maxPositionShare  largest share of the portfolio in one position, above 0 to 1
 * @param maxPositions  most positions held at once, at least 1
 * @param minAllocation  smallest allocation worth trading in dollars, not negative
 * @param kellyFraction  share of the Kelly stake taken, above 0 to 1
 * @param sampleSizeHalf  observations at which the sample-size factor n/(n + n0) is one half, not negative
 * @param unmeasuredFactor  factor on a probability that no interval or sample stands behind, 0 to 1
 * @param minConfidence  least confidence traded, 0 to 1
 * @param multiplier  shares in a contract, at least 1
 */
public record SizingLimits(
        double portfolioValue,
        double maxPositionShare,
        int maxPositions,
        double minAllocation,
        double kellyFraction,
        double sampleSizeHalf,
        double unmeasuredFactor,
        double minConfidence,
        int multiplier) {
    public SizingLimits {
        require(portfolioValue > 0.0 && Double.isFinite(portfolioValue), "portfolioValue", portfolioValue,
                "positive and finite");
        require(maxPositionShare > 0.0 && maxPositionShare <= 1.0, "maxPositionShare", maxPositionShare,
                "above 0 to 1");
        require(maxPositions >= 1, "maxPositions", maxPositions, "at least 1");
        require(minAllocation >= 0.0 && Double.isFinite(minAllocation), "minAllocation", minAllocation,
                "finite and not negative");
        require(kellyFraction > 0.0 && kellyFraction <= 1.0, "kellyFraction", kellyFraction, "above 0 to 1");
        require(sampleSizeHalf >= 0.0 && Double.isFinite(sampleSizeHalf), "sampleSizeHalf", sampleSizeHalf,
                "finite and not negative");
        require(unmeasuredFactor >= 0.0 && unmeasuredFactor <= 1.0, "unmeasuredFactor", unmeasuredFactor, "0 to 1");
        require(minConfidence >= 0.0 && minConfidence <= 1.0, "minConfidence", minConfidence, "0 to 1");
        require(multiplier >= 1, "multiplier", multiplier, "at least 1");
    }

    /** Returns the limits of a small account: 1000 $, a fifth in a position, ten positions, half Kelly. */
    public static SizingLimits defaults() {
        return new SizingLimits(1000.0, 0.2, 10, 10.0, 0.5, 100.0, 0.5, 0.0, 100);
    }

    /** Returns these limits for a portfolio of another value. */
    public SizingLimits withPortfolioValue(double value) {
        return new SizingLimits(value, maxPositionShare, maxPositions, minAllocation, kellyFraction, sampleSizeHalf,
                unmeasuredFactor, minConfidence, multiplier);
    }

    /** Returns these limits with another largest share in one position. */
    public SizingLimits withMaxPositionShare(double share) {
        return new SizingLimits(portfolioValue, share, maxPositions, minAllocation, kellyFraction, sampleSizeHalf,
                unmeasuredFactor, minConfidence, multiplier);
    }

    /** Returns these limits with another share of the Kelly stake. */
    public SizingLimits withKellyFraction(double fraction) {
        return new SizingLimits(portfolioValue, maxPositionShare, maxPositions, minAllocation, fraction, sampleSizeHalf,
                unmeasuredFactor, minConfidence, multiplier);
    }

    private static void require(boolean holds, String name, double value, String domain) {
        if (!holds) {
            throw new IllegalArgumentException(name + " " + value + " must be " + domain);
        }
    }
}
