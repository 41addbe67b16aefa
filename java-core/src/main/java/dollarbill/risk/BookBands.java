package dollarbill.risk;

/**
 * What of a book its report counts, and where its words change.
 *
 * @param topPositions  positions counted, best first, at least 1
 * @param multiplier  shares in a contract, at least 1
 * @param deltaNeutral  a book with a smaller absolute delta (shares) is called neutral, positive
 * @param vegaWarning  absolute vega in dollars per vol point above which the report warns, positive
 */
public record BookBands(int topPositions, int multiplier, double deltaNeutral, double vegaWarning) {
    public BookBands {
        positive("topPositions", topPositions);
        positive("multiplier", multiplier);
        positive("deltaNeutral", deltaNeutral);
        positive("vegaWarning", vegaWarning);
    }

    /** Returns ten positions of 100 shares, neutral below 5 shares of delta, warning over 100 $ of vega. */
    public static BookBands defaults() {
        return new BookBands(10, 100, 5.0, 100.0);
    }

    /** Returns these bands over another number of positions. */
    public BookBands withTopPositions(int positions) {
        return new BookBands(positions, multiplier, deltaNeutral, vegaWarning);
    }

    private static void positive(String name, double value) {
        if (!(value > 0.0)) {
            throw new IllegalArgumentException(name + " " + value + " must be positive");
        }
    }
}
