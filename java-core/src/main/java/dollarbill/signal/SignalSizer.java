package dollarbill.signal;

import dollarbill.risk.GuardLimits;
import dollarbill.sizing.Kelly;
import dollarbill.sizing.SizingLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Ranks signals and sizes them one after the other for one portfolio, best first.
 *
 * <p>Best is the signal whose believed odds let wealth grow most, {@link Kelly#greatestLogGrowth}: profit on the dollar at risk alone would
 * put lottery tickets first. Among those that let it not grow, the larger expected profit on each dollar at risk comes first; signals without odds
 * come last, by their edge. Signals that may not be followed come after all that may.
 */
public final class SignalSizer {
    private static final Comparator<SignalDocument> BEST_FIRST = Comparator
            .comparingDouble(SignalSizer::growth)
            .reversed()
            .thenComparing(SignalSizer::score, Comparator.reverseOrder())
            .thenComparing(SignalDocument::edgePercent, Comparator.reverseOrder())
            .thenComparing(SignalDocument::id);

    private static final Comparator<Ranked> REFUSED_LAST = Comparator.comparing(ranked -> ranked.signal().refused());

    private final SizingLimits judged;
    private final SizingLimits unjudged;
    private final Recommendation.Thresholds thresholds;
    private final Optional<GuardLimits> guard;

    /**
     * Creates a sizer.
     *
     * @param judged  limits for signals that a model has judged
     * @param unjudged  limits for signals that none has
     * @param thresholds  where recommendations change
     */
    public SignalSizer(SizingLimits judged, SizingLimits unjudged, Recommendation.Thresholds thresholds) {
        this(judged, unjudged, thresholds, Optional.empty());
    }

    private SignalSizer(
            SizingLimits judged,
            SizingLimits unjudged,
            Recommendation.Thresholds thresholds,
            Optional<GuardLimits> guard) {
        this.judged = judged;
        this.unjudged = unjudged;
        this.thresholds = thresholds;
        this.guard = guard;
    }

    /**
     * A signal with its document.
     *
     * @param signal  the signal
     * @param document  all that is said of it, its size included
     */
    public record Sized(Signal signal, SignalDocument document) {}

    /** Returns the same rules for a portfolio of another value. */
    public SignalSizer withPortfolioValue(double dollars) {
        return new SignalSizer(
                judged.withPortfolioValue(dollars), unjudged.withPortfolioValue(dollars), thresholds, guard);
    }

    /** Returns the same rules with each size held to the limits of the book that those before it leave. */
    public SignalSizer guarded(GuardLimits limits) {
        return new SignalSizer(judged, unjudged, thresholds, Optional.of(limits));
    }

    /** Returns all signals, best first, sized for an empty book. */
    public List<Sized> size(List<Signal> signals, List<Confidence> confidences) {
        return size(signals, confidences, judged.portfolioValue(), 0);
    }

    /**
     * Returns all signals, best first, sized for a book that holds something already.
     *
     * @param confidences  one a signal
     * @param cashLeft  dollars not yet allocated, not negative
     * @param openPositions  positions held
     */
    public List<Sized> size(
            List<Signal> signals, List<Confidence> confidences, double cashLeft, int openPositions) {
        List<Ranked> ranked = new ArrayList<>(signals.size());
        for (int i = 0; i < signals.size(); i++) {
            Signal signal = signals.get(i);
            Confidence confidence = confidences.get(i);
            SignalOdds odds = SignalOdds.of(signal);
            ranked.add(new Ranked(
                    signal,
                    confidence,
                    odds,
                    assemble(signal, confidence, odds, SizingContext.empty(limits(confidence)))));
        }
        ranked.sort(REFUSED_LAST.thenComparing(Ranked::draft, BEST_FIRST));
        List<Sized> sized = new ArrayList<>(ranked.size());
        double cash = cashLeft;
        int open = openPositions;
        Optional<GuardedBook> book = guard.map(limits -> new GuardedBook(
                judged.portfolioValue(), 0.0, 0.0, 0.0, openPositions, limits));
        for (Ranked next : ranked) {
            SignalDocument sizedAlone = assemble(
                    next.signal(), next.confidence(), next.odds(),
                    new SizingContext(limits(next.confidence()), cash, open));
            SignalDocument document = book.map(held -> GuardedSize.of(sizedAlone, held)).orElse(sizedAlone);
            book = book.map(held -> held.after(document));
            sized.add(new Sized(next.signal(), document));
            if (document.sizing().contracts() > 0) {
                cash = Math.max(cash - document.sizing().allocation(), 0.0);
                open++;
            }
        }
        return List.copyOf(sized);
    }

    private SignalDocument assemble(
            Signal signal, Confidence confidence, SignalOdds odds, SizingContext context) {
        return SignalAssembly.assemble(signal, confidence, odds, context, thresholds);
    }

    private SizingLimits limits(Confidence confidence) {
        return confidence instanceof Confidence.FromModel ? judged : unjudged;
    }

    private record Ranked(Signal signal, Confidence confidence, SignalOdds odds, SignalDocument draft) {}

    private static double growth(SignalDocument document) {
        SignalDocument.Believed believed = document.believed();
        return believed == null
                ? 0.0
                : Kelly.greatestLogGrowth(believed.probabilityOfProfit(), believed.netOdds());
    }

    private static double score(SignalDocument document) {
        Double score = document.riskAdjustedScore();
        return score == null ? Double.NEGATIVE_INFINITY : score;
    }
}
