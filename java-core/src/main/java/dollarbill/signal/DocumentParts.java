package dollarbill.signal;

import dollarbill.feature.FeatureValue;
import dollarbill.feature.SignalFeature;
import dollarbill.market.OptionQuote;
import dollarbill.market.Reason;
import dollarbill.pricing.heston.HestonParameters;
import dollarbill.signal.SignalDocument.Belief;
import dollarbill.signal.SignalDocument.BeliefSource;
import dollarbill.sizing.BelievedOdds;
import dollarbill.sizing.HoldingRule;
import dollarbill.sizing.KellyRecord;
import dollarbill.sizing.PayoffOdds;
import dollarbill.sizing.SizingLimits;
import dollarbill.sizing.WinProbability;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Writes each part of the signal document from the value behind it. */
final class DocumentParts {
    private DocumentParts() {}

    static SignalDocument document(
            Signal s,
            Confidence confidence,
            SignalOdds odds,
            SignalBelief belief,
            Recommendation.Thresholds thresholds,
            Optional<Recommendation> recommendation,
            OptionalDouble score,
            SignalDocument.Size size) {
        OptionQuote q = s.quote();
        OptionGreeks g = s.value().greeks();
        return new SignalDocument(
                SignalDocument.SCHEMA,
                s.id().value(),
                q.contract().underlying().value(),
                q.contract().type(),
                s.side(),
                q.contract().strike(),
                q.contract().expiry().toString(),
                s.market().quoteDate().toString(),
                s.market().asOf().toString(),
                s.market().synthetic(),
                s.market().source(),
                s.edge().percent(),
                g.delta(),
                g.gamma(),
                g.vegaPerVolPoint(),
                g.thetaPerDay(),
                boxed(confidence.ofEdge()),
                recommendation.orElse(null),
                boxed(score),
                quote(s),
                valuation(s),
                secondOpinion(s),
                costs(s),
                features(s),
                belief(confidence),
                thresholds,
                odds(s.holding(), odds.fair()),
                odds(s.holding(), odds.quoted()),
                believed(belief),
                size,
                s.cautions().stream().map(r -> new SignalDocument.Caution(r, r.text())).toList());
    }

    private static SignalDocument.Quote quote(Signal s) {
        OptionQuote q = s.quote();
        return new SignalDocument.Quote(q.contract().code(), q.bid(), q.ask(), q.mid(),
                100.0 * q.spread() / q.mid(), q.volume().orElseThrow(), q.openInterest().orElseThrow(),
                s.market().spot(), s.daysToExpiry());
    }

    private static SignalDocument.Valuation valuation(Signal s) {
        SmileSlice slice = s.slice();
        ModelValues m = s.models();
        return new SignalDocument.Valuation(m.source(), m.reason().orElse(null),
                m.reason().isPresent() ? m.detail() : null, slice.years(), slice.forward(), slice.discount(),
                slice.svi(), slice.minStrike(), slice.maxStrike(), m.smileValue(),
                m.heston().map(DocumentParts::heston).orElse(null), m.rules().hestonMaxMiss(),
                100.0 * s.value().fairVol(), number(s.value().impliedVolPercent()),
                reason(s.value().impliedVolPercent()), number(s.value().residualPoints()), s.value().price());
    }

    private static SignalDocument.Heston heston(HestonQuote h) {
        HestonParameters p = h.parameters();
        return new SignalDocument.Heston(p.initialVariance(), p.meanReversion(), p.longRunVariance(), p.volOfVol(),
                p.correlation(), h.method(), h.value(), h.chainMiss(), h.expiryMiss(), boxed(h.strikeMiss()));
    }

    private static SignalDocument.SecondValue secondOpinion(Signal s) {
        SecondOpinion opinion = s.secondOpinion();
        return new SignalDocument.SecondValue(
                opinion.model(),
                boxed(opinion.value()),
                boxed(opinion.edgePerShare()),
                s.models().rules().onDisagreement(),
                opinion.reason().orElse(null),
                opinion.reason().isPresent() ? opinion.detail() : null);
    }

    private static SignalDocument.Costs costs(Signal s) {
        CostModel c = s.edge().costs();
        return new SignalDocument.Costs(c.commissionPerContract(), c.multiplier(), c.perShare(), s.tradePrice(),
                s.edge().perShare(), s.edge().percent());
    }

    private static List<SignalDocument.Feature> features(Signal s) {
        return Arrays.stream(SignalFeature.values())
                .map(f -> {
                    FeatureValue v = s.features().get(f);
                    return new SignalDocument.Feature(f.column(), f.unit(), number(v), reason(v), moment(v));
                })
                .toList();
    }

    private static Belief belief(Confidence confidence) {
        return switch (confidence) {
            case Confidence.FromModel m -> new Belief(BeliefSource.MODEL, m.model(), m.generation(), m.cache(),
                    m.probability(), m.low(), m.high(),
                    m.trainingRows().isPresent() ? (Long) m.trainingRows().getAsLong() : null, null, null);
            case Confidence.FromFallback f -> new Belief(BeliefSource.FALLBACK, null, null, null, null,
                    null, null, null, f.reason(), f.detail());
            case Confidence.Unavailable u -> new Belief(BeliefSource.NONE, null, null, null, null, null, null, null,
                    u.reason(), u.detail());
        };
    }

    private static SignalDocument.@Nullable Believed believed(SignalBelief belief) {
        if (!(belief instanceof SignalBelief.Weighed(BelievedOdds odds, WinProbability probability))) {
            return null;
        }
        Optional<WinProbability.Interval> interval = probability.interval90();
        return new SignalDocument.Believed(
                odds.probabilityOfProfit(),
                interval.map(WinProbability.Interval::low).orElse(null),
                interval.map(WinProbability.Interval::high).orElse(null),
                odds.expectedGain(),
                odds.expectedLoss(),
                odds.netOdds());
    }

    private static SignalDocument.Odds odds(HoldingRule holding, PayoffOdds odds) {
        return switch (odds) {
            case PayoffOdds.Known k -> new SignalDocument.Odds(holding.days(), k.kind(), k.horizonYears(),
                    k.probabilityOfProfit(), k.expectedGain(),
                    k.expectedLoss(), k.netOdds(), k.breakEven(), null, null);
            case PayoffOdds.Unknown u ->
                new SignalDocument.Odds(holding.days(), null, null, null, null, null, null, null, u.reason(),
                        u.detail());
        };
    }

    static SignalDocument.Size size(KellyRecord r) {
        return new SignalDocument.Size(
                r.request().lossPerContract(),
                r.request().capitalPerContract(),
                limits(r.limits()),
                r.request().cashLeft(),
                r.request().openPositions(),
                boxed(r.rawFraction()),
                r.shrinkages().stream().map(x -> new SignalDocument.Factor(x.name(), x.factor(), x.why())).toList(),
                boxed(r.shrunkFraction()),
                boxed(r.committedFraction()),
                r.caps().stream().map(x -> new SignalDocument.Ceiling(x.name(), x.limit(), x.why())).toList(),
                r.boundBy().orElse(null),
                r.finalFraction(),
                r.allocation(),
                r.contracts(),
                r.reason().orElse(null),
                r.reason().isPresent() ? r.detail() : null,
                null);
    }

    static SignalDocument.Size unsized(SizingContext context, Reason reason, String detail) {
        return new SignalDocument.Size(null, null, limits(context.limits()), context.cashLeft(),
                context.openPositions(),
                null, List.of(), null, null, List.of(), null, 0.0, 0.0, 0L, reason, detail, null);
    }

    private static SignalDocument.Limits limits(SizingLimits l) {
        return new SignalDocument.Limits(l.portfolioValue(), l.maxPositionShare(), l.maxPositions(),
                l.minAllocation(), l.kellyFraction(), l.sampleSizeHalf(), l.unmeasuredFactor(), l.minConfidence());
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }

    private static @Nullable Double number(FeatureValue value) {
        return value instanceof FeatureValue.Known(double number, Instant at) ? (Double) number : null;
    }

    private static @Nullable Reason reason(FeatureValue value) {
        return value instanceof FeatureValue.Absent(Reason reason) ? reason : null;
    }

    private static @Nullable String moment(FeatureValue value) {
        return value instanceof FeatureValue.Known(double number, Instant at) ? at.toString() : null;
    }
}
