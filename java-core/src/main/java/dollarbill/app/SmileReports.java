package dollarbill.app;

import dollarbill.market.Reason;
import dollarbill.surface.Caution;
import dollarbill.surface.QuoteVol;
import dollarbill.surface.RefusedSlice;
import dollarbill.surface.SurfaceFit;
import dollarbill.surface.VolSlice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Says what became of each expiry of a fitted surface. */
final class SmileReports {
    private SmileReports() {}

    /** Returns one report an expiry, earliest first. */
    static List<SymbolReport.Smile> of(SurfaceFit fit) {
        List<SymbolReport.Smile> reports = new ArrayList<>();
        for (VolSlice slice : fit.surface().slices()) {
            reports.add(new SymbolReport.Smile(
                    slice.expiry(),
                    slice.quotesUsed(),
                    OptionalDouble.of(100.0 * slice.impliedVolatility(slice.forward())),
                    OptionalDouble.of(slice.forward()),
                    OptionalDouble.of(slice.rmseVolPoints()),
                    cautions(fit, slice.expiry()),
                    Optional.of(slice),
                    vols(fit, slice.expiry())));
        }
        for (RefusedSlice refused : fit.refused()) {
            reports.add(new SymbolReport.Smile(
                    refused.expiry(),
                    0,
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    List.of(refused.reason()),
                    Optional.empty(),
                    List.of()));
        }
        reports.sort(Comparator.comparing(SymbolReport.Smile::expiry));
        return List.copyOf(reports);
    }

    private static List<QuoteVol> vols(SurfaceFit fit, LocalDate expiry) {
        return fit.quoteVols().stream().filter(vol -> vol.quote().contract().expiry().equals(expiry)).toList();
    }

    private static List<Reason> cautions(SurfaceFit fit, LocalDate expiry) {
        return fit.surface()
                .cautions()
                .stream()
                .filter(caution -> caution.expiry().filter(expiry::equals).isPresent())
                .map(Caution::reason)
                .distinct()
                .toList();
    }
}
