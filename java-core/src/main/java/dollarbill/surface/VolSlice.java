package dollarbill.surface;

import dollarbill.market.OptionType;
import dollarbill.pricing.black.BlackScholes;
import java.time.LocalDate;

/**
 * The smile of one expiry.
 *
 * @param expiry  last trading day
 * @param yearsToExpiry  ACT/365 fixed, from the quotes to 16:00 New York of the expiry
 * @param forward  forward to the expiry, from put-call parity
 * @param discount  discount factor to the expiry
 * @param discountImplied  whether the discount comes from put-call parity; otherwise it is that of the flat rate of the
 *     settings, because the options are American, the expiry is too near or the quotes do not tell it
 * @param svi  the fitted smile
 * @param rmseVolPoints  root mean square of fitted less quoted mid vol over the used quotes, in vol points
 * @param quotesUsed  out-of-the-money quotes the smile is fitted to
 * @param minStrike  lowest strike used
 * @param maxStrike  highest strike used
 */
public record VolSlice(
        LocalDate expiry,
        double yearsToExpiry,
        double forward,
        double discount,
        boolean discountImplied,
        SviParameters svi,
        double rmseVolPoints,
        int quotesUsed,
        double minStrike,
        double maxStrike) {

    /** Returns {@code ln(strike / forward)}. */
    public double logMoneyness(double strike) {
        return Math.log(strike / forward);
    }

    /** Returns implied variance times years at a log-moneyness. */
    public double totalVariance(double logMoneyness) {
        return svi.totalVariance(logMoneyness);
    }

    /** Returns the volatility of the smile at a strike; outside {@link #covers} it is an extrapolation. */
    public double impliedVolatility(double strike) {
        return Math.sqrt(totalVariance(logMoneyness(strike)) / yearsToExpiry);
    }

    /** Returns whether the strike lies within the quoted range. */
    public boolean covers(double strike) {
        return strike >= minStrike && strike <= maxStrike;
    }

    /** Returns the discounted Black price at the volatility of the smile. */
    public double price(OptionType type, double strike) {
        return BlackScholes.price(type, forward, strike, discount, impliedVolatility(strike), yearsToExpiry);
    }
}
