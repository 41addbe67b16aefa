package dollarbill.strategy;

import dollarbill.market.OptionType;
import java.util.List;

/**
 * One leg of a strategy before strikes are known.
 *
 * @param quantity  bought above zero, sold below
 * @param type  call or put
 * @param minDelta  least absolute delta
 * @param maxDelta  largest absolute delta
 */
record LegPlan(int quantity, OptionType type, double minDelta, double maxDelta) {
    /** Returns the legs of a strategy, the one it is named for first; those of an iron condor by rising strike. */
    static List<LegPlan> of(OptionStrategy strategy, SelectorRules rules) {
        double spread = rules.legs().spread();
        return switch (strategy) {
            case BUY_CALLS -> List.of(main(1, OptionType.CALL, rules));
            case BULL_CALL_SPREAD -> List.of(main(1, OptionType.CALL, rules), at(-1, OptionType.CALL, spread));
            case BULL_PUT_SPREAD -> List.of(main(-1, OptionType.PUT, rules), at(1, OptionType.PUT, spread));
            case BUY_PUTS -> List.of(main(1, OptionType.PUT, rules));
            case BEAR_PUT_SPREAD -> List.of(main(1, OptionType.PUT, rules), at(-1, OptionType.PUT, spread));
            case BEAR_CALL_SPREAD -> List.of(main(-1, OptionType.CALL, rules), at(1, OptionType.CALL, spread));
            case IRON_CONDOR -> List.of(
                    at(1, OptionType.PUT, rules.legs().condorLong()),
                    at(-1, OptionType.PUT, rules.legs().condorShort()),
                    at(-1, OptionType.CALL, rules.legs().condorShort()),
                    at(1, OptionType.CALL, rules.legs().condorLong()));
        };
    }

    private static LegPlan main(int quantity, OptionType type, SelectorRules rules) {
        return new LegPlan(quantity, type, rules.trade().minDelta(), rules.trade().maxDelta());
    }

    private static LegPlan at(int quantity, OptionType type, double delta) {
        return new LegPlan(quantity, type, delta, delta);
    }

    /** Returns how far an absolute delta lies from the middle of those allowed. */
    double fromMiddle(double delta) {
        return Math.abs(delta - 0.5 * (minDelta + maxDelta));
    }

    /** Returns how far an absolute delta lies outside those allowed. */
    double outside(double delta) {
        return Math.max(Math.max(minDelta - delta, delta - maxDelta), 0.0);
    }
}
