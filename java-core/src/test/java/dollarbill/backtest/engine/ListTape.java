package dollarbill.backtest.engine;

import java.time.LocalDate;
import java.util.List;

/** A tape of days at hand. */
record ListTape(List<MarketDay> all) implements MarketTape {
    @Override
    public List<LocalDate> days() {
        return all.stream().map(MarketDay::date).toList();
    }

    @Override
    public MarketDay day(int index) {
        return all.get(index);
    }
}
