package dollarbill.structure;

import dollarbill.market.ExerciseStyle;
import dollarbill.market.OptionContract;
import dollarbill.pricing.black.BlackGreeks;
import dollarbill.pricing.black.BlackScholes;
import dollarbill.surface.VolSlice;

/**
 * Value of one option later and at other prices, by Black's formula on the smile of its expiry.
 *
 * <p>Rate and carry stay those of today: after a time {@code t} of {@code T}, at the price {@code S}, the forward is {@code S (F0/S0)^((T-t)/T)}
 * and the discount factor {@code D0^((T-t)/T)}. The volatility is that of the smile by {@link SmileMotion}, plus a shift, never below zero. An
 * American option is worth at least its exercise.
 */
final class OptionModel {
    private final OptionContract contract;
    private final VolSlice slice;
    private final double spot;
    private final boolean american;
    private final SmileMotion motion;

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

    boolean american() {
        return american;
    }

    /** Returns the volatility of the strike today. */
    double volatility() {
        return slice.impliedVolatility(contract.strike());
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
        double value = BlackScholes.price(
                contract.type(), forward, contract.strike(), discount(left), volatility(forward, shift), left);
        return american ? Math.max(value, exercise) : value;
    }

    /** Returns value and Greeks today. */
    BlackGreeks greeks() {
        double years = slice.yearsToExpiry();
        double rate = -Math.log(slice.discount()) / years;
        return BlackScholes.evaluate(
                contract.type(), spot, contract.strike(), years, rate, rate - carry(), volatility());
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
