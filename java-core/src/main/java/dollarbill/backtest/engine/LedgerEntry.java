package dollarbill.backtest.engine;

import java.time.LocalDate;

/**
 * One booking: cash, the cost of what is held, and the profit change together, {@code amount + book = result}, except that a deposit is
 * no profit.
 *
 * @param number  from 1, without gaps
 * @param date  day
 * @param kind  what happened
 * @param positionId  the position, empty for the account as a whole
 * @param instrument  code of what was traded, empty where nothing was
 * @param quantity  shares or contracts gained, negative where given
 * @param price  dollars a share: of a trade, a strike or a dividend; 0 where there is none
 * @param amountCents  cash gained, negative where paid
 * @param bookCents  change of the cost of what is held
 * @param resultCents  profit booked
 * @param balanceCents  cash after the entry
 */
public record LedgerEntry(
        long number,
        LocalDate date,
        EntryKind kind,
        String positionId,
        String instrument,
        long quantity,
        double price,
        long amountCents,
        long bookCents,
        long resultCents,
        long balanceCents) {}
