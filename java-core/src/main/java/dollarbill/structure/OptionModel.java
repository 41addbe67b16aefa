package dollarbill.structure;

import dollarbill.market.ExerciseStyle;
import dollarbill.market.OptionContract;
import dollarbill.pricing.MainGreeks;
import dollarbill.pricing.american.AmericanAccuracy;
import dollarbill.pricing.american.AmericanGreeks;
import dollarbill.pricing.american.AmericanOptions;
import dollarbill.pricing.american.ExercisePremiums;
import dollarbill.pricing.black.BlackScholes;
import dollarbill.surface.SpotCarry;
import dollarbill.surface.VolSlice;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Value of one option later and at other prices, on the smile of its expiry: Black's formula, and for an American option the premium of
 * early exercise with it.
 *
 * <p>Rate and carry stay those of today: after a time {@code t} of {@code T}, at the price {@code S}, the forward is {@code S (F0/S0)^((T-t)/T)}
 * and the discount factor {@code D0^((T-t)/T)}. The volatility is that of the smile by {@link SmileMotion}, plus a shift, never below zero. Rate
 * and dividend yield of the premium are those of {@link SpotCarry}, by which the smile was made from American quotes.
 */
final class OptionModel {
    private final OptionContract contract;
    private final VolSlice slice;
    private final double spot;
    private final boolean american;
    private final SmileMotion motion;
    private final Map<Double, ExercisePremiums> premiums = new ConcurrentHashMap<>();

    OptionModel(OptionContract contract, VolSlice slice, double spot, ExerciseStyle style, SmileMotion motion) {
        this.contract = contract;
        this.slice = slice;
        this.spot = spot;
        this.american = style == ExerciseStyle.AMERICAN;
        this.motion = motion;
    }

    VolSlice slice() {
        return slice;
    }

    /** Returns the volatility of the strike today. */
    double volatility() {
        return slice.impliedVolatility(contract.strike());
    }

    /** Returns the value today at the volatility of the strike. */
    double today() {
        double years = slice.yearsToExpiry();
        return held(spot, slice.forward(), years, volatility());
    }

    double value(double price, double elapsed, double shift) {
        double exercise = contract.type().payoff(price, contract.strike());
        double left = left(elapsed);
        if (left == 0.0) {
            return exercise;
        }
        if (!(price > 0.0)) {
            return Math.max(american ? exercise : 0.0, discount(left) * exercise);
        }
        double forward = forward(price, left);
        return held(price, forward, left, volatility(forward, shift));
    }

    private double held(double price, double forward, double left, double volatility) {
        double european = BlackScholes.price(
                contract.type(), forward, contract.strike(), discount(left), volatility, left);
        return exercisable(european, price, left, volatility);
    }

    /**
     * Returns the value with the right to exercise early, where the option has it.
     *
     * @param european  value of the option without it
     * @param price  of the underlying, positive
     * @param left  years to expiry, not negative
     * @param volatility  not negative
     */
    double exercisable(double european, double price, double left, double volatility) {
        if (!american || left == 0.0) {
            return european;
        }
        double strike = contract.strike();
        SpotCarry carry = carry(price, left);
        double value = premiums.computeIfAbsent(left, this::premiums)
                .value(european, carry.spot(), strike, Math.log(carry.spot() / strike), volatility);
        return Math.max(value, contract.type().payoff(price, strike));
    }

    private ExercisePremiums premiums(double left) {
        SpotCarry carry = carry(spot, left);
        return ExercisePremiums.of(contract.type(), left, carry.rate(), carry.yield());
    }

    private SpotCarry carry(double price, double left) {
        return SpotCarry.of(price, forward(price, left), discount(left), left);
    }

    /** Returns value and Greeks today. */
    MainGreeks greeks() {
        double years = slice.yearsToExpiry();
        if (american) {
            return american(carry(spot, years), years);
        }
        double rate = -Math.log(slice.discount()) / years;
        return BlackScholes.evaluate(
                contract.type(), spot, contract.strike(), years, rate, rate - carry(), volatility());
    }

    /** Greeks in the price of the underlying, of which the model's spot is a share. */
    private AmericanGreeks american(SpotCarry carry, double years) {
        double share = carry.spot() / spot;
        AmericanGreeks greeks = AmericanOptions.evaluate(
                contract.type(), carry.spot(), contract.strike(), years, carry.rate(), carry.yield(), volatility(),
                AmericanAccuracy.STANDARD);
        return new AmericanGreeks(
                greeks.price(),
                share * greeks.delta(),
                share * share * greeks.gamma(),
                greeks.vega(),
                greeks.theta(),
                greeks.rho(),
                greeks.dividendRho(),
                share * greeks.vanna(),
                greeks.volga());
    }

    /** Returns the years that are left, zero from expiry on. */
    double left(double elapsed) {
        double left = slice.yearsToExpiry() - elapsed;
        return left > 1e-9 ? left : 0.0;
    }

    double forward(double price, double left) {
        return price * Math.exp(carry() * left);
    }

    double discount(double left) {
        return Math.pow(slice.discount(), left / slice.yearsToExpiry());
    }

    double volatility(double forward, double shift) {
        double volatility = switch (motion) {
            case STICKY_STRIKE -> volatility();
            case STICKY_MONEYNESS -> Math.sqrt(
                    slice.totalVariance(Math.log(contract.strike() / forward)) / slice.yearsToExpiry());
        };
        return Math.max(volatility + shift, 0.0);
    }

    private double carry() {
        return Math.log(slice.forward() / spot) / slice.yearsToExpiry();
    }
}
