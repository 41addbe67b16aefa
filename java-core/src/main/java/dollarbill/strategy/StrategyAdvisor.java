package dollarbill.strategy;

import dollarbill.market.OptionChain;
import dollarbill.market.Reason;
import dollarbill.risk.BookState;
import dollarbill.risk.GuardLimits;
import dollarbill.signal.CostModel;
import dollarbill.signal.SizingContext;
import dollarbill.strategy.StrategyRecommendation.NoTrade;
import dollarbill.strategy.StrategyRecommendation.Trade;
import dollarbill.surface.SurfaceFit;
import dollarbill.surface.VolSurface;
import java.util.Optional;

/** From a view to a position on a chain: selector, then structure. */
public final class StrategyAdvisor {
    private final StrategySelector selector;
    private final StructureBuilder builder;

    /** Creates an advisor. */
    public StrategyAdvisor(SelectorRules rules, CostModel costs) {
        this.selector = new StrategySelector(rules);
        this.builder = new StructureBuilder(rules, costs);
    }

    /**
     * What is advised on a view.
     *
     * @param recommendation  what the selector makes of it
     * @param plan  the position on the chain, or why there is none; absent where the selector trades nothing
     */
    public record Advice(StrategyRecommendation recommendation, Optional<TradePlan> plan) {
        /** Returns the advice as far as the guard lets it. */
        public Advice guarded(VolSurface surface, BookState book, GuardLimits limits) {
            return new Advice(recommendation, plan.map(p -> GuardedPlan.of(p, surface, book, limits)));
        }

        /** Returns whether there is a position to open. */
        public boolean trades() {
            return plan.filter(TradePlan.Planned.class::isInstance).isPresent();
        }
    }

    /** Returns what the selector makes of a view. */
    public StrategyRecommendation select(MarketView view) {
        return selector.select(view);
    }

    /**
     * Returns what to do on a view where there is no chain to trade on.
     *
     * @param recommendation  what the selector makes of the view
     * @param reason  why there is none
     * @param detail  the reason in words
     */
    public Advice withoutChain(StrategyRecommendation recommendation, Reason reason, String detail) {
        return switch (recommendation.decision()) {
            case NoTrade none -> new Advice(recommendation, Optional.empty());
            case Trade trade -> new Advice(recommendation, Optional.of(TradePlan.Refused.before(reason, detail)));
        };
    }

    /** Returns what to do on a view; {@link StructureBuilder#build} says what the arguments are. */
    public Advice advise(MarketView view, OptionChain chain, SurfaceFit surface, SizingContext book) {
        return advise(selector.select(view), chain, surface, book);
    }

    /** Returns what to do where the selector has been asked. */
    public Advice advise(
            StrategyRecommendation recommendation, OptionChain chain, SurfaceFit surface, SizingContext book) {
        return switch (recommendation.decision()) {
            case NoTrade none -> new Advice(recommendation, Optional.empty());
            case Trade trade -> new Advice(
                    recommendation,
                    Optional.of(builder.build(trade, recommendation.view(), chain, surface, book)));
        };
    }
}
