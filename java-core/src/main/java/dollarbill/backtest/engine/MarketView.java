package dollarbill.backtest.engine;

import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.market.Symbol;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Today's market beside what the close before it left. */
final class MarketView {
    private static final double DAYS_PER_YEAR = 365.0;

    private final MarketDay today;
    private final LocalDate before;
    private final double rateBefore;
    private final Map<Symbol, Double> closesBefore;

    MarketView(MarketDay today, LocalDate before, double rateBefore, Map<Symbol, Double> closesBefore) {
        this.today = today;
        this.before = before;
        this.rateBefore = rateBefore;
        this.closesBefore = closesBefore;
    }

    MarketDay today() {
        return today;
    }

    LocalDate date() {
        return today.date();
    }

    LocalDate before() {
        return before;
    }

    double rateBefore() {
        return rateBefore;
    }

    long daysSince() {
        return ChronoUnit.DAYS.between(before, today.date());
    }

    Optional<UnderlyingDay> find(Symbol symbol) {
        return today.find(symbol);
    }

    /** Returns today's closing quote of a contract; none of one that has settled this morning, whatever the chain holds. */
    Optional<OptionQuote> quote(OptionContract contract) {
        boolean gone = contract.expiry().equals(today.date()) && MorningSettlement.applies(contract);
        return gone ? Optional.empty() : find(contract.underlying()).flatMap(day -> day.quotes().find(contract));
    }

    /** Returns the close before today. */
    OptionalDouble closeBefore(Symbol symbol) {
        Double close = closesBefore.get(symbol);
        return close == null ? OptionalDouble.empty() : OptionalDouble.of(close);
    }

    /** Returns today's close, or the last one known. */
    OptionalDouble close(Symbol symbol) {
        UnderlyingDay day = today.underlyings().get(symbol);
        return day == null ? closeBefore(symbol) : OptionalDouble.of(day.close());
    }

    /** Returns the last closes of everything held. */
    Map<Symbol, Double> closes(Collection<Trade> open) {
        Map<Symbol, Double> closes = new HashMap<>();
        for (Trade trade : open) {
            for (Lot lot : trade.lots) {
                Symbol symbol = lot.instrument.underlying();
                close(symbol).ifPresent(close -> closes.put(symbol, close));
            }
        }
        return closes;
    }

    /** Returns years of 365 days from today's close to an expiry, not negative. */
    double years(LocalDate expiry) {
        return years(today.date(), expiry);
    }

    static double years(LocalDate from, LocalDate expiry) {
        return Math.max(ChronoUnit.DAYS.between(from, expiry), 0L) / DAYS_PER_YEAR;
    }
}
