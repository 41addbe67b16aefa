package dollarbill.backtest.engine;

import dollarbill.backtest.engine.ClosedTrade.End;
import dollarbill.backtest.engine.MarginMeter.Piece;
import dollarbill.backtest.engine.MarginMeter.Tied;
import dollarbill.backtest.engine.PackagePricer.Moment;
import dollarbill.backtest.engine.PackagePricer.Priced;
import dollarbill.market.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fills orders: all legs of a unit or none, as many units as liquidity and margin allow. */
final class OrderDesk {
    private final EngineSettings settings;
    private final Books books;
    private final MarketView market;
    private final Marker marker;
    private final MarginMeter meter;
    private final PackagePricer pricer;

    OrderDesk(EngineSettings settings, Books books, MarketView market, Marker marker, MarginMeter meter) {
        this.settings = settings;
        this.books = books;
        this.market = market;
        this.marker = marker;
        this.meter = meter;
        this.pricer = new PackagePricer(settings, market);
    }

    /** Fills an order at the open or the close, or records why not. */
    void fill(Order order, Moment moment) {
        switch (order) {
            case Order.Open open -> open(open, moment);
            case Order.Close close -> {
                Optional<Trade> trade = books.find(close.positionId());
                if (trade.isPresent()) {
                    close(trade.get(), close.why(), moment);
                } else {
                    books.refuse(
                            market.date(), close.positionId(), Reason.ORDER_NO_POSITION, "position is not open", 1, 0);
                }
            }
        }
    }

    private void open(Order.Open order, Moment moment) {
        switch (pricer.price(order.legs(), settings.fill(), moment)) {
            case Priced.Missing(Reason reason, String detail) -> books.refuse(
                    market.date(), order.id(), reason, detail, order.units(), 0);
            case Priced.Quoted priced -> open(order, priced, moment);
        }
    }

    private void open(Order.Open order, Priced.Quoted priced, Moment moment) {
        long liquid = Math.min(order.units(), priced.mostUnits());
        if (liquid < order.units()) {
            books.refuse(
                    market.date(),
                    order.id(),
                    Reason.FILL_LIQUIDITY,
                    "liquidity allows " + liquid + " units",
                    order.units(),
                    liquid);
        }
        long units = affordable(priced, liquid);
        if (units < liquid) {
            books.refuse(
                    market.date(), order.id(), Reason.MARGIN_SHORT, "margin allows " + units + " units", liquid, units);
        }
        if (units > 0) {
            Trade trade = new Trade(order, units, market.date());
            trade.entryCents = -trade(trade, priced, units, EntryKind.TRADE, true);
            books.add(trade);
            if (moment == Moment.CLOSE) {
                marker.mark(trade, market);
            }
            trade.capitalCents = Cents.of(units * tied(priced).initial());
            books.settle(market.date(), trade, End.ORDER, "");
        }
    }

    /** Closes what a position holds, in as many equal parts as liquidity allows. */
    private void close(Trade trade, String why, Moment moment) {
        List<Lot> ordered = ordered(trade);
        long all = parts(ordered);
        switch (pricer.price(unit(ordered), settings.fill(), moment)) {
            case Priced.Missing(Reason reason, String detail) -> books.refuse(
                    market.date(), trade.id, reason, detail, all, 0);
            case Priced.Quoted priced -> {
                long units = Math.min(all, priced.mostUnits());
                if (units < all) {
                    books.refuse(
                            market.date(),
                            trade.id,
                            Reason.FILL_LIQUIDITY,
                            "liquidity allows " + units + " of " + all + " parts",
                            all,
                            units);
                }
                if (units > 0) {
                    trade(trade, priced, units, EntryKind.TRADE, false);
                    if (units == all) {
                        closeShares(trade, moment);
                    }
                    books.settle(market.date(), trade, End.ORDER, why);
                }
            }
        }
    }

    /** Returns what an order to close is about: all that is held, or the options of a hedged position, whose shares go with them. */
    private List<Lot> ordered(Trade trade) {
        List<Lot> options = trade.lots.stream().filter(lot -> lot.instrument instanceof Instrument.Option).toList();
        return settings.hedges() && !options.isEmpty() ? options : List.copyOf(trade.lots);
    }

    /** Closes the shares that stood against what has been closed. */
    private void closeShares(Trade trade, Moment moment) {
        for (Lot lot : List.copyOf(trade.lots)) {
            tradeAll(trade, new OrderLeg(-lot.quantity, lot.instrument), moment, EntryKind.HEDGE);
        }
    }

    /** Trades shares against the delta of a position at the close: all that reduce what is held, and what margin allows of the others. */
    void hedge(Trade trade, Instrument.Shares shares, long quantity) {
        int side = Long.signum(quantity);
        List<OrderLeg> leg = List.of(new OrderLeg(side, shares));
        if (pricer.price(leg, settings.fill(), Moment.CLOSE) instanceof Priced.Quoted priced) {
            long asked = Math.abs(quantity);
            long held = trade.find(shares).map(lot -> lot.quantity).orElse(0L);
            long reducing = side * Long.signum(held) < 0 ? Math.min(asked, Math.abs(held)) : 0;
            long units = reducing + affordable(priced, asked - reducing);
            if (units < asked) {
                books.refuse(
                        market.date(), trade.id, Reason.MARGIN_SHORT,
                        "margin allows " + units + " shares of the hedge", asked, units);
            }
            if (units > 0) {
                trade(trade, priced, units, EntryKind.HEDGE, false);
                marker.mark(trade, market);
                books.settle(market.date(), trade, End.EXPIRY, "");
            }
        }
    }

    /** Closes a position at bid and ask whatever its size; returns whether all its legs have quotes. */
    boolean force(Trade trade) {
        return switch (pricer.price(unit(trade.lots), FillRule.cross(), Moment.CLOSE)) {
            case Priced.Missing(Reason reason, String detail) -> {
                books.refuse(market.date(), trade.id, reason, detail, parts(trade.lots), 0);
                yield false;
            }
            case Priced.Quoted priced -> {
                trade(trade, priced, parts(trade.lots), EntryKind.FORCED_TRADE, false);
                books.settle(market.date(), trade, End.MARGIN_CALL, "");
                yield true;
            }
        };
    }

    /** Closes shares that exercise and assignment left, at the open. */
    void closeDelivered() {
        for (Trade trade : books.openNow()) {
            for (Lot lot : List.copyOf(trade.lots)) {
                long shares = Trade.between(trade.deliveredShares, lot.quantity);
                if (shares != 0 && lot.instrument instanceof Instrument.Shares
                        && tradeAll(trade, new OrderLeg(-shares, lot.instrument), Moment.OPEN, EntryKind.TRADE)) {
                    trade.deliveredShares = 0;
                    books.settle(market.date(), trade, End.DELIVERY_CLOSED, "");
                }
            }
        }
    }

    /** Trades all of a leg that closes something, and returns whether it has a price. */
    private boolean tradeAll(Trade trade, OrderLeg leg, Moment moment, EntryKind kind) {
        if (pricer.price(List.of(leg), settings.fill(), moment) instanceof Priced.Quoted priced) {
            trade(trade, priced, 1, kind, false);
            return true;
        }
        return false;
    }

    private static long parts(List<Lot> lots) {
        long parts = 0;
        for (Lot lot : lots) {
            parts = MarginMeter.gcd(parts, Math.abs(lot.quantity));
        }
        return parts;
    }

    private static List<OrderLeg> unit(List<Lot> lots) {
        long parts = parts(lots);
        return lots.stream().map(lot -> new OrderLeg(-lot.quantity / parts, lot.instrument)).toList();
    }

    /** Books units of a package and returns the cash it brought before commission. */
    private long trade(Trade trade, Priced.Quoted priced, long units, EntryKind kind, boolean opening) {
        long cash = 0;
        for (LegPrice leg : priced.legs()) {
            cash += tradeLeg(trade, leg, units, kind, opening);
        }
        long commission = commission(priced.legs(), units);
        trade.commissionCents += commission;
        books.postCash(market.date(), EntryKind.COMMISSION, trade, "", 0.0, -commission);
        return cash;
    }

    private long tradeLeg(Trade trade, LegPrice leg, long units, EntryKind kind, boolean opening) {
        long quantity = leg.quantity() * units;
        double price = leg.price(units, settings.costs().slippage());
        long shares = Math.multiplyExact(quantity, leg.multiplier());
        long amount = -Cents.of(price, shares);
        Lot lot = trade.find(leg.instrument()).orElseGet(() -> {
            Lot added = new Lot(leg.instrument(), leg.multiplier(), price, market.date());
            trade.lots.add(added);
            return added;
        });
        long change = lot.change(quantity, amount);
        books.post(market.date(), kind, trade, lot, quantity, price, amount, change);
        long spread = Cents.of(leg.rulePrice() - leg.mid(), shares);
        long slippage = Cents.of(price - leg.rulePrice(), shares);
        trade.spreadCents += spread;
        trade.slippageCents += slippage;
        books.add(new Fill(
                market.date(), trade.id, leg.instrument(), quantity, price, leg.mid(), spread, slippage, opening));
        return amount;
    }

    private long commission(List<LegPrice> legs, long units) {
        Costs costs = settings.costs();
        double dollars = 0.0;
        for (LegPrice leg : legs) {
            long quantity = Math.abs(leg.quantity()) * units;
            dollars += quantity
                    * (leg.instrument() instanceof Instrument.Shares ? costs.perShare() : costs.perContract());
        }
        return Cents.of(Math.max(dollars, costs.minimumPerOrder()));
    }

    /** Returns the most units after which the account has its initial margin. */
    private long affordable(Priced.Quoted priced, long most) {
        if (settings.margin() instanceof MarginRule.Unchecked || most == 0) {
            return most;
        }
        long free = books.equityCents() - meter.heldCents(books.open());
        double initial = 100.0 * tied(priced).initial();
        long fits = 0;
        long fails = most + 1;
        while (fails - fits > 1) {
            long units = fits + (fails - fits) / 2;
            if (units * initial + costCents(priced, units) <= free) {
                fits = units;
            } else {
                fails = units;
            }
        }
        return fits;
    }

    /** What trading units takes from the equity at once. */
    private long costCents(Priced.Quoted priced, long units) {
        long cost = commission(priced.legs(), units);
        for (LegPrice leg : priced.legs()) {
            double given = leg.price(units, settings.costs().slippage()) - leg.mid();
            cost += Cents.of(given, leg.quantity() * units * leg.multiplier());
        }
        return cost;
    }

    private Tied tied(Priced.Quoted priced) {
        List<Piece> pieces = new ArrayList<>(priced.legs().size());
        for (LegPrice leg : priced.legs()) {
            pieces.add(new Piece(leg.instrument(), leg.quantity(), leg.mid()));
        }
        return meter.of(pieces);
    }
}
