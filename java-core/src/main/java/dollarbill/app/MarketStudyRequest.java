package dollarbill.app;

import java.util.Locale;

/**
 * What a study of drawn markets is asked for.
 *
 * @param backtest  of signals, run on each market
 * @param markets  number of markets, 2 to 1000
 * @param firstSeed  seed of the first; the others follow it by one
 * @param mispriced  whether the markets hold the planted edge
 */
public record MarketStudyRequest(BacktestRequest backtest, int markets, long firstSeed, boolean mispriced) {
    /** Seed of the first market where nothing is said; that of the project's own sample is not among them. */
    public static final long FIRST_SEED = 1001L;

    private static final int FEWEST = 2;
    private static final int MOST = 1000;

    public MarketStudyRequest {
        if (markets < FEWEST || markets > MOST) {
            throw new IllegalArgumentException(
                    "markets is " + markets + "; allowed: " + FEWEST + " to " + MOST);
        }
        if (backtest.strategy() != BacktestRequest.Strategy.SIGNALS) {
            throw new IllegalArgumentException("strategy is " + backtest.strategy().text()
                    + "; allowed with markets: signals, whose edge is what a drawn market holds");
        }
        if (!backtest.checks().isEmpty()) {
            throw new IllegalArgumentException(
                    "checks are " + backtest.checks() + "; allowed with markets: none");
        }
        if (!mispriced && backtest.judges() != BacktestRequest.Judges.OFF) {
            throw new IllegalArgumentException("ml is " + backtest.judges().name().toLowerCase(Locale.ROOT)
                    + "; allowed with no-edge: off, since too few signals are left to learn from");
        }
    }
}
