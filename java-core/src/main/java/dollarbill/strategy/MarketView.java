package dollarbill.strategy;

import dollarbill.market.Symbol;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * What is thought of one underlying: where its price and its implied volatility are going.
 *
 * @param symbol  the underlying
 * @param direction  where the price is expected to go
 * @param probabilityUp  probability of a higher price, 0 to 1
 * @param directionForetold  whether there is evidence that the direction can be foretold; where not, the probability is a base rate and the
 *     direction counts as unknown
 * @param regime  regime of implied volatility expected
 * @param regimes  probabilities of the regimes
 * @param expectedVolatility  volatility a year the price is expected to have up to the expiry, positive; where absent that of the smile
 *     is believed
 * @param provenance  what the view comes from
 */
public record MarketView(
        Symbol symbol,
        Direction direction,
        double probabilityUp,
        boolean directionForetold,
        IvRegime regime,
        RegimeProbabilities regimes,
        OptionalDouble expectedVolatility,
        Provenance provenance) {
    public MarketView {
        if (!(probabilityUp >= 0.0 && probabilityUp <= 1.0)) {
            throw new IllegalArgumentException("probabilityUp " + probabilityUp + " must be from 0 to 1");
        }
        if (expectedVolatility.isPresent()) {
            double volatility = expectedVolatility.getAsDouble();
            if (!(volatility > 0.0) || Double.isInfinite(volatility)) {
                throw new IllegalArgumentException("expectedVolatility " + volatility + " must be positive and finite");
            }
        }
    }

    /**
     * What a view comes from.
     *
     * @param asOf  moment up to which everything in it was known
     * @param directionModel  name and version of what says the direction
     * @param volatilityModel  name and version of what says the regime
     */
    public record Provenance(Instant asOf, String directionModel, String volatilityModel) {}

    /** Returns the probability of the expected direction. */
    public double directionConfidence() {
        return direction == Direction.UP ? probabilityUp : 1.0 - probabilityUp;
    }

    /** Returns the probability of the expected regime. */
    public double regimeConfidence() {
        return regimes.of(regime);
    }
}
