package dollarbill.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Odds of a structure at its first expiry under the law of the smile there, each by two methods, per share of one unit.
 *
 * @param profit  probability of a profit, from the closed form of the law
 * @param profitIntegrated  the same by integration of the density
 * @param even  probability that nothing is won or lost, from the closed form
 * @param mean  mean profit, from the closed form
 * @param meanIntegrated  the same by integration of the density
 * @param gain  mean of profit counted where there is one, {@code E[max(profit, 0)]}
 * @param loss  mean of loss counted where there is one, {@code E[max(-profit, 0)]}
 */
public record StructureOdds(
        double profit, double profitIntegrated, double even, double mean, double meanIntegrated, double gain,
        double loss) {
    /** Probability below which a case is not told apart from rounding. */
    private static final double NEVER = 1e-12;

    /** Returns the odds; empty where the smile of the first expiry belongs to no law. */
    public static Optional<StructureOdds> of(StructureModel model, HorizonProfit horizon) {
        return model.law().map(law -> of(law, model, horizon));
    }

    private static StructureOdds of(SmileLaw law, StructureModel model, HorizonProfit horizon) {
        DensityIntegral density = new DensityIntegral(law);
        List<Double> kinks = new ArrayList<>(horizon.breakevens());
        model.structure().options().forEach(leg -> kinks.add(leg.contract().strike()));
        double mean = law.expectation(horizon.line());
        double gain = law.positivePart(horizon.line());
        return new StructureOdds(
                law.probability(horizon.winning()),
                density.probability(horizon.winning()),
                law.probability(horizon.even()),
                mean,
                density.mean(horizon::at, kinks),
                gain,
                Math.max(gain - mean, 0.0));
    }

    /** Returns the mean profit where there is one. */
    public Optional<Double> gainGivenProfit() {
        return profit > NEVER ? Optional.of(gain / profit) : Optional.empty();
    }

    /** Returns the mean loss where there is one. */
    public Optional<Double> lossGivenLoss() {
        double losing = 1.0 - profit - even;
        return losing > NEVER ? Optional.of(loss / losing) : Optional.empty();
    }
}
