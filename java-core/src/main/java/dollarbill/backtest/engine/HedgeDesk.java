package dollarbill.backtest.engine;

import dollarbill.backtest.engine.ContractTerms.Settlement;
import dollarbill.backtest.engine.Marker.GreekSum;
import dollarbill.market.OptionContract;
import dollarbill.market.Symbol;
import java.util.SortedSet;
import java.util.TreeSet;

/** Sets the shares held against the delta of positions, see {@link HedgeRule#DELTA_AT_CLOSE}. */
final class HedgeDesk {
    private final EngineSettings settings;
    private final Books books;
    private final MarketView market;
    private final OrderDesk desk;

    HedgeDesk(EngineSettings settings, Books books, MarketView market, OrderDesk desk) {
        this.settings = settings;
        this.books = books;
        this.market = market;
        this.desk = desk;
    }

    /** Takes the delta of every position to zero, as far as its underlying trades today. */
    void atClose() {
        for (Trade trade : books.openNow()) {
            if (trade.hasOptionLegs()) {
                for (Symbol symbol : underlyings(trade)) {
                    set(trade, symbol);
                }
            }
        }
    }

    private static SortedSet<Symbol> underlyings(Trade trade) {
        SortedSet<Symbol> symbols = new TreeSet<>();
        trade.lots.forEach(lot -> symbols.add(lot.instrument.underlying()));
        return symbols;
    }

    private void set(Trade trade, Symbol symbol) {
        long shares = -Math.round(delta(trade, symbol));
        if (shares != 0 && market.find(symbol).isPresent()) {
            desk.hedge(trade, new Instrument.Shares(symbol), shares);
        }
    }

    private double delta(Trade trade, Symbol symbol) {
        GreekSum sum = new GreekSum();
        for (Lot lot : trade.lots) {
            if (lot.instrument.underlying().equals(symbol) && !paidTonight(lot.instrument)) {
                sum.add(lot.instrument, lot.shares(), lot.volatility, market);
            }
        }
        return sum.total().delta();
    }

    private boolean paidTonight(Instrument instrument) {
        return instrument instanceof Instrument.Option(OptionContract contract)
                && !contract.expiry().isAfter(market.date())
                && settings.contracts().of(contract.underlying()).settlement() == Settlement.CASH;
    }
}
