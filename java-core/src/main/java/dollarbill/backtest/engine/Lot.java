package dollarbill.backtest.engine;

import java.time.LocalDate;
import java.util.OptionalDouble;

/** One instrument of a position while a run changes it. */
final class Lot {
    Instrument instrument;
    final int multiplier;
    long quantity;
    long bookCents;
    double mark;
    double timeValue;
    OptionalDouble volatility = OptionalDouble.empty();
    LocalDate quoted;
    /** Day of the last marking by this run, which needs no other that day. */
    LocalDate marked = LocalDate.MIN;

    Lot(Instrument instrument, int multiplier, double mark, LocalDate quoted) {
        this.instrument = instrument;
        this.multiplier = multiplier;
        this.mark = mark;
        this.quoted = quoted;
    }

    Lot(Holding holding) {
        this(holding.instrument(), holding.multiplier(), holding.mark(), holding.quoted());
        quantity = holding.quantity();
        bookCents = holding.bookCents();
        timeValue = holding.timeValue();
        volatility = holding.volatility();
    }

    Holding holding() {
        return new Holding(instrument, quantity, multiplier, bookCents, mark, timeValue, volatility, quoted);
    }

    long shares() {
        return Math.multiplyExact(quantity, multiplier);
    }

    long markCents() {
        return Cents.of(mark, shares());
    }

    /**
     * Adds a quantity that cash was paid or received for, and returns the change of the cost: what reduces the holding takes its part of the cost
     * away, what goes beyond zero opens at its part of the cash.
     */
    long change(long added, long amount) {
        long reducing = Long.signum(added) * Long.signum(quantity) < 0 ? Math.min(Math.abs(added), Math.abs(quantity))
                : 0;
        long removed = reducing == 0 ? 0 : Cents.part(bookCents, reducing, Math.abs(quantity));
        long opening = amount - Cents.part(amount, reducing, Math.abs(added));
        long change = -removed - opening;
        quantity = Math.addExact(quantity, added);
        bookCents = Math.addExact(bookCents, change);
        return change;
    }
}
