package dollarbill.sizing;

import dollarbill.sizing.KellyRecord.Shrinkage;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A stake that asks for its size in a portfolio.
 *
 * @param rawFraction  Kelly fraction before shrinkage: share of wealth lost in an average loss; above 1 only with borrowed money
 * @param evidence  factors for what is not known, each 0 to 1; the configured share of Kelly is multiplied by the sizer
 * @param averageLoss  loss of one dollar put in, in an average loss, above 0; 1 for a bet that loses its stake
 * @param cashLeft  dollars not yet allocated, not negative
 * @param openPositions  positions held or sized already, not negative
 * @param lotPrice  price of the least that can be traded, in dollars; absent where any amount can
 */
public record StakeRequest(
        double rawFraction,
        List<Shrinkage> evidence,
        double averageLoss,
        double cashLeft,
        int openPositions,
        OptionalDouble lotPrice) {
    public StakeRequest {
        evidence = List.copyOf(evidence);
        require(Double.isFinite(rawFraction), "rawFraction", rawFraction, "finite");
        require(averageLoss > 0.0 && Double.isFinite(averageLoss), "averageLoss", averageLoss, "positive and finite");
        require(cashLeft >= 0.0 && Double.isFinite(cashLeft), "cashLeft", cashLeft, "finite and not negative");
        require(openPositions >= 0, "openPositions", openPositions, "at least 0");
        lotPrice.ifPresent(price -> require(price > 0.0 && Double.isFinite(price), "lotPrice", price,
                "positive and finite"));
        for (Shrinkage factor : evidence) {
            require(factor.factor() >= 0.0 && factor.factor() <= 1.0, factor.name().name(), factor.factor(), "0 to 1");
        }
    }

    private static void require(boolean holds, String name, double value, String domain) {
        if (!holds) {
            throw new IllegalArgumentException(name + " " + value + " must be " + domain);
        }
    }
}
