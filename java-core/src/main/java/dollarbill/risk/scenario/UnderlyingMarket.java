package dollarbill.risk.scenario;

import dollarbill.market.ExerciseStyle;
import dollarbill.market.Symbol;
import dollarbill.surface.SurfaceInterpolation;
import java.time.Instant;
import java.util.Optional;

/**
 * What a book is valued with, of one underlying.
 *
 * @param symbol  the underlying
 * @param asOf  moment of the prices
 * @param spot  price of a share, positive
 * @param surface  volatility, forwards and discount factors; absent where shares alone can be valued
 * @param style  when its options may be exercised; not asked for without a surface
 */
public record UnderlyingMarket(
        Symbol symbol, Instant asOf, double spot, Optional<SurfaceInterpolation> surface, ExerciseStyle style) {
    public UnderlyingMarket {
        if (!(spot > 0.0) || Double.isInfinite(spot)) {
            throw new IllegalArgumentException("spot " + spot + " of " + symbol + " must be positive and finite");
        }
    }

    /** Returns a market in which shares alone can be valued. */
    public static UnderlyingMarket ofShares(Symbol symbol, Instant asOf, double spot) {
        return new UnderlyingMarket(symbol, asOf, spot, Optional.empty(), ExerciseStyle.EUROPEAN);
    }
}
