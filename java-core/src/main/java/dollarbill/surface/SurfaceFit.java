package dollarbill.surface;

import java.util.List;

/**
 * A surface with what it was made from.
 *
 * @param surface  the accepted smiles
 * @param refused  expiries without a smile
 * @param quoteVols  implied vols of every quote whose expiry has a forward, of all roots
 */
public record SurfaceFit(VolSurface surface, List<RefusedSlice> refused, List<QuoteVol> quoteVols) {
    public SurfaceFit {
        refused = List.copyOf(refused);
        quoteVols = List.copyOf(quoteVols);
    }
}
