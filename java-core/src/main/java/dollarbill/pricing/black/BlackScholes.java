package dollarbill.pricing.black;

import dollarbill.market.OptionType;
import dollarbill.pricing.Arguments;
import java.util.Optional;

/**
 * Black-Scholes-Merton kernels of European options.
 *
 * <p>{@code V = D w (F N(w d1) - K N(w d2))} with {@code w = +1} for a call and {@code -1} for a put,
 * {@code d1 = ln(F/K)/s + s/2}, {@code d2 = d1 - s}, {@code s = vol sqrt(T)}, {@code F = S exp((r-q)T)} and
 * {@code D = exp(-rT)}. Prices hold to full relative precision on the out-of-the-money side.
 *
 * <p>Sources: F. Black, "The pricing of commodity contracts" (1976), equation 16; E. G. Haug, "The Complete Guide to
 * Option Pricing Formulas" (2007), chapter 2.
 */
public final class BlackScholes {
    /** {@code |d1|} beyond which the normal density is zero in double: density Greeks are their limit, zero. */
    static final double DENSITY_VANISHES_BEYOND = 38.6;

    private BlackScholes() {}

    /**
     * Returns the discounted price in forward form.
     *
     * @param type  call or put
     * @param forward  forward to expiry, positive
     * @param strike  strike, positive
     * @param discount  discount factor to expiry, positive
     * @param volatility  per square root of a year, not negative; zero gives intrinsic value
     * @param years  time to expiry, not negative; zero gives intrinsic value
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static double price(
            OptionType type, double forward, double strike, double discount, double volatility, double years) {
        Arguments.positive("forward", forward);
        Arguments.positive("strike", strike);
        Arguments.positive("discount", discount);
        Arguments.notNegative("volatility", volatility);
        Arguments.notNegative("years", years);
        return discount * undiscounted(type, forward, strike, volatility * Math.sqrt(years));
    }

    /**
     * Returns price and Greeks from one evaluation.
     *
     * @param type  call or put
     * @param spot  price of the underlying, positive
     * @param strike  strike, positive
     * @param years  time to expiry, not negative
     * @param rate  continuously compounded interest rate per year
     * @param dividendYield  continuously compounded dividend yield per year
     * @param volatility  per square root of a year, not negative
     * @throws IllegalArgumentException  if an argument is outside its domain
     * @throws ArithmeticException  if a value is beyond the range of a double
     */
    public static BlackGreeks evaluate(
            OptionType type,
            double spot,
            double strike,
            double years,
            double rate,
            double dividendYield,
            double volatility) {
        return tryEvaluate(type, spot, strike, years, rate, dividendYield, volatility)
                .orElseThrow(() -> new ArithmeticException("price or Greeks beyond the range of a double: spot " + spot
                        + ", strike " + strike + ", years " + years + ", rate " + rate + ", dividendYield "
                        + dividendYield + ", volatility " + volatility));
    }

    /**
     * Returns price and Greeks from one evaluation, or nothing if one of them is beyond the range of a double.
     *
     * @param type  call or put
     * @param spot  price of the underlying, positive
     * @param strike  strike, positive
     * @param years  time to expiry, not negative
     * @param rate  continuously compounded interest rate per year
     * @param dividendYield  continuously compounded dividend yield per year
     * @param volatility  per square root of a year, not negative
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static Optional<BlackGreeks> tryEvaluate(
            OptionType type,
            double spot,
            double strike,
            double years,
            double rate,
            double dividendYield,
            double volatility) {
        Arguments.option(spot, strike, years, rate, dividendYield, volatility);
        double s = volatility * Math.sqrt(years);
        double forward = spot * Math.exp((rate - dividendYield) * years);
        double x = Math.log(spot / strike) + (rate - dividendYield) * years;
        double discount = Math.exp(-rate * years);
        double price = discount * undiscounted(type, forward, strike, s);
        GreekTerms terms = new GreekTerms(type, spot, strike, years, rate, dividendYield, volatility, x, price);
        if (s == 0.0 && x == 0.0) {
            return Optional.of(terms.atKink()).filter(greeks -> Double.isFinite(greeks.price()));
        }
        double d1 = x / s + 0.5 * s;
        BlackGreeks greeks = s == 0.0 || Math.abs(d1) > DENSITY_VANISHES_BEYOND
                ? terms.withoutDensity(d1, x / s - 0.5 * s)
                : terms.regular(d1);
        return Optional.of(greeks).filter(BlackGreeks::finite);
    }

    /** Returns {@code ln(forward / strike)}, precise where both are close. */
    static double logMoneyness(double forward, double strike) {
        double ratio = forward / strike;
        return ratio > 0.5 && ratio < 2.0 ? Math.log1p((forward - strike) / strike)
                : Math.log(forward) - Math.log(
                        strike);
    }

    private static double undiscounted(OptionType type, double forward, double strike, double s) {
        double timeValue = s == 0.0
                ? 0.0
                : Math.sqrt(forward) * Math.sqrt(strike)
                        * NormalisedBlack.price(-Math.abs(logMoneyness(forward, strike)), s);
        return type.payoff(forward, strike) + timeValue;
    }
}
