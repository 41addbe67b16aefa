package dollarbill.backtest.engine;

import java.time.LocalDate;

/**
 * The account at the end of a day, after all its events.
 *
 * @param date  day
 * @param cashCents  cash
 * @param equityCents  cash and marks of all positions
 * @param requirementCents  equity that positions tie up, see {@link MarginRule}
 * @param excessCents  equity beyond the requirement
 * @param exposureCents  absolute marks of all holdings together
 * @param positions  open positions
 * @param carried  options without a quote this day, marked at intrinsic value and their last time value
 * @param greeks  of all positions
 */
public record DayMark(
        LocalDate date,
        long cashCents,
        long equityCents,
        long requirementCents,
        long excessCents,
        long exposureCents,
        int positions,
        int carried,
        AccountGreeks greeks) {}
