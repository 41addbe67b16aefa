package dollarbill.surface;

import dollarbill.market.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The smiles of one underlying at one moment.
 *
 * @param underlying  what the options are written on
 * @param asOf  moment of the quotes
 * @param spot  price of the underlying
 * @param slices  smiles, nearest expiry first; may be empty
 * @param cautions  what to know before trusting it
 */
public record VolSurface(
        Symbol underlying, Instant asOf, double spot, List<VolSlice> slices, List<Caution> cautions) {
    public VolSurface {
        slices = List.copyOf(slices);
        cautions = List.copyOf(cautions);
    }

    /** Returns the smile of an expiry. */
    public Optional<VolSlice> slice(LocalDate expiry) {
        return slices.stream().filter(slice -> slice.expiry().equals(expiry)).findFirst();
    }

    /** Returns the surface at any strike and time; empty without a smile. */
    public Optional<SurfaceInterpolation> interpolation() {
        return slices.isEmpty() ? Optional.empty() : Optional.of(new SurfaceInterpolation(asOf, spot, slices));
    }

    /**
     * Returns the volatility at a strike and a time to expiry; empty without a smile.
     *
     * @param strike  positive
     * @param years  positive
     */
    public Optional<SurfacePoint> volatility(double strike, double years) {
        return interpolation().map(surface -> surface.at(strike, years));
    }

    /**
     * Returns the volatility at a strike and an instant of expiry; empty without a smile.
     *
     * @param strike  positive
     * @param expiry  after the quotes
     */
    public Optional<SurfacePoint> volatility(double strike, Instant expiry) {
        return interpolation().map(surface -> surface.at(strike, expiry));
    }
}
