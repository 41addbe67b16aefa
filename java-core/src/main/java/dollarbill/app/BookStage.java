package dollarbill.app;

import dollarbill.app.config.MlConfig;
import dollarbill.app.config.TradingConfig;
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
import dollarbill.signal.SignalDocument;
import dollarbill.signal.SignalSizer;
import dollarbill.signal.SizingContext;
import dollarbill.sizing.SizingLimits;
import java.util.List;

/** Sizes the signals of a run for an empty portfolio, one after the other within the limits of the guard, and adds up the book. */
final class BookStage {
    private static final int MULTIPLIER = 100;
    private static final double STRONG = 0.70;

    private final double portfolioValue;
    private final SignalSizer sizer;
    private final BookBands bands;
    private final GuardLimits limits;

    BookStage(TradingConfig trading, MlConfig ml, double portfolioValue) {
        this.portfolioValue = portfolioValue;
        this.sizer = sizer(trading, ml, portfolioValue).guarded(trading.guardLimits());
        this.bands = BookBands.defaults().withTopPositions(trading.maxPositions());
        this.limits = trading.guardLimits();
    }

    /** Returns what ranks and sizes signals, in service and in a backtest. */
    static SignalSizer sizer(TradingConfig trading, MlConfig ml, double portfolioValue) {
        return sizer(trading, ml, portfolioValue, trading.scaling(), ml.mlIntegration().confidenceThreshold());
    }

    /**
     * Returns the same with another share of the Kelly stake and another least confidence.
     *
     * @param kelly  share of the Kelly stake taken, above 0 to 1
     * @param leastProbability  of a classifier that is traded, 0 to 1
     */
    static SignalSizer sizer(
            TradingConfig trading, MlConfig ml, double portfolioValue, double kelly, double leastProbability) {
        return new SignalSizer(
                limits(trading, portfolioValue, leastProbability).withKellyFraction(kelly),
                limits(trading, portfolioValue, 0.0).withKellyFraction(kelly),
                thresholds(ml));
    }

    /** Returns the book with nothing in it, for positions without a confidence of the classifier. */
    static SizingContext empty(TradingConfig trading, double portfolioValue) {
        return SizingContext.empty(limits(trading, portfolioValue, 0.0));
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
        List<SignalDocument> sized = sizer.size(signals, confidences)
                .stream()
                .map(SignalSizer.Sized::document)
                .toList();
        List<PositionGreeks> positions = sized.stream()
                .filter(document -> document.sizing().contracts() > 0)
                .map(document -> position(document, document.sizing().contracts()))
                .toList();
        List<PositionGreeks> oneEach = sized.stream().map(document -> position(document, 1)).toList();
        return new Book(sized, BookGreeks.of(positions, bands), BookGreeks.of(oneEach, bands));
    }

    /** Returns the limits that a book of today breaks; the account opens with it. */
    List<GuardBreach> breaches(BookGreeks book) {
        BookState state = new BookState(
                portfolioValue,
                portfolioValue,
                portfolioValue,
                book.delta(),
                book.gamma(),
                book.vegaPerVolPoint(),
                book.positions());
        return RiskGuard.breaches(state, limits);
    }

    private static SizingLimits limits(TradingConfig trading, double portfolioValue, double leastProbability) {
        SizingLimits defaults = SizingLimits.defaults();
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
}
