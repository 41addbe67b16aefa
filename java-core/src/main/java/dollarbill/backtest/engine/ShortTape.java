package dollarbill.backtest.engine;

import java.time.LocalDate;
import java.util.List;

/**
 * The first days of a tape.
 *
 * @param tape  the tape
 * @param days  its first days
 */
record ShortTape(MarketTape tape, List<LocalDate> days) implements MarketTape {
    ShortTape {
        days = List.copyOf(days);
    }

    @Override
    public MarketDay day(int index) {
        if (index >= days.size()) {
            throw new IllegalArgumentException("index " + index + " must be below " + days.size());
        }
        return tape.day(index);
    }
}
