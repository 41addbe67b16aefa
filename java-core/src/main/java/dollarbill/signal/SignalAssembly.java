package dollarbill.signal;

import dollarbill.market.Reason;
import dollarbill.sizing.BelievedOdds;
import dollarbill.sizing.CapitalAtRisk;
import dollarbill.sizing.PositionSizer;
import dollarbill.sizing.SizingRequest;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Joins signal, confidence, odds and size into the signal document.
 *
 * <p>Probability, gain and loss are all of the position closed after the holding time, as the replay of the past closes it: at the bid or
 * ask, after commissions both ways, at the payoff where expiry comes first. So the Kelly fraction joins what belongs together.
 */
public final class SignalAssembly {
    private SignalAssembly() {}

    /** Returns the document of one signal. */
    public static SignalDocument assemble(
            Signal signal,
            Confidence confidence,
            SignalOdds odds,
            SizingContext context,
            Recommendation.Thresholds thresholds) {
        SignalBelief belief = SignalBelief.of(odds, confidence);
        OptionalDouble score = score(signal, belief);
        return DocumentParts.document(
                signal,
                confidence,
                odds,
                belief,
                thresholds,
                recommendation(confidence, score, thresholds),
                score,
                size(signal, confidence, belief, context));
    }

    /** Returns what to do by the confidence in the edge, no more than to hold where no profit is expected. */
    private static Optional<Recommendation> recommendation(
            Confidence confidence, OptionalDouble score, Recommendation.Thresholds thresholds) {
        return confidence instanceof Confidence.FromModel model
                ? Optional.of(Recommendation.of(model.probability(), score.orElse(0.0), thresholds))
                : Optional.empty();
    }

    private static SignalDocument.Size size(
            Signal signal, Confidence confidence, SignalBelief belief, SizingContext context) {
        return switch (belief) {
            case SignalBelief.Open open -> DocumentParts.unsized(context, open.reason(), open.detail());
            case SignalBelief.Weighed weighed -> signal.refused()
                    ? DocumentParts.unsized(
                            context, Reason.MODELS_DISAGREE, signal.secondOpinion().detail())
                    : DocumentParts.size(
                            PositionSizer.size(request(signal, confidence, weighed, context), context.limits())
                                    .record());
        };
    }

    private static SizingRequest request(
            Signal signal, Confidence confidence, SignalBelief.Weighed weighed, SizingContext context) {
        return new SizingRequest(
                weighed.probability(),
                confidence.ofEdge(),
                weighed.odds().netOdds(),
                signal.edge().costs().multiplier() * weighed.odds().expectedLoss(),
                capital(signal, weighed.odds()),
                context.cashLeft(),
                context.openPositions());
    }

    private static double capital(Signal signal, BelievedOdds odds) {
        return CapitalAtRisk.perContract(
                signal.position(), signal.market().spot(), odds.expectedLoss(), signal.edge().costs().multiplier());
    }

    private static OptionalDouble score(Signal signal, SignalBelief belief) {
        return belief instanceof SignalBelief.Weighed weighed
                ? OptionalDouble.of(weighed.odds().expectedPnl() * signal.edge().costs().multiplier()
                        / capital(signal, weighed.odds()))
                : OptionalDouble.empty();
    }
}
