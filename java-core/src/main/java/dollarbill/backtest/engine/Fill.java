package dollarbill.backtest.engine;

import java.time.LocalDate;

/**
 * One leg traded.
 *
 * @param date  day
 * @param positionId  the position
 * @param instrument  what
 * @param quantity  positive bought, negative sold
 * @param price  dollars a share
 * @param mid  midpoint at the time, dollars a share
 * @param spreadCents  given away by the fill rule against the mid
 * @param slippageCents  given away beyond it
 * @param opening  whether it opened the position
 */
public record Fill(
        LocalDate date,
        String positionId,
        Instrument instrument,
        long quantity,
        double price,
        double mid,
        long spreadCents,
        long slippageCents,
        boolean opening) {}
