package dollarbill.pricing.black;

import dollarbill.market.OptionType;
import java.util.Optional;

/**
 * Inverts Black's formula for the volatility to machine precision.
 *
 * <p>The price is brought to the out-of-the-money side by parity and normalised. Near the money, {@code |ln(F/K)| <= 2} and
 * {@code vol sqrt(T) <= 2}, {@link NearMoneyVolatility} answers in one step; anywhere else {@link LetsBeRational} does.
 *
 * <p>The relative error of the volatility is a few units in the last place times the condition of the inverse, that is the
 * larger of 1 and {@code V / (vol vega)} with {@code V} the out-of-the-money price or, if smaller, what it lacks to its bound.
 * In the money the price must carry the digits of the time value: a rounding of the price is a larger relative error of it.
 *
 * <p>Source: P. Jäckel, "Let's Be Rational", Wilmott (2015).
 */
public final class ImpliedVolatility {
    /** Code of a price at or below intrinsic value. */
    static final double BELOW_INTRINSIC = -1.0;
    /** Code of a price at or above the bound. */
    static final double ABOVE_BOUND = -2.0;
    /** Code of an argument that is not finite or not positive. */
    static final double NOT_FINITE = -3.0;

    private ImpliedVolatility() {}

    /**
     * Returns the volatility at which Black's formula gives the price.
     *
     * @param type  call or put
     * @param price  discounted price per share
     * @param forward  forward to expiry, positive
     * @param strike  strike, positive
     * @param discount  discount factor to expiry, positive
     * @param years  time to expiry in years, positive
     */
    public static IvResult solve(
            OptionType type, double price, double forward, double strike, double discount, double years) {
        double near = NearMoneyVolatility.volatility(
                type == OptionType.CALL, price, forward, strike, discount, years);
        return near > 0.0
                ? new IvResult.Found(near, 1)
                : solveFarFromMoney(type, price, forward, strike, discount, years);
    }

    private static IvResult solveFarFromMoney(
            OptionType type, double price, double forward, double strike, double discount, double years) {
        double fault = fault(type == OptionType.CALL, price, forward, strike, discount, years);
        if (fault == BELOW_INTRINSIC) {
            return new IvResult.BelowIntrinsic(discount * type.payoff(forward, strike));
        }
        if (fault == ABOVE_BOUND) {
            return new IvResult.AboveBound(discount * (type == OptionType.CALL ? forward : strike));
        }
        if (fault == NOT_FINITE) {
            return outsideDomain(price, forward, strike, discount, years);
        }
        LetsBeRational.Root root = farFromMoney(price / discount - type.payoff(forward, strike), forward, strike);
        return new IvResult.Found(volatility(root, years), root.steps());
    }

    /**
     * Returns the volatility of an option outside the domain of {@link NearMoneyVolatility}, or {@link #BELOW_INTRINSIC},
     * {@link #ABOVE_BOUND} or {@link #NOT_FINITE}.
     */
    static double farFromMoneyOrCode(
            boolean call, double price, double forward, double strike, double discount, double years) {
        double fault = fault(call, price, forward, strike, discount, years);
        return fault < 0.0
                ? fault
                : volatility(farFromMoney(price / discount - intrinsic(call, forward, strike), forward, strike), years);
    }

    private static double volatility(LetsBeRational.Root root, double years) {
        return root.totalVolatility() / Math.sqrt(years);
    }

    private static double fault(
            boolean call, double price, double forward, double strike, double discount, double years) {
        if (!(finite(price) && positive(forward) && positive(strike) && positive(discount) && positive(years))) {
            return NOT_FINITE;
        }
        double timeValue = price / discount - intrinsic(call, forward, strike);
        if (!(timeValue > 0.0)) {
            return BELOW_INTRINSIC;
        }
        return timeValue >= Math.min(forward, strike) ? ABOVE_BOUND : 0.0;
    }

    private static LetsBeRational.Root farFromMoney(double timeValue, double forward, double strike) {
        double bound = Math.min(forward, strike);
        return LetsBeRational.solve(
                -Math.abs(logMoneyness(forward, strike)),
                timeValue / bound,
                Math.log(timeValue) - Math.log(bound),
                (bound - timeValue) / bound);
    }

    private static double intrinsic(boolean call, double forward, double strike) {
        return Math.max(call ? forward - strike : strike - forward, 0.0);
    }

    /** Returns {@code ln(F/K)} with the rounding of the ratio made good, so that it is precise near the money. */
    private static double logMoneyness(double forward, double strike) {
        double ratio = forward / strike;
        return ratio > Double.MIN_NORMAL && ratio <= Double.MAX_VALUE
                ? Math.log(ratio) + Math.fma(-ratio, strike, forward) / forward
                : Math.log(forward) - Math.log(strike);
    }

    private static boolean positive(double value) {
        return value > 0.0 && value <= Double.MAX_VALUE;
    }

    private static boolean finite(double value) {
        return Math.abs(value) <= Double.MAX_VALUE;
    }

    private static IvResult.NotFinite outsideDomain(
            double price, double forward, double strike, double discount, double years) {
        return finite(price)
                ? notPositive("forward", forward)
                        .or(() -> notPositive("strike", strike))
                        .or(() -> notPositive("discount", discount))
                        .orElseGet(() -> new IvResult.NotFinite("years " + years + " must be positive and finite"))
                : new IvResult.NotFinite("price " + price + " must be finite");
    }

    private static Optional<IvResult.NotFinite> notPositive(String name, double value) {
        return positive(value)
                ? Optional.empty()
                : Optional.of(new IvResult.NotFinite(name + " " + value + " must be positive and finite"));
    }
}
