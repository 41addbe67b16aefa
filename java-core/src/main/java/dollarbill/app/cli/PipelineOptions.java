package dollarbill.app.cli;

import dollarbill.app.PipelineRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options on what a run is about, shared by the verbs that make signals. */
final class PipelineOptions {
    @Option(names = "--symbols", split = ",", paramLabel = "SYMBOL", description = "Underlyings, separated by commas (default: those enabled in config/stocks.json).")
    List<String> symbols = new ArrayList<>();

    @Option(names = "--as-of", paramLabel = "DATE", description = "Last day that is known (default: the newest chain's).")
    @Nullable
    LocalDate asOf;

    @Option(names = "--portfolio-value", paramLabel = "USD", description = "Dollars to work with.")
    @Nullable
    Double portfolioValue;

    @Option(names = "--threads", paramLabel = "N", description = "Chains worked on at a time (default: one a processor).")
    @Nullable
    Integer threads;

    /** Returns the request the command line makes. */
    PipelineRequest request() {
        PipelineRequest request = PipelineRequest.configured().withSymbols(SymbolArguments.parse(symbols));
        if (asOf != null) {
            request = request.withAsOf(asOf);
        }
        if (portfolioValue != null) {
            if (!(portfolioValue > 0.0) || Double.isInfinite(portfolioValue)) {
                throw new UsageFault("--portfolio-value is " + portfolioValue + "; allowed: positive and finite");
            }
            request = request.withPortfolioValue(portfolioValue);
        }
        if (threads != null) {
            if (threads < 1) {
                throw new UsageFault("--threads is " + threads + "; allowed: at least 1");
            }
            request = request.withThreads(threads);
        }
        return request;
    }
}
