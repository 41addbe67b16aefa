package dollarbill.backtest.engine;

import dollarbill.backtest.engine.MarginMeter.Piece;
import dollarbill.backtest.engine.Marker.GreekSum;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.market.Reason;
import dollarbill.risk.BookState;
import dollarbill.risk.GuardDecision;
import dollarbill.risk.GuardLimits;
import dollarbill.risk.ProposedTrade;
import dollarbill.risk.RiskGuard;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Asks the guard about each opening order of a close, on the quotes it was decided on; orders let through count for those after them, and positions to
 * be closed no longer do.
 */
final class GuardDesk {
    private final GuardLimits limits;
    private final Books books;
    private final MarketView market;
    private final MarginMeter meter;
    private final Set<String> leaving = new HashSet<>();
    private BookState state;

    GuardDesk(GuardLimits limits, Books books, MarketView market, MarginMeter meter, BookState state) {
        this.limits = limits;
        this.books = books;
        this.market = market;
        this.meter = meter;
        this.state = state;
    }

    /** Takes a position that is to be closed out of the book, once. */
    void closing(Trade trade) {
        if (!leaving.add(trade.id)) {
            return;
        }
        AccountGreeks greeks = Marker.greeks(List.of(trade), market);
        state = new BookState(
                state.equity(),
                state.peakEquity(),
                state.equityAtOpen(),
                state.delta() - greeks.delta(),
                state.gamma() - greeks.gamma(),
                state.vegaPerVolPoint() - greeks.vegaPerVolPoint(),
                Math.max(state.positions() - 1, 0));
    }

    /** Returns the order with the units the guard allows, or nothing, and records what it takes away. */
    Optional<Order.Open> ask(Order.Open order) {
        GreekSum sum = new GreekSum();
        List<Piece> pieces = new ArrayList<>();
        for (OrderLeg leg : order.legs()) {
            Optional<UnderlyingDay> day = market.find(leg.instrument().underlying());
            if (day.isEmpty()) {
                return refuse(order, Reason.FILL_NO_PRICE, leg.instrument().underlying() + " did not trade");
            }
            switch (leg.instrument()) {
                case Instrument.Shares shares -> {
                    sum.add(shares, leg.quantity(), OptionalDouble.empty(), market);
                    pieces.add(new Piece(shares, leg.quantity(), day.get().close()));
                }
                case Instrument.Option(OptionContract contract) -> {
                    Optional<OptionQuote> quote = market.quote(contract);
                    if (quote.isEmpty()) {
                        return refuse(order, Reason.FILL_NO_QUOTE, contract.code() + " is not quoted");
                    }
                    sum.add(leg.instrument(), leg.quantity() * meter.terms(contract.underlying()).multiplier(),
                            volatility(quote.get(), day.get()), market);
                    pieces.add(new Piece(leg.instrument(), leg.quantity(), quote.get().mid()));
                }
            }
        }
        return decide(order, sum.total(), meter.of(pieces).initial());
    }

    private OptionalDouble volatility(OptionQuote quote, UnderlyingDay day) {
        return QuoteVol.of(
                quote, day.quotes(), day.close(), market.today().rate(), market.years(quote.contract().expiry()),
                meter.terms(quote.contract().underlying()).style());
    }

    private Optional<Order.Open> decide(Order.Open order, AccountGreeks unit, double capital) {
        ProposedTrade trade = new ProposedTrade(
                order.id(), order.units(), unit.delta(), unit.gamma(), unit.vegaPerVolPoint(), capital);
        GuardDecision decision = RiskGuard.decide(state, trade, limits);
        long units = decision.units();
        switch (decision) {
            case GuardDecision.Allowed allowed -> {
            }
            case GuardDecision.Reduced(long few, var bound, double value, double allowed) -> books.refuse(
                    market.date(), order.id(), Reason.GUARD_LIMIT, words(bound, value, allowed), order.units(), few);
            case GuardDecision.Refused(var bound, double value, double allowed) -> books.refuse(
                    market.date(), order.id(), Reason.GUARD_LIMIT, words(bound, value, allowed), order.units(), 0);
        }
        if (units == 0) {
            return Optional.empty();
        }
        state = state.after(trade, units);
        return Optional.of(new Order.Open(order.id(), order.legs(), units, order.tag()));
    }

    private static String words(Enum<?> bound, double value, double allowed) {
        return bound + " would be " + value + " and may be " + allowed;
    }

    private Optional<Order.Open> refuse(Order.Open order, Reason reason, String detail) {
        books.refuse(market.date(), order.id(), reason, detail, order.units(), 0);
        return Optional.empty();
    }
}
