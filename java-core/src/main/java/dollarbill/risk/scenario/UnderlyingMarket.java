package dollarbill.risk.scenario;

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
 */
public record UnderlyingMarket(Symbol symbol, Instant asOf, double spot, Optional<SurfaceInterpolation> surface) {
    public UnderlyingMarket {
        if (!(spot > 0.0) || Double.isInfinite(spot)) {
            throw new IllegalArgumentException("spot " + spot + " of " + symbol + " must be positive and finite");
        }
    }
}
