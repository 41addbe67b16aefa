package dollarbill.strategy;

import dollarbill.market.Reason;
import dollarbill.strategy.SelectorRules.Bounds;
import dollarbill.strategy.StrategyRecommendation.Decision;
import dollarbill.strategy.StrategyRecommendation.NoTrade;
import dollarbill.strategy.StrategyRecommendation.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Chooses a strategy by direction and regime of implied volatility, and its size by confidence.
 *
 * <p>A direction below its least confidence, or without evidence that it can be foretold, counts as unknown: an iron condor where options
 * are dear, no trade otherwise. A regime below its own, or both together below theirs, is no trade. Overall confidence is the mean of the
 * two, weighted by the rules. A confidence on a bound has reached it; decimals that binary numbers cannot hold are allowed 1e-12.
 */
public final class StrategySelector {
    private static final double ROUNDING = 1e-12;

    private final SelectorRules rules;

    /** Creates a selector. */
    public StrategySelector(SelectorRules rules) {
        this.rules = rules;
    }

    /** Returns what to trade on a view, if anything. */
    public StrategyRecommendation select(MarketView view) {
        Bounds bounds = rules.bounds();
        double overall = bounds.directionWeight() * view.directionConfidence()
                + (1.0 - bounds.directionWeight()) * view.regimeConfidence();
        Decision decision = decide(view, overall);
        return new StrategyRecommendation(
                view, overall, decision, reasoning(view, overall, decision), cautions(view, decision));
    }

    private Decision decide(MarketView view, double overall) {
        Bounds bounds = rules.bounds();
        Optional<OptionStrategy> matched = matched(view);
        if (!reaches(view.regimeConfidence(), bounds.minRegime())) {
            return refused(
                    Reason.SELECTOR_REGIME_UNSURE, "regime", view.regimeConfidence(), bounds.minRegime(), matched);
        }
        if (matched.isEmpty()) {
            return new NoTrade(Reason.SELECTOR_DIRECTION_UNSURE, directionUnsure(view), matched);
        }
        if (!reaches(overall, bounds.minOverall())) {
            return refused(Reason.SELECTOR_OVERALL_UNSURE, "overall", overall, bounds.minOverall(), matched);
        }
        PositionSize size = size(overall);
        return size == PositionSize.NONE
                ? refused(Reason.SELECTOR_SIZE_NONE, "overall", overall, bounds.half(), matched)
                : new Trade(matched.get(), size, rules.trade());
    }

    private PositionSize size(double overall) {
        if (reaches(overall, rules.bounds().full())) {
            return PositionSize.FULL;
        }
        return reaches(overall, rules.bounds().half()) ? PositionSize.HALF : PositionSize.NONE;
    }

    /** The matrix; empty where an unknown direction has no strategy. */
    private Optional<OptionStrategy> matched(MarketView view) {
        if (!directionKnown(view)) {
            return view.regime() == IvRegime.HIGH ? Optional.of(OptionStrategy.IRON_CONDOR) : Optional.empty();
        }
        return Optional.of(switch (view.direction()) {
            case UP -> switch (view.regime()) {
                case LOW -> OptionStrategy.BUY_CALLS;
                case NORMAL -> OptionStrategy.BULL_CALL_SPREAD;
                case HIGH -> OptionStrategy.BULL_PUT_SPREAD;
            };
            case DOWN -> switch (view.regime()) {
                case LOW -> OptionStrategy.BUY_PUTS;
                case NORMAL -> OptionStrategy.BEAR_PUT_SPREAD;
                case HIGH -> OptionStrategy.BEAR_CALL_SPREAD;
            };
        });
    }

    private boolean directionKnown(MarketView view) {
        return view.directionForetold() && reaches(view.directionConfidence(), rules.bounds().minDirection());
    }

    private String directionUnsure(MarketView view) {
        return view.directionForetold()
                ? below("direction", view.directionConfidence(), rules.bounds().minDirection())
                : "no evidence that the direction can be foretold: " + percent(view.directionConfidence())
                        + " is a base rate";
    }

    private static boolean reaches(double confidence, double bound) {
        return confidence >= bound - ROUNDING;
    }

    private static NoTrade refused(
            Reason reason, String what, double confidence, double bound, Optional<OptionStrategy> matched) {
        return new NoTrade(reason, below(what, confidence, bound), matched);
    }

    private static String below(String what, double confidence, double bound) {
        return what + " confidence " + percent(confidence) + " below " + percent(bound);
    }

    private List<String> reasoning(MarketView view, double overall, Decision decision) {
        List<String> lines = new ArrayList<>();
        lines.add("direction " + view.direction() + " at " + percent(view.directionConfidence())
                + unknown(view));
        lines.add("implied volatility " + view.regime() + " at " + percent(view.regimeConfidence()));
        lines.add("overall confidence " + percent(overall) + ": size " + decision.size());
        lines.add(switch (decision) {
            case Trade trade -> trade.strategy().text() + ": " + trade.strategy().rationale();
            case NoTrade none -> "no trade: " + none.detail();
        });
        return lines;
    }

    private String unknown(MarketView view) {
        if (directionKnown(view)) {
            return "";
        }
        return view.directionForetold() ? ", below " + percent(rules.bounds().minDirection()) + ": unknown"
                : ", a base rate without evidence of skill: unknown";
    }

    private List<String> cautions(MarketView view, Decision decision) {
        if (!(decision instanceof Trade trade)) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        if (trade.strategy() == OptionStrategy.IRON_CONDOR) {
            lines.add("a large move either way loses the width of a wing less the credit");
        } else {
            lines.add("the probability of the direction is used up to expiry, whatever its own horizon");
        }
        if (view.expectedVolatility().isEmpty()) {
            lines.add("no forecast of volatility: that of the smile is believed");
        }
        return lines;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * share);
    }
}
