package dollarbill.backtest.engine;

import dollarbill.backtest.engine.EngineState.LedgerTotals;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Bookings in order with running totals: cash, the cost of what is held, and profit, so that {@code cash + book = deposits + result} after each.
 */
final class Ledger {
    private final List<LedgerEntry> entries = new ArrayList<>();
    private long number;
    private long deposits;
    private long cash;
    private long book;
    private long result;

    Ledger() {}

    Ledger(LedgerTotals totals) {
        number = totals.entries();
        deposits = totals.depositCents();
        cash = totals.cashCents();
        book = totals.bookCents();
        result = totals.resultCents();
    }

    long cash() {
        return cash;
    }

    List<LedgerEntry> entries() {
        return entries;
    }

    LedgerTotals totals() {
        return new LedgerTotals(number, deposits, cash, book, result);
    }

    void deposit(LocalDate date, long cents) {
        deposits = Math.addExact(deposits, cents);
        add(date, EntryKind.DEPOSIT, "", "", 0, 0.0, cents, 0, 0);
    }

    /** Books an entry and returns its profit. */
    long post(
            LocalDate date,
            EntryKind kind,
            String positionId,
            String instrument,
            long quantity,
            double price,
            long amount,
            long bookChange) {
        long profit = Math.addExact(amount, bookChange);
        add(date, kind, positionId, instrument, quantity, price, amount, bookChange, profit);
        return profit;
    }

    private void add(
            LocalDate date,
            EntryKind kind,
            String positionId,
            String instrument,
            long quantity,
            double price,
            long amount,
            long bookChange,
            long profit) {
        cash = Math.addExact(cash, amount);
        book = Math.addExact(book, bookChange);
        result = Math.addExact(result, profit);
        entries.add(new LedgerEntry(
                ++number, date, kind, positionId, instrument, quantity, price, amount, bookChange, profit, cash));
    }

    /**
     * Checks that the totals balance and agree with what positions say of themselves.
     *
     * @param held  cost of all holdings
     * @param earned  profit of all positions, open and ended, and of the account
     * @throws IllegalStateException  naming the last entry, if they do not
     */
    void check(long held, long earned) {
        if (cash + book != deposits + result || held != book || earned != result) {
            throw new IllegalStateException(
                    "ledger out of balance after " + entries.getLast() + ": cash " + cash + " + book "
                            + book + " against deposits " + deposits + " + result " + result + ", holdings cost " + held
                            + ", positions earned " + earned);
        }
    }
}
