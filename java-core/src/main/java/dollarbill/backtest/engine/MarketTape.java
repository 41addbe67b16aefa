package dollarbill.backtest.engine;

import java.time.LocalDate;
import java.util.List;

/** Past trading days in order; the engine reads each day once, and none ahead. */
public interface MarketTape {
    /** Returns the days, oldest first, none twice. */
    List<LocalDate> days();

    /**
     * Returns one day.
     *
     * @param index  place in {@link #days()}, from 0
     */
    MarketDay day(int index);

    /** Returns the same tape without the days after a date. */
    default MarketTape through(LocalDate last) {
        return new ShortTape(this, days().stream().takeWhile(day -> !day.isAfter(last)).toList());
    }
}
