package dollarbill.backtest.engine;

import dollarbill.backtest.engine.PackagePricer.Moment;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.risk.BookState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes an account through days. The order of a day's events:
 *
 * <ol>
 *   <li>interest on cash and fees for borrowed shares since the day before;
 *   <li>what was exercised or assigned after the close before, and what expired since;
 *   <li>splits, then dividends;
 *   <li>at the open: options on indices and on VIX that settle on this morning, on the opening price; delivered shares are closed, orders of shares alone that are due at the open are filled;
 *   <li>at the close: marks, then the other orders of the day before, in their order;
 *   <li>marks, margin check, closing by force;
 *   <li>the strategy decides; the guard; orders due at the same close are filled;
 *   <li>where positions are hedged, shares are set against their delta, at the close;
 *   <li>expiry: options whose last day it is are exercised, assigned, settled or gone, on today's close;
 *   <li>marks of the end of day.
 * </ol>
 */
final class Session {
    private final MarketTape tape;
    private final DailyStrategy strategy;
    private final EngineSettings settings;
    private final Books books;
    private final Marker marker;
    private final List<DayMark> marks = new ArrayList<>();
    private final List<MarginCall> calls = new ArrayList<>();

    private List<Order> waiting;
    private Map<Symbol, Double> closes;
    private LocalDate before;
    private double rateBefore;
    private int deficitDays;
    private long equityBefore;
    private long peak;

    /** Starts with cash alone, deposited on the first day. */
    Session(MarketTape tape, DailyStrategy strategy, EngineSettings settings) {
        this(tape, strategy, settings, new Books());
        before = tape.days().getFirst();
        books.ledger().deposit(before, settings.initialCashCents());
        equityBefore = settings.initialCashCents();
        peak = settings.initialCashCents();
    }

    /** Goes on from where another run ended. */
    Session(MarketTape tape, DailyStrategy strategy, EngineSettings settings, EngineState state) {
        this(tape, strategy, settings, new Books(state));
        before = state.date();
        rateBefore = state.rate();
        waiting = state.waiting();
        closes = state.closes();
        deficitDays = state.deficitDays();
        equityBefore = state.equityCents();
        peak = state.peakEquityCents();
    }

    private Session(MarketTape tape, DailyStrategy strategy, EngineSettings settings, Books books) {
        this.tape = tape;
        this.strategy = strategy;
        this.settings = settings;
        this.books = books;
        this.marker = new Marker(settings);
        this.waiting = List.of();
        this.closes = Map.of();
        this.before = LocalDate.MIN;
    }

    /** Goes through one day of the tape. */
    void day(int index) {
        MarketDay today = tape.day(index);
        MarketView market = new MarketView(today, before, rateBefore, closes);
        MarginMeter meter = new MarginMeter(settings, market);
        OrderDesk desk = new OrderDesk(settings, books, market, marker, meter);
        Exerciser exerciser = new Exerciser(settings, books, market);

        new Accruals(settings, books, market).book();
        exerciser.overnight();
        new CorporateActions(books, market).beforeOpen();
        exerciser.atOpen();
        fillWaiting(desk, market);
        marker.mark(books.open(), market);
        deficitDays = new MarginDesk(settings, books, meter, desk).check(market, deficitDays, calls);
        decide(index, market, meter, desk);
        if (settings.hedges()) {
            new HedgeDesk(settings, books, market, desk).atClose();
        }
        exerciser.atExpiry();
        endOfDay(market, meter);
    }

    private void fillWaiting(OrderDesk desk, MarketView market) {
        if (settings.delivery() == DeliveryRule.CLOSE_AT_OPEN) {
            desk.closeDelivered();
        }
        List<Order> atClose = new ArrayList<>();
        for (Order order : waiting) {
            if (splitToday(order, market)) {
                Order.Open open = (Order.Open) order;
                books.refuse(
                        market.date(), open.id(), Reason.ORDER_SPLIT, "underlying split today", open.units(), 0);
            } else if (settings.time() == FillTime.NEXT_OPEN && sharesAlone(order)) {
                desk.fill(order, Moment.OPEN);
            } else {
                atClose.add(order);
            }
        }
        marker.mark(books.open(), market);
        atClose.forEach(order -> desk.fill(order, Moment.CLOSE));
    }

    private static boolean splitToday(Order order, MarketView market) {
        return order instanceof Order.Open open
                && open.legs()
                        .stream()
                        .anyMatch(leg -> market.find(leg.instrument().underlying())
                                .filter(day -> day.splitRatio().orElse(1.0) != 1.0)
                                .isPresent());
    }

    private boolean sharesAlone(Order order) {
        return switch (order) {
            case Order.Open open -> open.legs()
                    .stream()
                    .allMatch(leg -> leg.instrument() instanceof Instrument.Shares);
            case Order.Close close -> books.find(close.positionId())
                    .filter(t -> t.lots.stream().allMatch(lot -> lot.instrument instanceof Instrument.Shares))
                    .isPresent();
        };
    }

    private void decide(int index, MarketView market, MarginMeter meter, OrderDesk desk) {
        Account account = account(meter);
        List<Order> orders = strategy.decide(new Close(tape, index, market.today(), account));
        Optional<GuardDesk> guard = guard(account, market, meter);
        List<Order> next = new ArrayList<>();
        for (Order order : orders) {
            accept(order, guard, market).ifPresent(accepted -> {
                if (settings.time() == FillTime.SAME_CLOSE) {
                    desk.fill(accepted, Moment.CLOSE);
                } else {
                    next.add(accepted);
                }
            });
        }
        waiting = next;
    }

    private Optional<Order> accept(Order order, Optional<GuardDesk> guard, MarketView market) {
        return switch (order) {
            case Order.Open open -> {
                if (!books.takeId(open.id())) {
                    books.refuse(
                            market.date(), open.id(), Reason.ORDER_ID_USED, "id was used before", open.units(), 0);
                    yield Optional.empty();
                }
                yield guard.isPresent() ? guard.get().ask(open).map(Order.class::cast) : Optional.of(open);
            }
            case Order.Close close -> {
                guard.ifPresent(desk -> books.find(close.positionId()).ifPresent(desk::closing));
                yield Optional.of(close);
            }
        };
    }

    private Optional<GuardDesk> guard(Account account, MarketView market, MarginMeter meter) {
        return settings.guard().map(limits -> {
            AccountGreeks greeks = Marker.greeks(books.open(), market);
            BookState state = new BookState(
                    Cents.dollars(account.equityCents()),
                    Cents.dollars(peak),
                    Math.max(Cents.dollars(equityBefore), 0.01),
                    greeks.delta(),
                    greeks.gamma(),
                    greeks.vegaPerVolPoint(),
                    account.positions().size());
            return new GuardDesk(limits, books, market, meter, state);
        });
    }

    private Account account(MarginMeter meter) {
        long equity = books.equityCents();
        long required = meter.heldCents(books.open());
        return new Account(
                books.ledger().cash(),
                equity,
                required,
                equity - required,
                books.open().stream().map(Trade::position).toList());
    }

    private void endOfDay(MarketView market, MarginMeter meter) {
        marker.mark(books.open(), market);
        long required = 0;
        long exposure = 0;
        for (Trade trade : books.open()) {
            long tied = settings.margin() instanceof MarginRule.Unchecked ? 0 : meter.heldCents(trade);
            if (!settings.hedges()) {
                trade.capitalCents = Math.max(trade.capitalCents, tied);
            }
            required += tied;
            for (Lot lot : trade.lots) {
                exposure += Math.abs(lot.markCents());
            }
        }
        long equity = books.equityCents();
        marks.add(new DayMark(
                market.date(),
                books.ledger().cash(),
                equity,
                required,
                equity - required,
                exposure,
                books.open().size(),
                Marker.carried(books.open(), market),
                Marker.greeks(books.open(), market)));
        closes = market.closes(books.open());
        before = market.date();
        rateBefore = market.today().rate();
        equityBefore = equity;
        peak = Math.max(peak, equity);
    }

    BacktestResult result() {
        EngineState end = new EngineState(
                before,
                rateBefore,
                books.ledger().totals(),
                books.open().stream().map(Trade::openTrade).toList(),
                waiting,
                closes,
                books.ids(),
                deficitDays,
                equityBefore,
                peak);
        return new BacktestResult(
                books.ledger().entries(), marks, books.ended(), books.fills(), books.refusals(), calls, end);
    }

    /** A decision at a close. */
    private record Close(MarketTape tape, int daysBefore, MarketDay today, Account account) implements DecisionPoint {
        @Override
        public MarketDay past(int days) {
            if (days < 0 || days > daysBefore) {
                throw new IllegalArgumentException("days " + days + " must be from 0 to " + daysBefore);
            }
            return days == 0 ? today : tape.day(daysBefore - days);
        }
    }
}
