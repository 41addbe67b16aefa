package dollarbill.backtest.engine;

import dollarbill.backtest.engine.ClosedTrade.End;
import dollarbill.market.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The account of a run: its ledger, open positions and what it reports. */
final class Books {
    private final Ledger ledger;
    private final Map<String, Trade> open = new LinkedHashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final List<ClosedTrade> ended = new ArrayList<>();
    private final List<Fill> fills = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    /** Profit of ended positions and of the account as a whole. */
    private long otherResult;

    Books() {
        ledger = new Ledger();
    }

    Books(EngineState state) {
        ledger = new Ledger(state.ledger());
        ids.addAll(state.ids());
        state.open().forEach(trade -> open.put(trade.position().id(), new Trade(trade)));
        otherResult = state.ledger().resultCents() - open.values().stream().mapToLong(t -> t.resultCents).sum();
    }

    Ledger ledger() {
        return ledger;
    }

    Collection<Trade> open() {
        return open.values();
    }

    /** Returns open positions as they are now, to be gone through while some end. */
    List<Trade> openNow() {
        return List.copyOf(open.values());
    }

    Optional<Trade> find(String id) {
        return Optional.ofNullable(open.get(id));
    }

    Set<String> ids() {
        return ids;
    }

    List<ClosedTrade> ended() {
        return ended;
    }

    List<Fill> fills() {
        return fills;
    }

    List<Refusal> refusals() {
        return refusals;
    }

    boolean takeId(String id) {
        return ids.add(id);
    }

    void add(Trade trade) {
        open.put(trade.id, trade);
    }

    void add(Fill fill) {
        fills.add(fill);
    }

    void refuse(LocalDate date, String id, Reason reason, String detail, long asked, long done) {
        refusals.add(new Refusal(date, id, reason, detail, asked, done));
    }

    long equityCents() {
        long sum = ledger.cash();
        for (Trade trade : open.values()) {
            sum += trade.markCents();
        }
        return sum;
    }

    /** Books what concerns no position. */
    void postAccount(LocalDate date, EntryKind kind, double price, long amount) {
        if (amount != 0) {
            otherResult += ledger.post(date, kind, "", "", 0, price, amount, 0);
            check();
        }
    }

    /** Books cash of a position that changes no holding. */
    void postCash(LocalDate date, EntryKind kind, Trade trade, String instrument, double price, long amount) {
        if (amount != 0) {
            trade.resultCents += ledger.post(date, kind, trade.id, instrument, 0, price, amount, 0);
        }
    }

    /** Books a quantity that enters or leaves a position. */
    void post(
            LocalDate date, EntryKind kind, Trade trade, Lot lot, long quantity, double price, long amount,
            long bookChange) {
        trade.resultCents += ledger.post(
                date, kind, trade.id, lot.instrument.code(), quantity, price, amount, bookChange);
        trade.tiedCents = OptionalLong.empty();
        if (lot.quantity == 0) {
            trade.lots.remove(lot);
        }
    }

    /** Ends a position that holds nothing more, and checks the ledger. */
    void settle(LocalDate date, Trade trade, End end, String why) {
        if (trade.lots.isEmpty()) {
            open.remove(trade.id);
            otherResult += trade.resultCents;
            ended.add(new ClosedTrade(
                    trade.id,
                    trade.tag,
                    trade.opened,
                    date,
                    trade.units,
                    trade.legs,
                    trade.capitalCents,
                    trade.tally(),
                    end,
                    why));
        }
        check();
    }

    void check() {
        long held = 0;
        long earned = otherResult;
        for (Trade trade : open.values()) {
            held += trade.bookCents();
            earned += trade.resultCents;
        }
        ledger.check(held, earned);
    }
}
