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
 * Rule 4.13). Those of VIX and of its weekly root VIXW settle on the special opening quotation of the Wednesday thirty days before a
 * Friday on which options on the S&amp;P 500 expire, that of the monthly ones being the third Friday of the next month; where that
 * Wednesday or that Friday is a holiday, on the trading day before the Wednesday (Rule 4.13(a)(5); SEC Release 34-75501, 2015).
 *
 * <p>The opening price of the tape stands in for the quotation, which is made of the first trades of the components and may lie off it.
 */
public final class MorningSettlement {
    private static final Set<String> INDICES = Set.of("SPX", "NDX", "RUT");
    private static final Set<String> VOLATILITY = Set.of("VIX", "VIXW");
    private static final int DAYS_OF_VOLATILITY = 30;

    private MorningSettlement() {}

    /** Returns whether some contracts of a root settle in the morning. */
    public static boolean concerns(String root) {
        return INDICES.contains(root) || VOLATILITY.contains(root);
    }

    /** Returns whether a contract settles on the morning of its last day. */
    public static boolean applies(OptionContract contract) {
        LocalDate expiry = contract.expiry();
        if (INDICES.contains(contract.root())) {
            return expiry.equals(ofIndices(expiry));
        }
        return VOLATILITY.contains(contract.root()) && expiry.equals(ofVolatility(expiry));
    }

    private static LocalDate ofIndices(LocalDate expiry) {
        LocalDate day = expiry.with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.FRIDAY));
        return TradingCalendar.isTradingDay(day) ? day : before(day);
    }

    /** Returns the day in the week of an expiry on which volatility settles. */
    private static LocalDate ofVolatility(LocalDate expiry) {
        LocalDate wednesday = expiry.with(DayOfWeek.WEDNESDAY);
        boolean usual = TradingCalendar.isTradingDay(wednesday)
                && TradingCalendar.isTradingDay(wednesday.plusDays(DAYS_OF_VOLATILITY));
        return usual ? wednesday : before(wednesday);
    }

    private static LocalDate before(LocalDate day) {
        LocalDate earlier = day.minusDays(1);
        while (!TradingCalendar.isTradingDay(earlier)) {
            earlier = earlier.minusDays(1);
        }
        return earlier;
    }
}
