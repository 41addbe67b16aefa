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
}
