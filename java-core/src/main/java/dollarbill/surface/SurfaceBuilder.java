package dollarbill.surface;

import dollarbill.market.ExerciseStyle;
import dollarbill.market.ExpiryTime;
import dollarbill.market.OptionChain;
import dollarbill.market.OptionQuote;
import dollarbill.market.ParityForward;
import dollarbill.market.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes the volatility surface of a chain: per expiry forward and discount from put-call parity, implied vols of the
 * out-of-the-money mids, an SVI smile, and the checks for butterfly and calendar arbitrage.
 *
 * <p>Expiries are fitted in order, each held above the one before. Where an expiry has contracts of several roots, the
 * smile is that of the evening-settled root of an index ({@code SPXW}, {@code NDXP}, {@code RUTW}), else of the
 * underlying's own, else of the one with most quotes; the others' quotes keep their own forward and implied vols.
 */
public final class SurfaceBuilder {
    private static final Set<String> EVENING_ROOTS = Set.of("SPXW", "NDXP", "RUTW");

    private final OptionChain chain;
    private final SurfaceSettings settings;
    private final List<VolSlice> slices = new ArrayList<>();
    private final List<RefusedSlice> refused = new ArrayList<>();
    private final List<QuoteVol> quoteVols = new ArrayList<>();
    private final List<Caution> cautions = new ArrayList<>();
    private final List<SliceFit> sliceFits = new ArrayList<>();
    private final List<ExpiryForward> forwards = new ArrayList<>();

    private SurfaceBuilder(OptionChain chain, SurfaceSettings settings) {
        this.chain = chain;
        this.settings = settings;
    }

    /** Builds the surface; expiries without a smile are listed with the reason. */
    public static SurfaceFit build(OptionChain chain, SurfaceSettings settings) {
        return new SurfaceBuilder(chain, settings).build();
    }

    private SurfaceFit build() {
        chain.byExpiry().forEach(this::expiry);
        if (chain.style() == ExerciseStyle.AMERICAN) {
            cautions.add(new Caution(
                    Reason.EARLY_EXERCISE_IGNORED,
                    Optional.empty(),
                    "implied vols of American quotes by the European formula"));
        }
        if (chain.synthetic()) {
            cautions.add(new Caution(Reason.SYNTHETIC_DATA, Optional.empty(), chain.source()));
        }
        VolSurface surface = new VolSurface(chain.underlying(), chain.asOf(), chain.spot(), slices, cautions);
        return new SurfaceFit(surface, refused, quoteVols, sliceFits, forwards);
    }

    private void expiry(LocalDate expiry, List<OptionQuote> quotes) {
        Map<String, List<OptionQuote>> roots = quotes.stream()
                .collect(Collectors.groupingBy(q -> q.contract().root(), TreeMap::new, Collectors.toList()));
        String chosen = preferredRoot(roots);
        double years = ExpiryTime.years(chain.asOf(), expiry);
        roots.forEach((root, own) -> {
            Optional<ParityForward> parity = years > 0.0
                    ? ParityForward.estimate(own, chain.style(), years, settings.flatRate())
                    : Optional.empty();
            List<QuoteVol> vols = parity.map(p -> own.stream()
                    .map(quote -> QuoteVol.of(quote, p.forward(), p.discount(), years))
                    .toList()).orElse(List.of());
            quoteVols.addAll(vols);
            parity.ifPresent(p -> forwards.add(new ExpiryForward(expiry, root, years, p)));
            if (root.equals(chosen)) {
                parity.ifPresentOrElse(
                        p -> slice(expiry, root, years, p, vols),
                        () -> refuse(expiry, Reason.SURFACE_NO_FORWARD, own.size() + " quotes"));
            }
        });
    }

    private String preferredRoot(Map<String, List<OptionQuote>> roots) {
        return roots.keySet()
                .stream()
                .max(Comparator.<String>comparingInt(root -> EVENING_ROOTS.contains(root) ? 1 : 0)
                        .thenComparingInt(root -> root.equals(chain.underlying().value()) ? 1 : 0)
                        .thenComparingInt(root -> roots.getOrDefault(root, List.of()).size())
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
    }

    private void refuse(LocalDate expiry, Reason reason, String detail) {
        refused.add(new RefusedSlice(expiry, reason, detail));
    }

    private void slice(
            LocalDate expiry, String root, double years, ParityForward parity, List<QuoteVol> vols) {
        SmilePoints points = SmilePoints.of(vols, parity.forward(), parity.discount(), years, settings.maxDeviations());
        int n = points.size();
        if (n < settings.minQuotes() || points.logMoneyness()[0] >= 0.0 || points.logMoneyness()[n - 1] <= 0.0) {
            refuse(expiry, Reason.SURFACE_FEW_QUOTES, n + " out-of-the-money vols, or all on one side of the forward");
            return;
        }
        Optional<VolSlice> earlier = slices.isEmpty() ? Optional.empty() : Optional.of(slices.getLast());
        SviParameters svi = SviFitter.fit(points, earlier);
        double[] grid = SviFitter.grid(points);
        double butterfly = leastButterfly(svi, grid);
        double rmse = points.rmseVolPoints(svi);
        if (butterfly < -settings.butterflyTolerance()) {
            refuse(expiry, Reason.SURFACE_BUTTERFLY, text("butterfly function falls to %.4g", butterfly));
        } else if (!(rmse <= settings.maxRmseVolPoints())) {
            refuse(expiry, Reason.SURFACE_POOR_FIT, text("misses the quotes by %.2f vol points", rmse));
        } else {
            earlier.ifPresent(before -> calendar(before, expiry, svi, points));
            VolSlice slice = new VolSlice(
                    expiry,
                    years,
                    parity.forward(),
                    parity.discount(),
                    parity.discountImplied(),
                    svi,
                    rmse,
                    n,
                    parity.forward() * Math.exp(points.logMoneyness()[0]),
                    parity.forward() * Math.exp(points.logMoneyness()[n - 1]));
            slices.add(slice);
            sliceFits.add(new SliceFit(
                    slice,
                    root,
                    FitMethod.SVI,
                    FitQuality.of(svi, points.quoteVols(), parity.forward(), years)));
        }
    }

    private static double leastButterfly(SviParameters svi, double[] grid) {
        double least = Double.POSITIVE_INFINITY;
        for (double k : grid) {
            least = Math.min(least, svi.butterfly(k));
        }
        return least;
    }

    private void calendar(VolSlice before, LocalDate expiry, SviParameters svi, SmilePoints points) {
        double fall = 0.0;
        double where = 0.0;
        for (double k : points.logMoneyness()) {
            double here = before.totalVariance(k) - svi.totalVariance(k);
            if (before.covers(before.forward() * Math.exp(k)) && here > fall) {
                fall = here;
                where = k;
            }
        }
        if (fall > settings.calendarTolerance()) {
            cautions.add(new Caution(
                    Reason.SURFACE_CALENDAR,
                    Optional.of(expiry),
                    text("total variance falls by %.3g below that of ", fall) + before.expiry()
                            + text(" at log-moneyness %.3f", where)));
        }
    }

    private static String text(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
