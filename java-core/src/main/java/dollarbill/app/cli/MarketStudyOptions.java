package dollarbill.app.cli;

import dollarbill.app.BacktestRequest;
import dollarbill.app.MarketStudyRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options on drawn markets that a backtest is run on instead of the data folder. */
final class MarketStudyOptions {
    @Option(names = "--markets", paramLabel = "N", description = "Run signals on N markets drawn as 'sample' draws them, 2 to 1000, instead of the data folder, and show means over markets.")
    @Nullable
    Integer markets;

    @Option(names = "--first-seed", paramLabel = "N", description = "With --markets: seed of the first; the others follow by one (default: 1001).")
    @Nullable
    Long firstSeed;

    @Option(names = "--no-edge", description = "With --markets: plant no mispriced quotes; needs --ml off, since too few signals are left to learn from.")
    boolean noEdge;

    boolean asked() {
        if (markets == null && (firstSeed != null || noEdge)) {
            throw new UsageFault("--first-seed and --no-edge need --markets");
        }
        return markets != null;
    }

    MarketStudyRequest request(BacktestOptions asked) {
        BacktestRequest backtest = asked.request();
        try {
            return new MarketStudyRequest(
                    backtest, markets == null ? 0 : markets,
                    firstSeed == null ? MarketStudyRequest.FIRST_SEED : firstSeed, !noEdge);
        } catch (IllegalArgumentException e) {
            throw new UsageFault("--" + e.getMessage());
        }
    }
}
