package dollarbill.backtest.tape;

import dollarbill.backtest.engine.MarketDay;
import dollarbill.backtest.engine.MarketTape;
import dollarbill.market.DataFault;
import java.time.LocalDate;
import java.util.List;

/** The days of another tape from a day on. */
public final class LaterTape implements MarketTape {
    private final MarketTape whole;
    private final int skipped;
    private final List<LocalDate> days;

    /**
     * Creates the tape.
     *
     * @param first  first day that counts
     * @throws DataFault  if there is no such day
     */
    public LaterTape(MarketTape whole, LocalDate first) {
        this.whole = whole;
        this.days = whole.days().stream().filter(day -> !day.isBefore(first)).toList();
        this.skipped = whole.days().size() - days.size();
        if (days.isEmpty()) {
            throw new DataFault("days", 0, "", "no day from " + first + " on");
        }
    }

    @Override
    public List<LocalDate> days() {
        return days;
    }

    @Override
    public MarketDay day(int index) {
        return whole.day(index + skipped);
    }
}
