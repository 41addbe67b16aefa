package dollarbill.market;

import java.time.LocalDate;
import java.util.List;

/**
 * The days of one coin, oldest first.
 *
 * @param symbol  its ticker, such as BTC
 * @param days  strictly increasing by date
 */
public record CoinHistory(Symbol symbol, List<CoinDay> days) {
    /**
     * Copies the days.
     *
     * @throws IllegalArgumentException  if the dates do not increase
     */
    public CoinHistory {
        days = List.copyOf(days);
        for (int i = 1; i < days.size(); i++) {
            LocalDate date = days.get(i).date();
            if (!date.isAfter(days.get(i - 1).date())) {
                throw new IllegalArgumentException("dates of " + symbol + " must increase, got " + date + " after "
                        + days.get(i - 1).date());
            }
        }
    }

    /** Returns the days up to and including one. */
    public CoinHistory upTo(LocalDate day) {
        return new CoinHistory(symbol, days.stream().filter(d -> !d.date().isAfter(day)).toList());
    }
}
