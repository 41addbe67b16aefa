package dollarbill.backtest.engine;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Money in whole cents. */
final class Cents {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Cents() {}

    /** Returns dollars a share times shares, the product rounded half away from zero to a cent. */
    static long of(double price, long shares) {
        return BigDecimal.valueOf(price)
                .multiply(BigDecimal.valueOf(shares))
                .multiply(HUNDRED)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** Returns dollars rounded half away from zero to a cent. */
    static long of(double dollars) {
        return of(dollars, 1L);
    }

    /** Returns cents as dollars. */
    static double dollars(long cents) {
        return cents / 100.0;
    }

    /** Returns the part of an amount that some of a whole stand for, rounded half away from zero; all of it for the whole. */
    static long part(long cents, long some, long whole) {
        return BigDecimal.valueOf(cents)
                .multiply(BigDecimal.valueOf(some))
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
