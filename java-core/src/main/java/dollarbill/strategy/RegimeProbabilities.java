package dollarbill.strategy;

/**
 * Probabilities of the regimes of implied volatility, which add up to one.
 *
 * @param low  of {@link IvRegime#LOW}, 0 to 1
 * @param normal  of {@link IvRegime#NORMAL}, 0 to 1
 * @param high  of {@link IvRegime#HIGH}, 0 to 1
 */
public record RegimeProbabilities(double low, double normal, double high) {
    private static final double ROUNDING = 1e-6;

    public RegimeProbabilities {
        require("low", low);
        require("normal", normal);
        require("high", high);
        double sum = low + normal + high;
        if (!(Math.abs(sum - 1.0) <= ROUNDING)) {
            throw new IllegalArgumentException("low " + low + ", normal " + normal + " and high " + high
                    + " must add up to 1, got " + sum);
        }
    }

    /** Returns the probability of a regime. */
    public double of(IvRegime regime) {
        return switch (regime) {
            case LOW -> low;
            case NORMAL -> normal;
            case HIGH -> high;
        };
    }

    private static void require(String name, double value) {
        if (!(value >= 0.0 && value <= 1.0)) {
            throw new IllegalArgumentException(name + " " + value + " must be from 0 to 1");
        }
    }
}
