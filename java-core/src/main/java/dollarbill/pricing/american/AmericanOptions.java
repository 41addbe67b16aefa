package dollarbill.pricing.american;

import dollarbill.market.OptionType;
import dollarbill.pricing.black.BlackGreeks;
import dollarbill.pricing.black.BlackScholes;
import java.util.List;

/**
 * American options on an underlying with a continuous dividend yield, in the Black-Scholes model.
 *
 * <p>The exercise boundary is found by fixed-point iteration on Chebyshev nodes and the early-exercise premium by
 * quadrature. A put with {@code r <= 0 and q >= r} (a call with {@code q <= 0 and r >= q}) is never exercised early and
 * is worth the European option. A put with {@code q < r < 0} (a call with {@code r < q < 0}) may have two boundaries and is
 * valued by finite differences, see {@link CashDividendOptions}.
 *
 * <p>Source: L. Andersen, M. Lake, D. Offengenden, "High-performance American option pricing", Journal of Computational
 * Finance 20 (2016).
 */
public final class AmericanOptions {
    private AmericanOptions() {}

    /**
     * Returns the price, never below the European price nor the intrinsic value.
     *
     * @param type  call or put
     * @param spot  price of the underlying, positive
     * @param strike  strike, positive
     * @param years  time to expiry, not negative; zero gives intrinsic value
     * @param rate  continuously compounded interest rate per year
     * @param dividendYield  continuously compounded dividend yield per year
     * @param volatility  per square root of a year, not negative; zero gives the best discounted intrinsic value
     * @param accuracy  how closely
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static double price(
            OptionType type,
            double spot,
            double strike,
            double years,
            double rate,
            double dividendYield,
            double volatility,
            AmericanAccuracy accuracy) {
        return price(
                new AmericanContract(type, spot, strike, years, rate, dividendYield, volatility), accuracy);
    }

    /**
     * Returns price and sensitivities.
     *
     * <p>Delta, gamma and theta are analytic; vega, vanna, volga, rho and dividend rho are central differences with steps of 1%
     * of the volatility and of one basis point.
     *
     * @param type  call or put
     * @param spot  price of the underlying, positive
     * @param strike  strike, positive
     * @param years  time to expiry, positive
     * @param rate  continuously compounded interest rate per year
     * @param dividendYield  continuously compounded dividend yield per year
     * @param volatility  per square root of a year, positive
     * @param accuracy  how closely
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static AmericanGreeks evaluate(
            OptionType type,
            double spot,
            double strike,
            double years,
            double rate,
            double dividendYield,
            double volatility,
            AmericanAccuracy accuracy) {
        AmericanContract option = new AmericanContract(type, spot, strike, years, rate, dividendYield, volatility);
        option.requireChance();
        return switch (option.rule()) {
            case NEVER -> europeanGreeks(option);
            case BELOW -> AmericanSensitivities.of(option, accuracy);
            case BETWEEN -> CashDividendOptions.evaluate(option, List.of(), CashDividendOptions.Steps.of(accuracy));
        };
    }

    private static AmericanGreeks europeanGreeks(AmericanContract option) {
        BlackGreeks greeks = BlackScholes.evaluate(
                option.type(),
                option.spot(),
                option.strike(),
                option.years(),
                option.rate(),
                option.dividendYield(),
                option.volatility());
        return new AmericanGreeks(
                greeks.price(),
                greeks.delta(),
                greeks.gamma(),
                greeks.vega(),
                greeks.theta(),
                greeks.rho(),
                greeks.dividendRho(),
                greeks.vanna(),
                greeks.volga());
    }

    /**
     * Returns where early exercise is best.
     *
     * @param type  call or put
     * @param strike  strike, positive
     * @param years  longest time to expiry, positive
     * @param rate  continuously compounded interest rate per year
     * @param dividendYield  continuously compounded dividend yield per year
     * @param volatility  per square root of a year, positive
     * @param accuracy  how closely
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static ExerciseRegion exerciseRegion(
            OptionType type,
            double strike,
            double years,
            double rate,
            double dividendYield,
            double volatility,
            AmericanAccuracy accuracy) {
        AmericanContract option = new AmericanContract(type, strike, strike, years, rate, dividendYield, volatility);
        option.requireChance();
        return switch (option.rule()) {
            case NEVER -> new ExerciseRegion.Never();
            case BELOW -> new ExerciseBoundary(type, strike, option.putProblem(), CollocationScheme.of(accuracy));
            case BETWEEN -> ExerciseRegion.Band.of(option);
        };
    }

    static double price(AmericanContract option, AmericanAccuracy accuracy) {
        if (option.withoutChance()) {
            return option.valueWithoutChance();
        }
        return switch (option.rule()) {
            case NEVER -> european(option);
            case BELOW -> withOneBoundary(option, CollocationScheme.of(accuracy));
            case BETWEEN -> CashDividendOptions.price(option, accuracy);
        };
    }

    static double withOneBoundary(AmericanContract option, CollocationScheme scheme) {
        double put = new SolvedPut(option.putProblem(), scheme).price(option.putMoneyness());
        return Math.max(option.intrinsic(), option.putStrike() * put);
    }

    static double european(AmericanContract option) {
        double forward = option.spot() * Math.exp((option.rate() - option.dividendYield()) * option.years());
        return BlackScholes.price(
                option.type(),
                forward,
                option.strike(),
                Math.exp(-option.rate() * option.years()),
                option.volatility(),
                option.years());
    }
}
