package dollarbill.signal;

import dollarbill.market.OptionContract;
import dollarbill.market.Reason;
import dollarbill.surface.Caution;
import dollarbill.surface.QuoteVol;
import dollarbill.surface.SurfaceFit;
import dollarbill.surface.SviParameters;
import dollarbill.surface.VolSlice;
import dollarbill.surface.heston.HestonFit;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fair smiles of one chain, and the contracts they do not speak for.
 *
 * @param slices  fair smile by expiry
 * @param otherRoots  codes of contracts that settle apart from those their expiry's smile was fitted to
 * @param opinions  second opinion by expiry; empty where none was asked
 */
public record FairSmiles(
        Map<LocalDate, SmileSlice> slices, Set<String> otherRoots, Map<LocalDate, SecondOpinion> opinions) {
    public FairSmiles {
        slices = Map.copyOf(slices);
        otherRoots = Set.copyOf(otherRoots);
        opinions = Map.copyOf(opinions);
    }

    /** Creates smiles without a second opinion. */
    public FairSmiles(Map<LocalDate, SmileSlice> slices, Set<String> otherRoots) {
        this(slices, otherRoots, Map.of());
    }

    /** Returns the smiles of a fitted surface with Heston's model as the second opinion. */
    public static FairSmiles of(SurfaceFit fit, HestonFit heston) {
        FairSmiles smiles = of(fit);
        Map<LocalDate, SecondOpinion> opinions = new HashMap<>();
        for (VolSlice slice : fit.surface().slices()) {
            opinions.put(slice.expiry(), SecondOpinion.of(heston, slice));
        }
        return new FairSmiles(smiles.slices(), smiles.otherRoots(), opinions);
    }

    /** Returns the smiles of a fitted surface. */
    public static FairSmiles of(SurfaceFit fit) {
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
