package dollarbill.strategy;

import dollarbill.market.Symbol;
import dollarbill.model.DirectionModel;
import dollarbill.model.ModelIdentity;
import dollarbill.model.Outlook.Foretold;
import dollarbill.model.VolatilityModel;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * Makes a view of what the models foretell.
 *
 * <p>The direction is the one the model calls, and its confidence the served probability of that direction: a threshold below one half
 * may call a direction that counts as unknown, and a model without evidence of skill always does. The model's probability is that
 * of a rise beyond 1 % rather than a fall beyond 1 % in five trading days, taken here for that of a higher price.
 */
public final class ModelView {
    private ModelView() {}

    /**
     * Returns the view.
     *
     * @param asOf  moment up to which the inputs were known
     * @param expectedVolatility  volatility a year expected up to the expiry, where there is a forecast
     */
    public static MarketView of(
            Symbol symbol,
            Instant asOf,
            Foretold<DirectionModel.Answer> direction,
            Foretold<VolatilityModel.Answer> volatility,
            OptionalDouble expectedVolatility) {
        VolatilityModel.Answer regimes = volatility.value();
        return new MarketView(
                symbol,
                switch (direction.value().direction()) {
                    case UP -> Direction.UP;
                    case DOWN -> Direction.DOWN;
                },
                direction.value().probabilityUp(),
                direction.value().skilled(),
                switch (regimes.regime()) {
                    case LOW -> IvRegime.LOW;
                    case NORMAL -> IvRegime.NORMAL;
                    case HIGH -> IvRegime.HIGH;
                },
                new RegimeProbabilities(regimes.low(), regimes.normal(), regimes.high()),
                expectedVolatility,
                new MarketView.Provenance(asOf, name(direction.identity()), name(volatility.identity())));
    }

    private static String name(ModelIdentity identity) {
        String version = identity.version().isPresent() ? " version " + identity.version().getAsInt() : "";
        return identity.model() + version + " code " + identity.codeHash();
    }
}
