package dollarbill.strategy;

import dollarbill.structure.ExpiryLaw;
import dollarbill.structure.SmileLaw;
import dollarbill.structure.TiltedLaw;
import dollarbill.surface.VolSlice;
import java.util.Optional;

/**
 * The law of the price at expiry that a view stands for: that of the smile, with what the view says changed and nothing else.
 *
 * <p>A forecast of volatility scales the smile so that its volatility at the forward is the forecast. A direction gives a price above
 * today's the probability of the view and leaves the shape on both sides as it is. A strategy for an unknown direction leaves
 * the direction alone.
 */
final class Belief {
    private Belief() {}

    /** Returns the law; empty where the smile, or the scaled smile, has none. */
    static Optional<ExpiryLaw> of(MarketView view, OptionStrategy strategy, VolSlice slice, double spot) {
        Optional<SmileLaw> smile = SmileLaw.of(slice);
        Optional<SmileLaw> scaled = view.expectedVolatility().isEmpty() ? smile : smile.flatMap(law -> {
            double ratio = view.expectedVolatility().getAsDouble() / slice.impliedVolatility(slice.forward());
            return law.withVarianceTimes(ratio * ratio);
        });
        return scaled.map(law -> strategy == OptionStrategy.IRON_CONDOR
                ? law
                : new TiltedLaw(law, spot, view.probabilityUp()));
    }
}
