package dollarbill.surface;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A surface with what it was made from.
 *
 * @param surface  the accepted smiles
 * @param refused  expiries without a smile
 * @param quoteVols  implied vols of every quote whose expiry has a forward, of all roots
 * @param sliceFits  how each accepted smile was fitted and how it lies to its quotes
 * @param forwards  forward and discount of every expiry and root that has them
 * @param ssvi  the SSVI surface of the accepted expiries, less close to the quotes; empty without a smile
 */
public record SurfaceFit(
        VolSurface surface,
        List<RefusedSlice> refused,
        List<QuoteVol> quoteVols,
        List<SliceFit> sliceFits,
        List<ExpiryForward> forwards,
        Optional<SsviSurface> ssvi) {
    public SurfaceFit {
        refused = List.copyOf(refused);
        quoteVols = List.copyOf(quoteVols);
        sliceFits = List.copyOf(sliceFits);
        forwards = List.copyOf(forwards);
    }

    /** Returns how the smile of an expiry was fitted. */
    public Optional<SliceFit> sliceFit(LocalDate expiry) {
        return sliceFits.stream().filter(fit -> fit.slice().expiry().equals(expiry)).findFirst();
    }
}
