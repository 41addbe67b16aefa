package dollarbill.app;

import dollarbill.strategy.HeldBook;
import dollarbill.strategy.StrategyAdvisor.Advice;

/**
 * What to do about one symbol, with what it follows from.
 *
 * @param day  what is known of it
 * @param outlook  what the models foretell
 * @param ruling  a recommendation, or why there is none
 */
public record SymbolAdvice(SymbolDay day, SymbolOutlook outlook, Ruling ruling) {
    /** A recommendation, or why there is none. */
    public sealed interface Ruling {}

    /**
     * A recommendation, which may be to trade nothing.
     *
     * @param advice  strategy and position
     * @param order  place among the decisions of its run, from 1
     * @param before  what was held when it was decided
     */
    public record Advised(Advice advice, int order, HeldBook before) implements Ruling {}

    /**
     * There is no view of the market to recommend anything on.
     *
     * @param reason  code of a reason of the market or of a model
     * @param detail  the reason in words
     */
    public record Withheld(String reason, String detail) implements Ruling {}
}
