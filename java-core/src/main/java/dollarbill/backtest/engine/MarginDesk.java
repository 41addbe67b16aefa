package dollarbill.backtest.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks at the margin of a close: under water for longer than the days of grace, positions are closed at bid and ask, those that tie up most first
 * and of equal ones the oldest, until the equity suffices; one without quotes stays.
 */
final class MarginDesk {
    private final EngineSettings settings;
    private final Books books;
    private final MarginMeter meter;
    private final OrderDesk desk;

    MarginDesk(EngineSettings settings, Books books, MarginMeter meter, OrderDesk desk) {
        this.settings = settings;
        this.books = books;
        this.meter = meter;
        this.desk = desk;
    }

    /** Checks the close, adds a call where there is one, and returns the number of closes under water in a row. */
    int check(MarketView market, int before, List<MarginCall> calls) {
        if (!(settings.margin() instanceof MarginRule.RegulationT rule)) {
            return 0;
        }
        long excess = excess();
        if (excess >= 0) {
            return 0;
        }
        List<String> closed = before + 1 > rule.graceDays() ? liquidate() : List.of();
        calls.add(new MarginCall(market.date(), excess, closed));
        return closed.isEmpty() || excess() < 0 ? before + 1 : 0;
    }

    private List<String> liquidate() {
        List<String> closed = new ArrayList<>();
        Map<String, Long> tied = new HashMap<>();
        books.open().forEach(trade -> tied.put(trade.id, meter.heldCents(trade)));
        List<Trade> order = new ArrayList<>(books.open());
        order.sort(Comparator.comparingLong((Trade trade) -> tied.getOrDefault(trade.id, 0L)).reversed());
        for (Trade trade : order) {
            if (excess() >= 0) {
                break;
            }
            if (desk.force(trade)) {
                closed.add(trade.id);
            }
        }
        return closed;
    }

    private long excess() {
        return books.equityCents() - meter.heldCents(books.open());
    }
}
