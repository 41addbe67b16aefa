package dollarbill.backtest.engine;

import java.util.List;

/**
 * What a run did.
 *
 * @param ledger  every booking in order
 * @param days  the account at each end of day
 * @param trades  positions that ended, in order of their ends
 * @param fills  every leg traded, in order
 * @param refusals  what was not done, or not in full
 * @param marginCalls  closes under water, in order
 * @param end  state after the last day, to go on from
 */
public record BacktestResult(
        List<LedgerEntry> ledger,
        List<DayMark> days,
        List<ClosedTrade> trades,
        List<Fill> fills,
        List<Refusal> refusals,
        List<MarginCall> marginCalls,
        EngineState end) {
    public BacktestResult {
        ledger = List.copyOf(ledger);
        days = List.copyOf(days);
        trades = List.copyOf(trades);
        fills = List.copyOf(fills);
        refusals = List.copyOf(refusals);
        marginCalls = List.copyOf(marginCalls);
    }
}
