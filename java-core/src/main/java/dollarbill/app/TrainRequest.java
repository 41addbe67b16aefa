package dollarbill.app;

import dollarbill.market.Symbol;
import java.util.List;

/**
 * What a training is asked for.
 *
 * @param symbols  underlyings to learn from; the enabled ones of the configuration where empty
 * @param promote  whether the new version goes into service even where another serves
 * @param threads  underlyings replayed at the same time, at least 1; the result does not depend on it
 */
public record TrainRequest(List<Symbol> symbols, boolean promote, int threads) {
    public TrainRequest {
        symbols = List.copyOf(symbols);
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; allowed: at least 1");
        }
    }
}
