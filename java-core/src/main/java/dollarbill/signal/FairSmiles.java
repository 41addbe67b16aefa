package dollarbill.signal;

import dollarbill.market.OptionContract;
import dollarbill.market.Reason;
import dollarbill.surface.Caution;
import dollarbill.surface.QuoteVol;
import dollarbill.surface.SurfaceFit;
import dollarbill.surface.SviParameters;
import dollarbill.surface.VolSlice;
import dollarbill.surface.heston.HestonFit;
import dollarbill.surface.heston.HestonFitSettings;
import dollarbill.surface.heston.HestonFitter;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fair smiles of one chain with Heston's model beside them, and the contracts they do not speak for.
 *
 * @param slices  fair smile by expiry
 * @param otherRoots  codes of contracts that settle apart from those their expiry's smile was fitted to
 * @param heston  Heston's model by expiry; empty where no calibration was asked for
 */
public record FairSmiles(
        Map<LocalDate, SmileSlice> slices, Set<String> otherRoots, Map<LocalDate, HestonSlice> heston) {
    public FairSmiles {
        slices = Map.copyOf(slices);
        otherRoots = Set.copyOf(otherRoots);
        heston = Map.copyOf(heston);
    }

    /** Creates smiles without Heston's model. */
    public FairSmiles(Map<LocalDate, SmileSlice> slices, Set<String> otherRoots) {
        this(slices, otherRoots, Map.of());
    }

    /** Returns the smiles of a fitted surface, with Heston's model fitted to the same quotes and to nothing else. */
    public static FairSmiles of(SurfaceFit fit) {
        return of(fit, HestonFitter.fit(fit, HestonFitSettings.DEFAULT));
    }

    /** Returns the smiles of a fitted surface with a model. */
    public static FairSmiles of(SurfaceFit fit, HestonFit model) {
        FairSmiles smiles = smiles(fit);
        Map<LocalDate, HestonSlice> heston = new HashMap<>();
        for (VolSlice slice : fit.surface().slices()) {
            heston.put(slice.expiry(), HestonSlice.of(model, slice.expiry()));
        }
        return new FairSmiles(smiles.slices(), smiles.otherRoots(), heston);
    }

    private static FairSmiles smiles(SurfaceFit fit) {
        Map<LocalDate, SmileSlice> slices = new HashMap<>();
        for (VolSlice slice : fit.surface().slices()) {
            slices.put(slice.expiry(), slice(slice, fit.surface().cautions()));
        }
        Set<String> apart = new HashSet<>();
        Map<LocalDate, String> roots = new HashMap<>();
        fit.sliceFits().forEach(own -> roots.put(own.slice().expiry(), own.root()));
        for (QuoteVol vol : fit.quoteVols()) {
            OptionContract contract = vol.quote().contract();
            String root = roots.get(contract.expiry());
            if (root != null && !root.equals(contract.root())) {
                apart.add(contract.code());
            }
        }
        return new FairSmiles(slices, apart);
    }

    private static SmileSlice slice(VolSlice slice, List<Caution> cautions) {
        SviParameters p = slice.svi();
        List<Reason> own = cautions.stream()
                .filter(c -> c.expiry().filter(slice.expiry()::equals).isPresent())
                .map(Caution::reason)
                .distinct()
                .toList();
        return new SmileSlice(slice.expiry(), slice.yearsToExpiry(), slice.forward(), slice.discount(),
                new SmileSlice.Svi(p.a(), p.b(), p.rho(), p.m(), p.sigma()), slice.minStrike(), slice.maxStrike(), own);
    }
}
