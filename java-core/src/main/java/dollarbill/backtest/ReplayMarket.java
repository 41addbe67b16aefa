package dollarbill.backtest;

import dollarbill.market.BarSeries;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The past, one day at a time. */
public interface ReplayMarket {
    /** Returns the days with a chain of a symbol, oldest first. */
    List<LocalDate> dates(Symbol symbol);

    /** Returns one day, or the reason why it cannot be used. */
    Day day(Symbol symbol, LocalDate date);

    /** Returns all bars of a symbol; the replay itself looks no further than the day before the quote. */
    Optional<BarSeries> bars(Symbol symbol);

    /** A day, or why there is none. */
    sealed interface Day {
        /**
         * A usable day.
         *
         * @param day  the day
         */
        record Open(ReplayDay day) implements Day {}

        /**
         * A day without usable quotes.
         *
         * @param reason  why
         */
        record Closed(Reason reason) implements Day {}
    }
}
