package dollarbill.backtest.engine;

import dollarbill.backtest.engine.ClosedTrade.End;
import dollarbill.backtest.engine.ContractTerms.Settlement;
import dollarbill.market.ExerciseStyle;
import dollarbill.market.OptionContract;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Exercise, assignment and expiry of what is held. Short options are assigned exactly where their holders would be right to exercise.
 */
final class Exerciser {
    /** Least intrinsic value, dollars a share, that is exercised at expiry; less half a part in a million for rounding of prices. */
    private static final double LEAST_AT_EXPIRY = 0.01 * (1.0 - 5e-7);

    private final EngineSettings settings;
    private final Books books;
    private final MarketView market;

    Exerciser(EngineSettings settings, Books books, MarketView market) {
        this.settings = settings;
        this.books = books;
        this.market = market;
    }

    /** Before the open: what was exercised after the close before, and what expired since then. */
    void overnight() {
        for (Trade trade : books.openNow()) {
            End end = End.EARLY_EXERCISE;
            for (Lot lot : List.copyOf(trade.lots)) {
                if (lot.instrument instanceof Instrument.Option(OptionContract contract)) {
                    OptionalDouble spot = market.closeBefore(contract.underlying());
                    if (spot.isEmpty()) {
                        continue;
                    }
                    if (contract.expiry().isBefore(market.date())) {
                        settle(trade, lot, contract, spot.getAsDouble());
                        end = End.EXPIRY;
                    } else if (early(lot, contract, spot.getAsDouble())) {
                        exercise(trade, lot, contract, spot.getAsDouble());
                    }
                }
            }
            books.settle(market.date(), trade, end, "");
        }
    }

    /** At the open: what settles on the morning of today, on the opening price. */
    void atOpen() {
        for (Trade trade : books.openNow()) {
            for (Lot lot : List.copyOf(trade.lots)) {
                if (lot.instrument instanceof Instrument.Option(OptionContract contract)
                        && contract.expiry().equals(market.date()) && MorningSettlement.applies(contract)) {
                    market.find(contract.underlying()).ifPresent(day -> settle(trade, lot, contract, day.open()));
                }
            }
            books.settle(market.date(), trade, End.EXPIRY, "");
        }
    }

    /** After the close: what expires today, all legs on this close. */
    void atExpiry() {
        for (Trade trade : books.openNow()) {
            for (Lot lot : List.copyOf(trade.lots)) {
                if (lot.instrument instanceof Instrument.Option(OptionContract contract)
                        && !contract.expiry().isAfter(market.date())) {
                    market.find(contract.underlying()).ifPresent(day -> settle(trade, lot, contract, day.close()));
                }
            }
            books.settle(market.date(), trade, End.EXPIRY, "");
        }
    }

    private boolean early(Lot lot, OptionContract contract, double spot) {
        return settings.contracts().of(contract.underlying()).style() == ExerciseStyle.AMERICAN
                && ExerciseChoice.best(
                        contract,
                        spot,
                        dividendBeforeSplit(contract),
                        MarketView.years(market.before(), contract.expiry()),
                        market.rateBefore(),
                        lot.volatility,
                        lot.timeValue);
    }

    private double dividendBeforeSplit(OptionContract contract) {
        return market.find(contract.underlying())
                .map(day -> day.exDividend().orElse(0.0) * day.splitRatio().orElse(1.0))
                .orElse(0.0);
    }

    private void settle(Trade trade, Lot lot, OptionContract contract, double spot) {
        if (contract.type().payoff(spot, contract.strike()) >= LEAST_AT_EXPIRY) {
            exercise(trade, lot, contract, spot);
        } else {
            remove(trade, lot, EntryKind.EXPIRY, 0.0, 0);
        }
    }

    private void exercise(Trade trade, Lot lot, OptionContract contract, double spot) {
        long contracts = Math.abs(lot.quantity);
        if (settings.contracts().of(contract.underlying()).settlement() == Settlement.CASH) {
            double intrinsic = contract.type().payoff(spot, contract.strike());
            remove(trade, lot, EntryKind.CASH_SETTLEMENT, intrinsic, Cents.of(intrinsic, lot.shares()));
        } else {
            deliver(trade, lot, contract, spot);
        }
        long fee = Cents.of(settings.costs().perExercise(), contracts);
        trade.commissionCents += fee;
        books.postCash(market.date(), EntryKind.EXERCISE_FEE, trade, contract.code(), 0.0, -fee);
    }

    /** Shares against the strike; the option's cost becomes part of the shares'. */
    private void deliver(Trade trade, Lot lot, OptionContract contract, double spot) {
        EntryKind kind = lot.quantity > 0 ? EntryKind.EXERCISE : EntryKind.ASSIGNMENT;
        long shares = contract.type().sign() * lot.shares();
        long amount = -Cents.of(contract.strike(), shares);
        Lot delivered = sharesOf(trade, contract, spot);
        long shareChange = delivered.change(shares, amount - lot.bookCents);
        long optionChange = -lot.bookCents;
        long contracts = lot.quantity;
        lot.quantity = 0;
        lot.bookCents = 0;
        books.post(market.date(), kind, trade, lot, -contracts, contract.strike(), amount, optionChange + shareChange);
        books.post(market.date(), EntryKind.DELIVERY, trade, delivered, shares, contract.strike(), 0, 0);
        trade.deliveredShares = Trade.between(trade.deliveredShares + shares, delivered.quantity);
    }

    private Lot sharesOf(Trade trade, OptionContract contract, double spot) {
        Instrument shares = new Instrument.Shares(contract.underlying());
        return trade.find(shares)
                .orElseGet(() -> {
                    Lot added = new Lot(shares, 1, spot, market.date());
                    trade.lots.add(added);
                    return added;
                });
    }

    private void remove(Trade trade, Lot lot, EntryKind kind, double price, long amount) {
        long contracts = lot.quantity;
        long cost = lot.bookCents;
        lot.quantity = 0;
        lot.bookCents = 0;
        books.post(market.date(), kind, trade, lot, -contracts, price, amount, -cost);
    }
}
