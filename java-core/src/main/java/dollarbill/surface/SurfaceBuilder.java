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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes the volatility surface of a chain: per expiry forward and discount from put-call parity, implied vols of the
 * out-of-the-money mids without the worth of early exercise, and SVI smiles that allow neither butterfly nor calendar arbitrage.
 *
 * <p>Where an expiry has contracts of several roots, the smile is that of the evening-settled root of an index ({@code SPXW},
 * {@code NDXP}, {@code RUTW}), else of the underlying's own, else of the one with most quotes; the others' quotes keep their
 * own forward and implied vols.
 */
public final class SurfaceBuilder {
    private static final Set<String> EVENING_ROOTS = Set.of("SPXW", "NDXP", "RUTW");

    private final OptionChain chain;
    private final SurfaceSettings settings;
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<SliceFit> sliceFits = new ArrayList<>();
    private final List<RefusedSlice> refused = new ArrayList<>();
    private final List<QuoteVol> quoteVols = new ArrayList<>();
    private final List<ExpiryForward> forwards = new ArrayList<>();
    private final List<Caution> cautions = new ArrayList<>();
    private Optional<SsviSurface> ssvi = Optional.empty();

    private SurfaceBuilder(OptionChain chain, SurfaceSettings settings) {
        this.chain = chain;
        this.settings = settings;
    }

    /** Builds the surface; expiries without a smile are listed with the reason. */
    public static SurfaceFit build(OptionChain chain, SurfaceSettings settings) {
        return new SurfaceBuilder(chain, settings).build();
    }

    /** An expiry to fit. */
    private record Candidate(ExpiryForward forward, SmilePoints points) {}

    private SurfaceFit build() {
        chain.byExpiry().forEach(this::expiry);
        fit(candidates);
        chainCautions();
        List<VolSlice> slices = sliceFits.stream().map(SliceFit::slice).toList();
        VolSurface surface = new VolSurface(chain.underlying(), chain.asOf(), chain.spot(), slices, cautions);
        refused.sort(Comparator.comparing(RefusedSlice::expiry));
        return new SurfaceFit(surface, refused, quoteVols, sliceFits, forwards, ssvi);
    }

    private void chainCautions() {
        if (chain.style() == ExerciseStyle.AMERICAN) {
            cautions.add(withoutEarlyExercise()
                    ? new Caution(
                            Reason.EARLY_EXERCISE_REMOVED,
                            Optional.empty(),
                            "implied vols of American quotes with a continuous dividend yield")
                    : new Caution(
                            Reason.EARLY_EXERCISE_IGNORED,
                            Optional.empty(),
                            "implied vols of American quotes by the European formula, since the rate is negative"));
        }
        if (chain.synthetic()) {
            cautions.add(new Caution(Reason.SYNTHETIC_DATA, Optional.empty(), chain.source()));
        }
    }

    private boolean withoutEarlyExercise() {
        return chain.style() == ExerciseStyle.AMERICAN && settings.flatRate() >= 0.0;
    }

    private void expiry(LocalDate expiry, List<OptionQuote> quotes) {
        Map<String, List<OptionQuote>> roots = quotes.stream()
                .collect(Collectors.groupingBy(q -> q.contract().root(), TreeMap::new, Collectors.toList()));
        String chosen = preferredRoot(roots);
        double years = ExpiryTime.years(chain.asOf(), expiry);
        roots.forEach((root, own) -> {
            Optional<ParityForward> parity = years > 0.0 ? parity(own, years) : Optional.empty();
            parity.ifPresent(p -> {
                ExpiryForward forward = new ExpiryForward(expiry, root, years, p);
                forwards.add(forward);
                List<QuoteVol> vols = vols(own, forward);
                quoteVols.addAll(vols);
                if (root.equals(chosen)) {
                    candidate(forward, vols);
                }
            });
            if (root.equals(chosen) && parity.isEmpty()) {
                refuse(expiry, Reason.SURFACE_NO_FORWARD, own.size() + " quotes");
            }
        });
    }

    private Optional<ParityForward> parity(List<OptionQuote> quotes, double years) {
        return withoutEarlyExercise()
                ? EarlyExercise.forward(quotes, chain.spot(), years, settings.flatRate())
                : ParityForward.estimate(quotes, chain.style(), years, settings.flatRate());
    }

    private List<QuoteVol> vols(List<OptionQuote> quotes, ExpiryForward forward) {
        ParityForward parity = forward.parity();
        if (withoutEarlyExercise()) {
            EarlyExercise exercise = EarlyExercise.at(chain.spot(), forward.years(), parity);
            return quotes.stream().map(exercise::vols).toList();
        }
        return quotes.stream()
                .map(quote -> QuoteVol.of(quote, parity.forward(), parity.discount(), forward.years()))
                .toList();
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

    private void candidate(ExpiryForward forward, List<QuoteVol> vols) {
        ParityForward parity = forward.parity();
        SmilePoints points = SmilePoints.of(
                vols,
                parity.forward(),
                parity.discount(),
                forward.years(),
                settings.maxDeviations());
        int n = points.size();
        if (n < settings.minQuotes() || points.logMoneyness()[0] >= 0.0 || points.logMoneyness()[n - 1] <= 0.0) {
            refuse(
                    forward.expiry(),
                    Reason.SURFACE_FEW_QUOTES,
                    n + " out-of-the-money vols, or all on one side of the forward");
        } else {
            candidates.add(new Candidate(forward, points));
        }
    }

    /** Fits all expiries together; those that miss their quotes by too much leave and the rest is fitted again. */
    private void fit(List<Candidate> expiries) {
        List<Candidate> left = expiries;
        while (!left.isEmpty()) {
            SurfaceFitter.Fitted fitted = SurfaceFitter.fit(left.stream().map(Candidate::points).toList());
            List<Candidate> kept = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                double rmse = left.get(i).points.rmseVolPoints(fitted.smiles().get(i).svi());
                if (rmse <= settings.maxRmseVolPoints()) {
                    kept.add(left.get(i));
                } else {
                    refuse(
                            left.get(i).forward.expiry(),
                            Reason.SURFACE_POOR_FIT,
                            String.format(Locale.ROOT, "misses the quotes by %.2f vol points", rmse));
                }
            }
            if (kept.size() == left.size()) {
                accept(left, fitted);
                return;
            }
            left = kept;
        }
    }

    private void accept(List<Candidate> expiries, SurfaceFitter.Fitted fitted) {
        SortedMap<LocalDate, Double> thetas = new TreeMap<>();
        double sum = 0.0;
        for (int i = 0; i < expiries.size(); i++) {
            Candidate expiry = expiries.get(i);
            SurfaceFitter.Smile smile = fitted.smiles().get(i);
            sliceFits.add(new SliceFit(
                    slice(expiry, smile.svi()),
                    expiry.forward.root(),
                    smile.method(),
                    FitQuality.of(
                            smile.svi(),
                            expiry.points.quoteVols(),
                            expiry.forward.parity().forward(),
                            expiry.forward.years())));
            if (smile.method() != FitMethod.SVI) {
                cautions.add(new Caution(
                        Reason.SURFACE_SUBSTITUTE,
                        Optional.of(expiry.forward.expiry()),
                        smile.method() == FitMethod.SSVI ? "slice of the SSVI surface" : "smile of the expiry before"));
            }
            thetas.put(expiry.forward.expiry(), fitted.ssvi().thetas().get(i));
            sum += expiry.points.rmseVolPoints(fitted.ssvi().slice(i));
        }
        ssvi = Optional.of(new SsviSurface(fitted.ssvi().parameters(), thetas, sum / expiries.size()));
    }

    private static VolSlice slice(Candidate expiry, SviParameters svi) {
        SmilePoints points = expiry.points;
        ParityForward parity = expiry.forward.parity();
        int n = points.size();
        return new VolSlice(
                expiry.forward.expiry(),
                expiry.forward.years(),
                parity.forward(),
                parity.discount(),
                parity.discountImplied(),
                svi,
                points.rmseVolPoints(svi),
                n,
                parity.forward() * Math.exp(points.logMoneyness()[0]),
                parity.forward() * Math.exp(points.logMoneyness()[n - 1]));
    }
}
