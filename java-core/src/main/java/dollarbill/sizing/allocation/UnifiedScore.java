package dollarbill.sizing.allocation;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One figure for how well risk was paid: .4 Kelly + .3 Sortino + .3 Calmar, each brought to 0 to 1.
 *
 * <p>A part x becomes x⁺/(x⁺ + x₀): 0 without reward, ½ where it equals the reference x₀, below 1 however large. Ratios have no upper end, as
 * their divisors may be near zero; the map keeps one of them from outweighing the others and keeps their order. The references are
 * the medians of the S&amp;P 500 (SPY, 2000 to 2022) over windows of 252 days at a target of 5 % a year, so ½ means "as the index
 * in an ordinary year".
 *
 * @param value  0 to 1
 * @param kelly  part of the Kelly fraction
 * @param sortino  part of the Sortino ratio
 * @param calmar  part of the Calmar ratio
 */
public record UnifiedScore(double value, Part kelly, Part sortino, Part calmar) {
    /** Kelly fraction of the index over a year. */
    public static final double KELLY_REFERENCE = 0.07;

    /** Sortino ratio of the index over a year. */
    public static final double SORTINO_REFERENCE = 0.64;

    /** Calmar ratio of the index over a year. */
    public static final double CALMAR_REFERENCE = 0.98;

    private static final double KELLY_WEIGHT = 0.4;
    private static final double SORTINO_WEIGHT = 0.3;
    private static final double CALMAR_WEIGHT = 0.3;

    /**
     * One part.
     *
     * @param raw  the figure itself
     * @param normalised  brought to 0 to 1
     * @param weight  share in the score
     */
    public record Part(double raw, double normalised, double weight) {
        private static Part of(double raw, double reference, double weight) {
            double positive = Math.max(raw, 0.0);
            return new Part(raw, positive / (positive + reference), weight);
        }

        private double share() {
            return weight * normalised;
        }
    }

    /**
     * Returns the score.
     *
     * @param kelly  closed-form Kelly fraction of the returns, before shrinkage
     * @param sortino  absent where no return fell short of the target
     * @param calmar  absent where the value never fell
     * @return empty where a part is absent
     * @throws IllegalArgumentException  if a figure is not finite
     */
    public static Optional<UnifiedScore> of(double kelly, OptionalDouble sortino, OptionalDouble calmar) {
        require("kelly", kelly);
        sortino.ifPresent(x -> require("sortino", x));
        calmar.ifPresent(x -> require("calmar", x));
        if (sortino.isEmpty() || calmar.isEmpty()) {
            return Optional.empty();
        }
        Part first = Part.of(kelly, KELLY_REFERENCE, KELLY_WEIGHT);
        Part second = Part.of(sortino.getAsDouble(), SORTINO_REFERENCE, SORTINO_WEIGHT);
        Part third = Part.of(calmar.getAsDouble(), CALMAR_REFERENCE, CALMAR_WEIGHT);
        return Optional.of(new UnifiedScore(first.share() + second.share() + third.share(), first, second, third));
    }

    private static void require(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be finite");
        }
    }
}
