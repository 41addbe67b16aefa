package dollarbill.backtest.engine;

import dollarbill.market.Reason;
import java.time.LocalDate;

/**
 * Something asked for that was not done, or not in full.
 *
 * @param date  day
 * @param id  the order or position
 * @param reason  why
 * @param detail  instrument, limit and value in words
 * @param asked  units asked for
 * @param done  units done, less than asked
 */
public record Refusal(LocalDate date, String id, Reason reason, String detail, long asked, long done) {}
