package dollarbill.surface;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds smiles without arbitrage for the points of all expiries.
 *
 * <p>An SSVI surface, which allows no arbitrage by its parameters, starts {@link SviSurfaceFitter}. Its smiles are then taken from the
 * nearest expiry on: as they are where an exhaustive search finds no arbitrage, refitted by {@link SviConstrainedFitter} where it does,
 * and where that fails replaced by the SSVI slice or, last, by the smile before raised towards the quotes as far as it stays free
 * of arbitrage. A final pass refits each smile between its neighbours. So whatever the quotes, no smile handed out allows
 * butterfly arbitrage and no two allow calendar arbitrage.
 */
final class SurfaceFitter {
    private static final int HALVINGS = 40;

    private final List<SmilePoints> points;
    private final SsviFitter.Fitted ssvi;

    private SurfaceFitter(List<SmilePoints> points) {
        this.points = points;
        this.ssvi = SsviFitter.fit(points);
    }

    /** A smile and how it came about. */
    record Smile(SviParameters svi, FitMethod method) {}

    /** The smiles of all expiries, and the SSVI surface they started from. */
    record Fitted(List<Smile> smiles, SsviFitter.Fitted ssvi) {}

    /** Fits at least one expiry, nearest first. */
    static Fitted fit(List<SmilePoints> points) {
        SurfaceFitter fitter = new SurfaceFitter(points);
        return new Fitted(fitter.smiles(), fitter.ssvi);
    }

    private List<Smile> smiles() {
        List<SviParameters> starts = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            starts.add(ssvi.slice(i));
        }
        List<SviParameters> together = SviSurfaceFitter.fit(points, starts);
        List<Smile> smiles = new ArrayList<>();
        Optional<SviParameters> before = Optional.empty();
        for (int i = 0; i < points.size(); i++) {
            Optional<SviParameters> after = i + 1 < points.size() ? Optional.of(together.get(i + 1)) : Optional.empty();
            Smile smile = free(i, together.get(i), before, after);
            smiles.add(smile);
            before = Optional.of(smile.svi);
        }
        for (int i = points.size() - 1; i >= 0; i--) {
            smiles.set(i, refined(i, smiles));
        }
        return smiles;
    }

    private Smile free(
            int i, SviParameters start, Optional<SviParameters> before, Optional<SviParameters> after) {
        if (isFree(start, before)) {
            return new Smile(start, FitMethod.SVI);
        }
        return SviConstrainedFitter.fit(points.get(i), before, after, start)
                .or(() -> SviConstrainedFitter.fit(points.get(i), before, Optional.empty(), start))
                .map(fitted -> new Smile(fitted.svi(), FitMethod.SVI))
                .orElseGet(() -> substitute(i, before));
    }

    private static boolean isFree(SviParameters svi, Optional<SviParameters> before) {
        return SviArbitrage.butterfly(svi).isEmpty()
                && before.flatMap(earlier -> SviArbitrage.calendar(earlier, svi)).isEmpty();
    }

    private Smile substitute(int i, Optional<SviParameters> before) {
        SviParameters slice = ssvi.slice(i);
        return before.isEmpty() || isFree(slice, before)
                ? new Smile(slice, FitMethod.SSVI)
                : new Smile(raised(before.get(), ssvi.thetas().get(i)), FitMethod.NEIGHBOUR);
    }

    /** The earlier smile times the largest factor that brings it no further than the level and keeps it free. */
    private static SviParameters raised(SviParameters before, double level) {
        double low = 1.0;
        double high = Math.max(level / before.totalVariance(0.0), 1.0);
        if (isFree(times(before, high), Optional.of(before))) {
            return times(before, high);
        }
        for (int step = 0; step < HALVINGS; step++) {
            double middle = 0.5 * (low + high);
            if (isFree(times(before, middle), Optional.of(before))) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return times(before, low);
    }

    private static SviParameters times(SviParameters svi, double factor) {
        return new SviParameters(factor * svi.a(), factor * svi.b(), svi.rho(), svi.m(), svi.sigma());
    }

    private Smile refined(int i, List<Smile> smiles) {
        Smile smile = smiles.get(i);
        Optional<SviParameters> before = i > 0 ? Optional.of(smiles.get(i - 1).svi) : Optional.empty();
        Optional<SviParameters> after = i + 1 < smiles.size() ? Optional.of(smiles.get(i + 1).svi) : Optional.empty();
        return SviConstrainedFitter.fit(points.get(i), before, after, smile.svi)
                .filter(fitted -> fitted.cost() < points.get(i).meanSquare(smile.svi))
                .map(fitted -> new Smile(fitted.svi(), FitMethod.SVI))
                .orElse(smile);
    }
}
