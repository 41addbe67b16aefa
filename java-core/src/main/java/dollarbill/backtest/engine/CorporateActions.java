package dollarbill.backtest.engine;

import dollarbill.backtest.engine.ClosedTrade.End;
import dollarbill.market.OptionContract;
import dollarbill.market.Reason;
import java.util.List;

/**
 * Splits and dividends before the open, splits first.
 *
 * <p>A split of a whole number {@code n} of new shares for one multiplies shares and contracts by {@code n} and divides strikes by it, rounded to a
 * cent. Any other ratio multiplies shares, a fraction of a share being paid at the open; options are paid out at their last mark, since their deliverable
 * would no longer be that of listed contracts. Source: The Options Clearing Corporation, By-Laws, article VI, section 11A.
 */
final class CorporateActions {
    private static final double WHOLE = 1e-9;

    private final Books books;
    private final MarketView market;

    CorporateActions(Books books, MarketView market) {
        this.books = books;
        this.market = market;
    }

    /** Books the splits and dividends of today. */
    void beforeOpen() {
        for (Trade trade : books.openNow()) {
            for (Lot lot : List.copyOf(trade.lots)) {
                market.find(lot.instrument.underlying()).ifPresent(day -> act(trade, lot, day));
            }
            books.settle(market.date(), trade, End.SPLIT, "");
        }
    }

    private void act(Trade trade, Lot lot, UnderlyingDay day) {
        double ratio = day.splitRatio().orElse(1.0);
        if (ratio != 1.0) {
            split(trade, lot, day, ratio);
        }
        if (lot.instrument instanceof Instrument.Shares && day.exDividend().isPresent()) {
            double dividend = day.exDividend().getAsDouble();
            books.postCash(
                    market.date(),
                    EntryKind.DIVIDEND,
                    trade,
                    lot.instrument.code(),
                    dividend,
                    Cents.of(dividend, lot.quantity));
        }
    }

    private void split(Trade trade, Lot lot, UnderlyingDay day, double ratio) {
        long whole = Math.round(ratio);
        boolean even = whole >= 2 && Math.abs(ratio - whole) < WHOLE;
        switch (lot.instrument) {
            case Instrument.Shares shares -> splitShares(trade, lot, day, ratio);
            case Instrument.Option(OptionContract contract) -> {
                if (even) {
                    splitContract(trade, lot, contract, whole);
                } else {
                    payOut(trade, lot, contract, ratio);
                }
            }
        }
    }

    private void splitShares(Trade trade, Lot lot, UnderlyingDay day, double ratio) {
        double exact = lot.quantity * ratio;
        long nearest = Math.round(exact);
        boolean whole = Math.abs(exact - nearest) <= WHOLE * Math.abs(exact);
        long shares = whole ? nearest : (long) exact;
        double fraction = whole ? 0.0 : exact - shares;
        long amount = Cents.of(fraction * day.open());
        long cost = Math.round(lot.bookCents * (fraction / exact));
        long added = shares - lot.quantity;
        lot.quantity = shares;
        lot.bookCents -= cost;
        lot.mark /= ratio;
        trade.deliveredShares = (long) (trade.deliveredShares * ratio);
        books.post(market.date(), EntryKind.SPLIT, trade, lot, added, ratio, amount, -cost);
    }

    private void splitContract(Trade trade, Lot lot, OptionContract contract, long whole) {
        long added = lot.quantity * (whole - 1);
        lot.quantity += added;
        lot.instrument = new Instrument.Option(SplitContract.of(contract, whole));
        lot.mark /= whole;
        lot.timeValue /= whole;
        books.post(market.date(), EntryKind.SPLIT, trade, lot, added, (double) whole, 0, 0);
    }

    private void payOut(Trade trade, Lot lot, OptionContract contract, double ratio) {
        long contracts = lot.quantity;
        long amount = lot.markCents();
        long cost = lot.bookCents;
        books.refuse(
                market.date(),
                trade.id,
                Reason.SPLIT_NOT_WHOLE,
                contract.code() + " is paid out at " + lot.mark + ": " + ratio
                        + " new shares for one are no whole number from 2",
                Math.abs(contracts),
                0);
        lot.quantity = 0;
        lot.bookCents = 0;
        books.post(market.date(), EntryKind.SPLIT_PAYOUT, trade, lot, -contracts, lot.mark, amount, -cost);
    }
}
