package dollarbill.surface;

import dollarbill.market.Reason;
import java.util.List;

/**
 * The volatility of a surface at one strike and time to expiry, with what to know before trusting it.
 *
 * @param strike  strike, positive
 * @param years  time to expiry, positive
 * @param forward  forward to that time
 * @param discount  discount factor to that time
 * @param logMoneyness  {@code ln(strike / forward)}
 * @param totalVariance  volatility squared times years
 * @param volatility  per square root of a year
 * @param cautions  {@link Reason#SURFACE_EXTRAPOLATED} outside the quoted strikes, {@link Reason#SURFACE_TIME_EXTRAPOLATED}
 *     outside the fitted expiries
 */
public record SurfacePoint(
        double strike,
        double years,
        double forward,
        double discount,
        double logMoneyness,
        double totalVariance,
        double volatility,
        List<Reason> cautions) {
    public SurfacePoint {
        cautions = List.copyOf(cautions);
    }
}
