package dollarbill.risk;

/**
 * One sentence about a book.
 *
 * @param code  what it says
 * @param value  the number it is about
 * @param text  the sentence
 */
public record Remark(Code code, double value, String text) {
    /** What a sentence says. */
    public enum Code {
        /** Absolute delta below the neutral band. */
        DELTA_NEUTRAL,
        /** The book gains when underlyings rise. */
        DELTA_LONG,
        /** The book gains when underlyings fall. */
        DELTA_SHORT,
        /** Vega within the warning. */
        VEGA_MODERATE,
        /** Vega beyond the warning. */
        VEGA_HIGH,
        /** Time passing earns money. */
        THETA_EARNS,
        /** Time passing costs money. */
        THETA_COSTS,
        /** Edge of all positions together. */
        EDGE_COMBINED,
        /** No positions. */
        BOOK_EMPTY
    }
}
