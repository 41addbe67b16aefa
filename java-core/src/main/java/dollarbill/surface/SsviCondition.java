package dollarbill.surface;

/**
 * A condition under which an SSVI surface allows no arbitrage, and how near its parameters come to it.
 *
 * @param kind  {@link ArbitrageKind#BUTTERFLY} or {@link ArbitrageKind#CALENDAR}, what it rules out
 * @param term  what is bounded
 * @param value  of the term
 * @param atMost  its bound
 */
public record SsviCondition(ArbitrageKind kind, String term, double value, double atMost) {
    /** Returns whether the term is within its bound, but for rounding. */
    public boolean holds() {
        return value <= atMost * (1.0 + 1e-12);
    }
}
