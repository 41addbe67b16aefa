package dollarbill.app;

import dollarbill.feature.PointInTime;
import dollarbill.strategy.HeldBook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Recommendations for several symbols.
 *
 * @param asOf  day after whose close they are made
 * @param synthetic  whether any of the data is simulated
 * @param portfolioValue  dollars sized for
 * @param held  what was held before the first decision
 * @param symbols  one a symbol, in the order asked
 * @param configHash  SHA-256 of the configuration and its overrides
 */
public record RecommendRun(
        LocalDate asOf,
        boolean synthetic,
        double portfolioValue,
        HeldBook held,
        List<SymbolAdvice> symbols,
        String configHash) {
    public RecommendRun {
        symbols = List.copyOf(symbols);
    }

    /** Returns whether there is a position to open for any symbol. */
    public boolean trades() {
        return symbols.stream()
                .anyMatch(symbol -> symbol.ruling() instanceof SymbolAdvice.Advised advised
                        && advised.advice().trades());
    }

    /** Returns the moment up to which everything in it was known. */
    public Instant moment() {
        return PointInTime.cutoff(asOf);
    }
}
