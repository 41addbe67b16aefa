package dollarbill.app;

import dollarbill.market.Symbol;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a run is asked for.
 *
 * @param symbols  underlyings, each of which must have a chain; the enabled ones of the configuration where empty
 * @param asOf  day from whose close on nothing is known; the day of the newest chain where absent
 * @param portfolioValue  dollars to work with; the configured ones where absent
 * @param threads  chains worked on at the same time, at least 1; the result does not depend on it
 */
public record PipelineRequest(
        List<Symbol> symbols, Optional<LocalDate> asOf, OptionalDouble portfolioValue, int threads) {
    public PipelineRequest {
        symbols = List.copyOf(symbols);
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + "; allowed: at least 1");
        }
    }

    /** Returns a request for everything that is configured, on all processors. */
    public static PipelineRequest configured() {
        return new PipelineRequest(
                List.of(), Optional.empty(), OptionalDouble.empty(), Runtime.getRuntime().availableProcessors());
    }

    /** Returns a copy for the given underlyings. */
    public PipelineRequest withSymbols(List<Symbol> chosen) {
        return new PipelineRequest(chosen, asOf, portfolioValue, threads);
    }

    /** Returns a copy as of a day. */
    public PipelineRequest withAsOf(LocalDate day) {
        return new PipelineRequest(symbols, Optional.of(day), portfolioValue, threads);
    }

    /** Returns a copy with other money. */
    public PipelineRequest withPortfolioValue(double dollars) {
        return new PipelineRequest(symbols, asOf, OptionalDouble.of(dollars), threads);
    }

    /** Returns a copy with another number of threads. */
    public PipelineRequest withThreads(int count) {
        return new PipelineRequest(symbols, asOf, portfolioValue, count);
    }
}
