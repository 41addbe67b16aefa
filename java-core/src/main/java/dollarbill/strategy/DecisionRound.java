package dollarbill.strategy;

import dollarbill.market.OptionChain;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.risk.GuardLimits;
import dollarbill.sizing.SizingLimits;
import dollarbill.strategy.StrategyAdvisor.Advice;
import dollarbill.strategy.StrategyRecommendation.NoTrade;
import dollarbill.surface.SurfaceFit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides what to hold of several underlyings one after the other, each sized for and held to the book that those before it leave.
 *
 * <p>The order is that of the overall confidence, highest first; of equal ones by symbol.
 */
public final class DecisionRound {
    private static final Comparator<Candidate> SUREST_FIRST = Comparator
            .comparingDouble((Candidate candidate) -> candidate.selected().overallConfidence())
            .reversed()
            .thenComparing(Candidate::symbol);

    private final StrategyAdvisor advisor;
    private final SizingLimits sizing;
    private final GuardLimits limits;

    /**
     * Creates a round.
     *
     * @param advisor  selector and structures
     * @param sizing  limits on the size of a position
     * @param limits  of the guard
     */
    public DecisionRound(StrategyAdvisor advisor, SizingLimits sizing, GuardLimits limits) {
        this.advisor = advisor;
        this.sizing = sizing;
        this.limits = limits;
    }

    /** What there is to trade of an underlying. */
    public sealed interface Quotes {
        /**
         * A chain with its smiles.
         *
         * @param chain  usable quotes
         * @param fit  the surface fitted to them
         */
        record Listed(OptionChain chain, SurfaceFit fit) implements Quotes {}

        /**
         * There is no usable chain.
         *
         * @param reason  why
         * @param detail  the reason in words
         */
        record Missing(Reason reason, String detail) implements Quotes {}
    }

    /**
     * What is decided about one underlying.
     *
     * @param place  of its view among those given
     * @param advice  strategy and position
     * @param before  what was held when it was decided
     */
    public record Decided(int place, Advice advice, HeldBook before) {}

    /** A view that the selector has read. */
    private record Candidate(int place, StrategyRecommendation selected) {
        Symbol symbol() {
            return selected.view().symbol();
        }
    }

    /**
     * Decides.
     *
     * @param views  at most one an underlying
     * @param quotes  asked of an underlying only where the selector trades it
     * @param start  what is held before the first decision
     * @return one a view, in the order decided
     */
    public List<Decided> decide(List<MarketView> views, Function<Symbol, Quotes> quotes, HeldBook start) {
        List<Candidate> candidates = new ArrayList<>();
        for (MarketView view : views) {
            candidates.add(new Candidate(candidates.size(), advisor.select(view)));
        }
        candidates.sort(SUREST_FIRST);
        List<Decided> decided = new ArrayList<>();
        HeldBook book = start;
        for (Candidate next : candidates) {
            if (next.selected().decision() instanceof NoTrade) {
                decided.add(new Decided(next.place(), new Advice(next.selected(), Optional.empty()), book));
                continue;
            }
            Quotes found = quotes.apply(next.symbol());
            Advice advice = advice(next.selected(), found, book);
            decided.add(new Decided(next.place(), advice, book));
            book = after(book, found, advice);
        }
        return decided;
    }

    private Advice advice(StrategyRecommendation selected, Quotes quotes, HeldBook book) {
        return switch (quotes) {
            case Quotes.Listed(var chain, var fit) -> advisor.advise(selected, chain, fit, book.context(sizing))
                    .guarded(fit.surface(), book.state(), limits);
            case Quotes.Missing(Reason reason, String detail) -> advisor.withoutChain(selected, reason, detail);
        };
    }

    private static HeldBook after(HeldBook book, Quotes quotes, Advice advice) {
        return quotes instanceof Quotes.Listed listed && advice.plan().orElse(null) instanceof TradePlan.Planned planned
                ? book.after(
                        GuardedPlan.after(planned, listed.fit().surface(), book.state()), planned.maxLoss())
                : book;
    }
}
