package dollarbill.backtest.engine;

import java.time.LocalDate;
import java.util.List;

/**
 * Runs a strategy over a tape, day by day, in the order of events of {@code docs/backtest.md}; the same inputs give the same result, and the ledger
 * is checked after every event.
 */
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
    public static BacktestResult run(
            MarketTape tape, DailyStrategy strategy, EngineSettings settings, Progress progress) {
        List<LocalDate> days = ordered(tape);
        return run(new Session(tape, strategy, settings), 0, days.size(), progress);
    }

    /**
     * Goes on from the end of another run with the first day after it, as if it had not ended.
     *
     * @param tape  days, some of them after the other run's last
     * @param strategy  decides at each close
     * @param settings  how it trades; its initial cash is not deposited again
     * @param state  the other run's end
     * @param progress  hears of each day
     * @return what the days after the other run's last brought
     * @throws IllegalArgumentException  if the tape has no day after the other run, or its days are not in order
     * @throws IllegalStateException  if an entry does not balance the ledger
     */
    public static BacktestResult resume(
            MarketTape tape, DailyStrategy strategy, EngineSettings settings, EngineState state, Progress progress) {
        List<LocalDate> days = ordered(tape);
        int first = (int) days.stream().takeWhile(day -> !day.isAfter(state.date())).count();
        if (first == days.size()) {
            throw new IllegalArgumentException(
                    "tape ends on " + days.getLast() + "; days after " + state.date() + " needed");
        }
        return run(new Session(tape, strategy, settings, state), first, days.size(), progress);
    }

    private static BacktestResult run(Session session, int first, int end, Progress progress) {
        for (int index = first; index < end; index++) {
            session.day(index);
            progress.done(index - first + 1, end - first);
        }
        return session.result();
    }

    private static List<LocalDate> ordered(MarketTape tape) {
        List<LocalDate> days = tape.days();
        if (days.isEmpty()) {
            throw new IllegalArgumentException("tape has no day; at least one needed");
        }
        for (int i = 1; i < days.size(); i++) {
            if (!days.get(i).isAfter(days.get(i - 1))) {
                throw new IllegalArgumentException(
                        "day " + days.get(i) + " of the tape must come after " + days.get(i - 1));
            }
        }
        return days;
    }
}
