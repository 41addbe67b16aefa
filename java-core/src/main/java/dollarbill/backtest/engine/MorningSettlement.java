package dollarbill.backtest.engine;

import dollarbill.market.OptionContract;
import dollarbill.market.TradingCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/**
 * Which options settle on the morning of their last day.
 *
 * <p>Those of the roots SPX, NDX and RUT that expire on a third Friday, or on the trading day before where that is a holiday, settle on the
 * special opening quotation of that morning; weekly and end-of-month roots such as SPXW, and XSP, settle on the close (Cboe Exchange,
 * Rule 4.13). The opening price of the tape stands in for the quotation, which is made of the first trades of the components and may lie off
 * it.
 */
public final class MorningSettlement {
    /** Roots with such options. */
    public static final Set<String> ROOTS = Set.of("SPX", "NDX", "RUT");

    private MorningSettlement() {}

    /** Returns whether a contract settles on the morning of its last day. */
    public static boolean applies(OptionContract contract) {
        return ROOTS.contains(contract.root()) && contract.expiry().equals(standard(contract.expiry()));
    }

    private static LocalDate standard(LocalDate expiry) {
        LocalDate day = expiry.with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.FRIDAY));
        while (!TradingCalendar.isTradingDay(day)) {
            day = day.minusDays(1);
        }
        return day;
    }
}
