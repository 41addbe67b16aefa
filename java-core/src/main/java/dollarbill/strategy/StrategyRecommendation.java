package dollarbill.strategy;

import dollarbill.market.Reason;
import java.util.List;
import java.util.Optional;

/**
 * What the selector makes of a view.
 *
 * @param view  the view
 * @param overallConfidence  weighted mean of the confidences in direction and regime
 * @param decision  a strategy, or none with the reason
 * @param reasoning  how the decision follows from the view, one sentence each
 * @param cautions  what to know before trading it, one sentence each
 */
public record StrategyRecommendation(
        MarketView view,
        double overallConfidence,
        Decision decision,
        List<String> reasoning,
        List<String> cautions) {
    public StrategyRecommendation {
        reasoning = List.copyOf(reasoning);
        cautions = List.copyOf(cautions);
    }

    /** A strategy or none. */
    public sealed interface Decision {
        /** Returns how much of the loss budget is used. */
        PositionSize size();
    }

    /**
     * A strategy to trade.
     *
     * @param strategy  which
     * @param size  half or full
     * @param parameters  how
     */
    public record Trade(OptionStrategy strategy, PositionSize size, TradeParameters parameters) implements Decision {
        public Trade {
            if (size == PositionSize.NONE) {
                throw new IllegalArgumentException("size of a trade must be HALF or FULL, got NONE");
            }
        }
    }

    /**
     * No trade.
     *
     * @param reason  why
     * @param detail  the reason with its numbers
     * @param matched  the strategy of the matrix that a higher confidence would have led to
     */
    public record NoTrade(Reason reason, String detail, Optional<OptionStrategy> matched) implements Decision {
        @Override
        public PositionSize size() {
            return PositionSize.NONE;
        }
    }
}
