package dollarbill.sizing;

import dollarbill.market.Reason;
import dollarbill.sizing.KellyRecord.Cap;
import dollarbill.sizing.KellyRecord.CapName;
import dollarbill.sizing.KellyRecord.Shrinkage;
import dollarbill.sizing.KellyRecord.ShrinkageName;
import dollarbill.sizing.growth.GrowthOptimum;
import dollarbill.sizing.growth.PayoffKelly;
import dollarbill.sizing.growth.PayoffLaw;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Sizes one position: Kelly fraction, shrunk for what is not known, capped by what the portfolio allows, in whole contracts.
 *
 * <p>A binary Kelly fraction is the share of wealth that a lost bet loses. A losing contract loses its expected loss on average, so
 * fraction × portfolio / expected loss contracts stake that share. They tie up more: premium or margin. Caps hold on what is tied
 * up, so they also bound the worst loss of a bought position, which the conditional mean leaves out. Dividing the fraction by the
 * capital instead would stake less than Kelly by loss over capital, a factor that the record would not show.
 */
public final class PositionSizer {
    private PositionSizer() {}

    /** Returns the size of one position, or the reason why it has none. */
    public static Sizing size(SizingRequest request, SizingLimits limits) {
        return size(request, Optional.empty(), limits);
    }

    /**
     * Returns the size of one position by its whole law of profits, or the reason why it has none.
     *
     * <p>The stake is that of largest expected growth, below the one that the lowest profit would ruin. The record shows it as the binary
     * fraction times {@link ShrinkageName#PAYOFF_DISPERSION}, which is at most one: x/(1 + f·x) is concave, so gains and losses that
     * scatter about their averages lower the slope of the growth at each f (M. Rothschild and J. E. Stiglitz, Increasing Risk II, 1971).
     * An interval of the probability becomes the error of that stake, {@link PayoffKelly#standardError}.
     *
     * @param request  odds of the same law
     * @param payoffs  profit of one dollar of the capital at risk
     * @param limits  what the portfolio allows
     */
    public static Sizing size(SizingRequest request, PayoffLaw payoffs, SizingLimits limits) {
        return size(request, Optional.of(payoffs), limits);
    }

    private static Sizing size(SizingRequest request, Optional<PayoffLaw> payoffs, SizingLimits limits) {
        Optional<String> undefined = undefinedInput(request);
        if (undefined.isPresent()) {
            return notSized(new Draft(request, limits), Reason.KELLY_UNDEFINED, undefined.get());
        }
        Draft draft = new Draft(request, limits);
        double p = request.probability().value();
        double raw = Kelly.binary(p, request.netOdds());
        draft.raw = OptionalDouble.of(raw);
        if (!(raw > 0.0)) {
            draft.shrunk = OptionalDouble.of(0.0);
            draft.committed = OptionalDouble.of(0.0);
            return notSized(draft, Reason.KELLY_NO_EDGE, String.format(
                    Locale.ROOT, "Kelly fraction %.4f at probability %.4f and odds %.4f", raw, p, request.netOdds()));
        }
        draft.shrinkages = shrinkages(request, payoffs.map(law -> Growth.of(law, request, raw)), limits);
        double shrunk = raw;
        for (Shrinkage s : draft.shrinkages) {
            shrunk *= s.factor();
        }
        draft.shrunk = OptionalDouble.of(shrunk);
        double committed = shrunk * request.capitalPerContract() / request.lossPerContract();
        draft.committed = OptionalDouble.of(committed);
        draft.caps.add(new Cap(CapName.POSITION_SHARE, limits.maxPositionShare(), "largest share in one position"));
        double cashShare = request.cashLeft() / limits.portfolioValue();
        draft.caps.add(new Cap(CapName.CASH, cashShare, request.cashLeft() + " $ not yet allocated"));
        if (request.confidence().orElse(1.0) < limits.minConfidence()) {
            return notSized(draft, Reason.CONFIDENCE_BELOW_THRESHOLD,
                    "confidence " + request.confidence().getAsDouble() + " below " + limits.minConfidence());
        }
        if (request.openPositions() >= limits.maxPositions()) {
            return notSized(draft, Reason.SIZE_POSITION_LIMIT,
                    request.openPositions() + " positions of " + limits.maxPositions());
        }
        return wholeContracts(draft, committed);
    }

    private static Sizing wholeContracts(Draft draft, double committed) {
        SizingLimits limits = draft.limits;
        Cap tightest = draft.caps.stream().min(Comparator.comparingDouble(Cap::limit)).orElseThrow();
        double capped = Math.min(committed, tightest.limit());
        if (tightest.limit() < committed) {
            draft.boundBy = Optional.of(tightest.name());
        }
        double dollars = capped * limits.portfolioValue();
        double each = draft.request.capitalPerContract();
        double whole = Math.floor(dollars / each);
        double allocation = whole * each;
        double share = allocation / limits.portfolioValue();
        draft.caps.add(new Cap(CapName.WHOLE_CONTRACTS, share, whole + " contracts of " + each + " $"));
        if (dollars < limits.minAllocation()) {
            return notSized(draft, Reason.SIZE_BELOW_MINIMUM,
                    "allocation of " + dollars + " $ below " + limits.minAllocation() + " $");
        }
        if (draft.boundBy.isEmpty() && share < capped) {
            draft.boundBy = Optional.of(CapName.WHOLE_CONTRACTS);
        }
        if (whole < 1.0) {
            return notSized(draft, Reason.SIZE_BELOW_ONE_CONTRACT,
                    "allocation of " + dollars + " $ below one contract of " + each + " $");
        }
        return new Sizing.Sized(draft.record(share, allocation, (long) whole, Optional.empty(), ""));
    }

    private static List<Shrinkage> shrinkages(SizingRequest request, Optional<Growth> growth, SizingLimits limits) {
        List<Shrinkage> factors = new ArrayList<>();
        WinProbability probability = request.probability();
        probability.interval90().ifPresent(interval -> {
            double sigma = interval.standardError();
            factors.add(new Shrinkage(
                    ShrinkageName.ESTIMATION_UNCERTAINTY,
                    growth.map(g -> g.uncertaintyFactor(sigma))
                            .orElseGet(() -> Kelly.uncertaintyFactor(probability.value(), request.netOdds(), sigma)),
                    "standard error " + sigma + " of the probability"));
        });
        probability.sampleSize()
                .ifPresent(n -> factors.add(new Shrinkage(
                        ShrinkageName.SAMPLE_SIZE, sampleFactor(n, limits.sampleSizeHalf()), n + " observations")));
        if (factors.isEmpty()) {
            factors.add(new Shrinkage(
                    ShrinkageName.UNMEASURED_PROBABILITY,
                    limits.unmeasuredFactor(),
                    "neither interval nor sample behind the probability"));
        }
        growth.ifPresent(g -> factors.add(g.dispersion()));
        factors.add(new Shrinkage(
                ShrinkageName.KELLY_FRACTION, limits.kellyFraction(), "share of the Kelly stake taken"));
        return factors;
    }

    /** The capital of largest growth under a whole law, beside that of the averages of gains and losses. */
    private record Growth(PayoffLaw law, GrowthOptimum best, double binary) {
        static Growth of(PayoffLaw law, SizingRequest request, double raw) {
            double limit = law.worst() < 0.0 ? Double.POSITIVE_INFINITY : 1.0;
            return new Growth(
                    law,
                    PayoffKelly.optimum(law, limit),
                    raw * request.capitalPerContract() / request.lossPerContract());
        }

        Shrinkage dispersion() {
            return new Shrinkage(
                    ShrinkageName.PAYOFF_DISPERSION, Math.min(best.fraction() / binary, 1.0),
                    String.format(
                            Locale.ROOT, "the whole distribution asks for %.4f of the portfolio, averages for %.4f",
                            best.fraction(), binary));
        }

        double uncertaintyFactor(double sigma) {
            double p = law.profitProbability();
            return best.fraction() > 0.0 && p > 0.0 && p < 1.0
                    ? Kelly.shrinkage(best.fraction(), PayoffKelly.standardError(law, best, sigma))
                    : 0.0;
        }
    }

    private static double sampleFactor(long n, double half) {
        return n == 0 ? 0.0 : n / (n + half);
    }

    private static Optional<String> undefinedInput(SizingRequest r) {
        double p = r.probability().value();
        if (!(p >= 0.0 && p <= 1.0)) {
            return Optional.of("probability " + p + " must be from 0 to 1");
        }
        if (!(r.netOdds() > 0.0) || Double.isInfinite(r.netOdds())) {
            return Optional.of("net odds " + r.netOdds() + " must be positive and finite");
        }
        if (!(r.lossPerContract() > 0.0) || Double.isInfinite(r.lossPerContract())) {
            return Optional.of("expected loss per contract " + r.lossPerContract() + " must be positive and finite");
        }
        if (!(r.capitalPerContract() > 0.0) || Double.isInfinite(r.capitalPerContract())) {
            return Optional.of("capital per contract " + r.capitalPerContract() + " must be positive and finite");
        }
        if (!(r.cashLeft() >= 0.0) || Double.isInfinite(r.cashLeft())) {
            return Optional.of("cash left " + r.cashLeft() + " must be finite and not negative");
        }
        if (r.openPositions() < 0) {
            return Optional.of("open positions " + r.openPositions() + " must not be negative");
        }
        return undefinedEvidence(r.probability());
    }

    private static Optional<String> undefinedEvidence(WinProbability p) {
        if (p.interval90().isPresent()) {
            WinProbability.Interval i = p.interval90().get();
            if (!(i.low() >= 0.0 && i.low() <= i.high() && i.high() <= 1.0)) {
                return Optional.of("interval " + i.low() + " to " + i.high() + " must lie in 0 to 1");
            }
        }
        if (p.sampleSize().isPresent() && p.sampleSize().getAsLong() < 0) {
            return Optional.of("sample size " + p.sampleSize().getAsLong() + " must not be negative");
        }
        return Optional.empty();
    }

    private static Sizing notSized(Draft draft, Reason reason, String detail) {
        return new Sizing.NotSized(reason, draft.record(0.0, 0.0, 0L, Optional.of(reason), detail));
    }

    /** A record while it grows. */
    private static final class Draft {
        private final SizingRequest request;
        private final SizingLimits limits;
        private OptionalDouble raw = OptionalDouble.empty();
        private OptionalDouble shrunk = OptionalDouble.empty();
        private OptionalDouble committed = OptionalDouble.empty();
        private List<Shrinkage> shrinkages = List.of();
        private final List<Cap> caps = new ArrayList<>();
        private Optional<CapName> boundBy = Optional.empty();

        private Draft(SizingRequest request, SizingLimits limits) {
            this.request = request;
            this.limits = limits;
        }

        private KellyRecord record(
                double fraction, double allocation, long contracts, Optional<Reason> reason, String detail) {
            return new KellyRecord(request, limits, raw, shrinkages, shrunk, committed, caps, boundBy, fraction,
                    allocation,
                    contracts, reason, detail);
        }
    }
}
