package dollarbill.backtest.engine;

/** Runs a strategy over a tape, day by day. */
public final class Backtest {
    private Backtest() {}

    /**
     * Runs from cash alone.
     *
     * @param tape  days, at least one
     * @param strategy  decides at each close
     * @param settings  how it trades
     * @param progress  hears of each day
     * @throws IllegalArgumentException  if the tape has no day, or its days are not in order
     * @throws IllegalStateException  if an entry does not balance the ledger
     */
    @SuppressWarnings("DoNotCallSuggester")
    public static BacktestResult run(
            MarketTape tape, DailyStrategy strategy, EngineSettings settings, Progress progress) {
        throw new UnsupportedOperationException("the engine is not there yet");
    }
}
