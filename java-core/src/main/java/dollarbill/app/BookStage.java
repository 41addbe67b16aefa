package dollarbill.app;

import dollarbill.app.config.MlConfig;
import dollarbill.app.config.TradingConfig;
import dollarbill.market.Reason;
import dollarbill.model.SignalClassifier;
import dollarbill.risk.BookBands;
import dollarbill.risk.BookGreeks;
import dollarbill.risk.BookState;
import dollarbill.risk.GuardBreach;
import dollarbill.risk.GuardLimits;
import dollarbill.risk.PositionGreeks;
import dollarbill.risk.RiskGuard;
import dollarbill.signal.Confidence;
import dollarbill.signal.Recommendation;
import dollarbill.signal.Signal;
import dollarbill.signal.SignalAssembly;
import dollarbill.signal.SignalDocument;
import dollarbill.signal.SizingContext;
import dollarbill.sizing.SizingLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Ranks signals, sizes them one after the other for one portfolio, and adds up the book.
 *
 * <p>Recommended signals with an expected profit that both models see come first. Within both groups best is the largest expected profit on each
 * dollar at risk; signals without one come last, by their edge.
 */
final class BookStage {
    private static final Comparator<SignalDocument> BEST_FIRST = Comparator
            .comparing(BookStage::recommended, Comparator.reverseOrder())
            .thenComparing(BookStage::score, Comparator.reverseOrder())
            .thenComparing(SignalDocument::edgePercent, Comparator.reverseOrder())
            .thenComparing(SignalDocument::id);

    private static final int MULTIPLIER = 100;
    private static final double STRONG = 0.70;

    private final SizingLimits judged;
    private final SizingLimits unjudged;
    private final BookBands bands;
    private final GuardLimits limits;
    private final Recommendation.Thresholds thresholds;

    BookStage(TradingConfig trading, MlConfig ml, double portfolioValue) {
        SizingLimits defaults = SizingLimits.defaults();
        double threshold = ml.mlIntegration().confidenceThreshold();
        this.judged = limits(trading, defaults, portfolioValue, threshold);
        this.unjudged = limits(trading, defaults, portfolioValue, 0.0);
        this.bands = BookBands.defaults().withTopPositions(trading.maxPositions());
        this.limits = trading.guardLimits();
        this.thresholds = thresholds(ml);
    }

    /** Returns where recommendations change: BUY from the confidence threshold on, HOLD from the model's own. */
    static Recommendation.Thresholds thresholds(MlConfig ml) {
        double threshold = ml.mlIntegration().confidenceThreshold();
        MlConfig.Model model = ml.models().get(SignalClassifier.ID);
        double hold = model == null ? threshold : Math.min(model.threshold(), threshold);
        return new Recommendation.Thresholds(Math.max(STRONG, threshold), threshold, hold);
    }

    /**
     * Sized signals and their book.
     *
     * @param signals  all, best first
     * @param book  those with contracts, together
     * @param best  the best signals as if one contract of each were held
     */
    record Book(List<SignalDocument> signals, BookGreeks book, BookGreeks best) {}

    Book size(List<Signal> signals, List<Confidence> confidences) {
        record Ranked(Signal signal, Confidence confidence, SignalDocument draft) {}
        List<Ranked> ranked = new ArrayList<>(signals.size());
        for (int i = 0; i < signals.size(); i++) {
            Confidence confidence = confidences.get(i);
            ranked.add(new Ranked(
                    signals.get(i),
                    confidence,
                    assemble(signals.get(i), confidence, SizingContext.empty(limits(confidence)))));
        }
        ranked.sort(Comparator.comparing(Ranked::draft, BEST_FIRST));
        List<SignalDocument> sized = new ArrayList<>(ranked.size());
        List<PositionGreeks> positions = new ArrayList<>();
        double cash = judged.portfolioValue();
        int open = 0;
        for (Ranked next : ranked) {
            SignalDocument document = assemble(
                    next.signal(), next.confidence(), new SizingContext(limits(next.confidence()), cash, open));
            sized.add(document);
            if (document.sizing().contracts() > 0) {
                cash = Math.max(cash - document.sizing().allocation(), 0.0);
                open++;
                positions.add(position(document, document.sizing().contracts()));
            }
        }
        List<PositionGreeks> oneEach = sized.stream().map(document -> position(document, 1)).toList();
        return new Book(List.copyOf(sized), BookGreeks.of(positions, bands), BookGreeks.of(oneEach, bands));
    }

    /** Returns the limits that a book of today breaks; the account opens with it. */
    List<GuardBreach> breaches(BookGreeks book) {
        double equity = judged.portfolioValue();
        BookState state = new BookState(
                equity, equity, equity, book.delta(), book.gamma(), book.vegaPerVolPoint(), book.positions());
        return RiskGuard.breaches(state, limits);
    }

    private SignalDocument assemble(Signal signal, Confidence confidence, SizingContext context) {
        return SignalAssembly.assemble(signal, confidence, SignalAssembly.odds(signal), context, thresholds);
    }

    private SizingLimits limits(Confidence confidence) {
        return confidence instanceof Confidence.FromModel ? judged : unjudged;
    }

    private static SizingLimits limits(
            TradingConfig trading, SizingLimits defaults, double portfolioValue, double leastProbability) {
        return new SizingLimits(
                portfolioValue,
                trading.maxPerPosition(),
                trading.maxPositions(),
                trading.minAllocation(),
                trading.scaling(),
                defaults.sampleSizeHalf(),
                defaults.unmeasuredFactor(),
                leastProbability,
                MULTIPLIER);
    }

    private static PositionGreeks position(SignalDocument document, long contracts) {
        return new PositionGreeks(
                document.id(),
                document.side().sign() * (double) contracts,
                document.delta(),
                document.gamma(),
                document.vega(),
                document.theta(),
                document.costs().edgePerShare());
    }

    private static boolean recommended(SignalDocument document) {
        Recommendation said = document.mlRecommendation();
        return (said == Recommendation.STRONG_BUY || said == Recommendation.BUY)
                && score(document) > 0.0
                && document.secondOpinion().reason() != Reason.MODELS_DISAGREE;
    }

    private static double score(SignalDocument document) {
        Double score = document.riskAdjustedScore();
        return score == null ? Double.NEGATIVE_INFINITY : score;
    }
}
