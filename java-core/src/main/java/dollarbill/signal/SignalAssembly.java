package dollarbill.signal;

import dollarbill.market.Reason;
import dollarbill.sizing.CapitalAtRisk;
import dollarbill.sizing.PayoffOdds;
import dollarbill.sizing.PositionSizer;
import dollarbill.sizing.SizingRequest;
import dollarbill.sizing.WinProbability;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Joins signal, confidence, odds and size into the signal document.
 *
 * <p>The model's probability is that of a profit when the position is closed after the holding time, as the replay of the past closes
 * it: at the bid or ask, after commissions both ways, at the payoff where expiry comes first. Gain, loss and the stand-in's
 * probability are of that same event under the fair volatility, so the Kelly fraction joins what belongs together.
 */
public final class SignalAssembly {
    private SignalAssembly() {}

    /** Returns the odds of following a signal to its end; their probability is the stand-in where no model answers. */
    public static PayoffOdds odds(Signal signal) {
        return PayoffOdds.of(signal.position(), signal.law(), signal.exit());
    }

    /** Returns the stand-in's answer where no model answers. */
    public static Confidence fallback(PayoffOdds odds, String reason, String detail) {
        return switch (odds) {
            case PayoffOdds.Known known -> new Confidence.FromFallback(known.probabilityOfProfit(), reason, detail);
            case PayoffOdds.Unknown unknown ->
                new Confidence.Unavailable(reason, detail + "; " + unknown.detail());
        };
    }

    /** Returns the document of one signal. */
    public static SignalDocument assemble(
            Signal signal,
            Confidence confidence,
            PayoffOdds odds,
            SizingContext context,
            Recommendation.Thresholds thresholds) {
        Optional<WinProbability> probability = probability(confidence);
        OptionalDouble capital = capital(signal, odds);
        return DocumentParts.document(
                signal,
                confidence,
                odds,
                thresholds,
                probability.map(WinProbability::value),
                score(signal, odds, probability, capital),
                size(signal, odds, probability, capital, context));
    }

    private static OptionalDouble capital(Signal signal, PayoffOdds odds) {
        return odds instanceof PayoffOdds.Known known
                ? OptionalDouble.of(CapitalAtRisk.perContract(signal.position(), signal.market().spot(),
                        known.expectedLoss(), signal.edge().costs().multiplier()))
                : OptionalDouble.empty();
    }

    private static double loss(Signal signal, PayoffOdds.Known odds) {
        return signal.edge().costs().multiplier() * odds.expectedLoss();
    }

    private static SignalDocument.Size size(
            Signal signal,
            PayoffOdds odds,
            Optional<WinProbability> probability,
            OptionalDouble capital,
            SizingContext context) {
        return switch (odds) {
            case PayoffOdds.Unknown unknown -> DocumentParts.unsized(context, unknown.reason(), unknown.detail());
            case PayoffOdds.Known known -> {
                if (signal.refused()) {
                    yield DocumentParts.unsized(context, Reason.MODELS_DISAGREE, signal.secondOpinion().detail());
                }
                yield probability.isEmpty()
                        ? DocumentParts.unsized(context, Reason.KELLY_UNDEFINED, "no probability of a profit")
                        : DocumentParts.size(PositionSizer.size(
                                new SizingRequest(probability.get(), known.netOdds(), loss(signal, known),
                                        capital.orElseThrow(),
                                        context.cashLeft(), context.openPositions()),
                                context.limits()).record());
            }
        };
    }

    private static OptionalDouble score(
            Signal signal, PayoffOdds odds, Optional<WinProbability> probability, OptionalDouble capital) {
        if (probability.isEmpty() || !(odds instanceof PayoffOdds.Known known)) {
            return OptionalDouble.empty();
        }
        double p = probability.get().value();
        return OptionalDouble.of((p * known.expectedGain() - (1.0 - p) * known.expectedLoss())
                * signal.edge().costs().multiplier() / capital.orElseThrow());
    }

    private static Optional<WinProbability> probability(Confidence confidence) {
        return switch (confidence) {
            case Confidence.FromModel m -> Optional.of(new WinProbability(
                    m.probability(), Optional.of(new WinProbability.Interval(m.low(), m.high())), m.trainingRows()));
            case Confidence.FromFallback f -> Optional.of(
                    new WinProbability(f.probability(), Optional.empty(), OptionalLong.empty()));
            case Confidence.Unavailable u -> Optional.empty();
        };
    }
}
