package dollarbill.app;

import dollarbill.app.SymbolDay.Listed;
import dollarbill.app.config.Configuration;
import dollarbill.feature.FeatureValue;
import dollarbill.market.Reason;
import dollarbill.model.Outlook;
import dollarbill.risk.GuardLimits;
import dollarbill.sizing.SizingLimits;
import dollarbill.strategy.GuardedPlan;
import dollarbill.strategy.StrategyAdvisor;
import dollarbill.strategy.StrategyAdvisor.Advice;
import dollarbill.strategy.StrategyRecommendation;
import dollarbill.strategy.TradePlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Decides recommendations one after the other, each sized for and held to the book that those before it leave.
 *
 * <p>The order is that of the overall confidence, highest first; of equal ones by symbol.
 */
final class AdviceStage {
    private static final Comparator<Candidate> SUREST_FIRST = Comparator
            .comparingDouble((Candidate candidate) -> candidate.selected().overallConfidence())
            .reversed()
            .thenComparing(candidate -> candidate.day().symbol());

    private final StrategyAdvisor advisor;
    private final SizingLimits sizing;
    private final GuardLimits limits;

    AdviceStage(Configuration configuration, double portfolioValue) {
        advisor = new StrategyAdvisor(
                configuration.trading().selector().rules(), MarketStage.costs(configuration));
        sizing = BookStage.empty(configuration.trading(), portfolioValue).limits();
        limits = configuration.trading().guardLimits();
    }

    /** A symbol with a view to decide on, and its place among those asked. */
    private record Candidate(int place, SymbolDay day, StrategyRecommendation selected) {}

    /**
     * Decides.
     *
     * @param days  what is known of each symbol
     * @param outlooks  what the models foretell of each
     * @param start  what is held before the first
     * @return one a symbol, in the order given
     */
    List<SymbolAdvice> decide(List<SymbolDay> days, List<SymbolOutlook> outlooks, HeldBook start) {
        SymbolAdvice.Ruling[] rulings = new SymbolAdvice.Ruling[days.size()];
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < rulings.length; i++) {
            int place = i;
            view(days.get(i), outlooks.get(i)).ifPresentOrElse(
                    selected -> candidates.add(new Candidate(place, days.get(place), selected)),
                    () -> rulings[place] = withheld(days.get(place), outlooks.get(place)));
        }
        candidates.sort(SUREST_FIRST);
        HeldBook book = start;
        for (int order = 1; order <= candidates.size(); order++) {
            Candidate next = candidates.get(order - 1);
            Advice advice = advice(next, book);
            rulings[next.place()] = new SymbolAdvice.Advised(advice, order, book);
            book = after(book, next.day(), advice);
        }
        List<SymbolAdvice> advice = new ArrayList<>(rulings.length);
        for (int i = 0; i < rulings.length; i++) {
            advice.add(new SymbolAdvice(days.get(i), outlooks.get(i), rulings[i]));
        }
        return advice;
    }

    private Optional<StrategyRecommendation> view(SymbolDay day, SymbolOutlook outlook) {
        return day.features() instanceof SymbolDay.Unknown
                ? Optional.empty()
                : RecommendService.view(day.symbol(), day.asOf(), outlook, expectedVolatility(day))
                        .map(advisor::select);
    }

    private Advice advice(Candidate candidate, HeldBook book) {
        return switch (candidate.day().chain()) {
            case Listed(var chain, var fit) -> advisor
                    .advise(candidate.selected(), chain, fit, book.context(sizing))
                    .guarded(fit.surface(), book.state(), limits);
            case SymbolDay.Unknown(Reason reason, String detail) ->
                advisor.withoutChain(candidate.selected(), reason, detail);
        };
    }

    private static HeldBook after(HeldBook book, SymbolDay day, Advice advice) {
        return day.chain() instanceof Listed listed
                && advice.plan().orElse(null) instanceof TradePlan.Planned planned
                        ? book.after(GuardedPlan.after(planned, listed.fit().surface(), book.state()),
                                planned.maxLoss())
                        : book;
    }

    private static SymbolAdvice.Ruling withheld(SymbolDay day, SymbolOutlook outlook) {
        if (day.features() instanceof SymbolDay.Unknown(Reason reason, String detail)) {
            return new SymbolAdvice.Withheld(reason.name(), detail);
        }
        Outlook.Untold<?> untold = outlook.direction() instanceof Outlook.Untold<?> none
                ? none
                : (Outlook.Untold<?>) outlook.volatility();
        return new SymbolAdvice.Withheld(untold.reason(), untold.message());
    }

    private static OptionalDouble expectedVolatility(SymbolDay day) {
        return day.features() instanceof SymbolDay.Known known
                && known.volatility() instanceof FeatureValue.Known(double percent, var at)
                        ? OptionalDouble.of(percent / 100.0)
                        : OptionalDouble.empty();
    }
}
