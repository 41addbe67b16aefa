package dollarbill.pricing.american;

import dollarbill.market.OptionType;
import dollarbill.pricing.Arguments;

/**
 * Checked inputs of an American option, and the put of unit strike it equals.
 *
 * <p>{@code C(S, K, r, q) = P(K, S, q, r)} and {@code P(S, K) = K P(S/K, 1)}.
 *
 * <p>Source: R. McDonald, M. Schroder, "A parity result for American options", Journal of Computational Finance 1 (1998).
 */
record AmericanContract(
        OptionType type,
        double spot,
        double strike,
        double years,
        double rate,
        double dividendYield,
        double volatility) {
    /** Total volatility below which the option is priced as if there were none. */
    private static final double NO_DEVIATION = 1e-8;

    AmericanContract {
        Arguments.option(spot, strike, years, rate, dividendYield, volatility);
    }

    double intrinsic() {
        return type.payoff(spot, strike);
    }

    /** Returns the interest rate of the equal put. */
    double putRate() {
        return type == OptionType.PUT ? rate : dividendYield;
    }

    /** Returns the dividend yield of the equal put. */
    double putYield() {
        return type == OptionType.PUT ? dividendYield : rate;
    }

    /** Returns the spot over the strike of the equal put. */
    double putMoneyness() {
        return type == OptionType.PUT ? spot / strike : strike / spot;
    }

    /** Returns the strike of the equal put, by which its value is multiplied. */
    double putStrike() {
        return type == OptionType.PUT ? strike : spot;
    }

    boolean withoutChance() {
        return volatility * Math.sqrt(years) < NO_DEVIATION;
    }

    /** Refuses options without time or volatility, whose derivatives do not exist everywhere. */
    void requireChance() {
        Arguments.positive("years", years);
        Arguments.positive("volatility", volatility);
        if (withoutChance()) {
            throw new IllegalArgumentException("volatility " + volatility + " times the root of years " + years
                    + " must be at least " + NO_DEVIATION);
        }
    }

    /** Returns dV/dt where the option is held, by the Black-Scholes equation {@code r V - (r-q) S delta - sigma^2 S^2 gamma / 2}. */
    double theta(SolvedPut.Shape shape) {
        double swing = volatility * spot;
        return rate * shape.value()
                - (rate - dividendYield) * spot * shape.slope()
                - 0.5 * swing * swing * shape.curvature();
    }

    /** Returns the sensitivities where exercise at once is best. */
    AmericanGreeks exercised() {
        return new AmericanGreeks(intrinsic(), type.sign(), 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    }

    ExerciseRule rule() {
        return ExerciseRule.ofPut(putRate(), putYield());
    }

    PutProblem putProblem() {
        return PutProblem.of(putRate(), putYield(), volatility, years);
    }

    AmericanContract withVolatility(double other) {
        return new AmericanContract(type, spot, strike, years, rate, dividendYield, other);
    }

    AmericanContract withRate(double other) {
        return new AmericanContract(type, spot, strike, years, other, dividendYield, volatility);
    }

    AmericanContract withDividendYield(double other) {
        return new AmericanContract(type, spot, strike, years, rate, other, volatility);
    }

    /**
     * Returns the limit of the value as volatility vanishes: the most that exercise at a time chosen today is worth,
     * {@code max over t of w (S e^(-qt) - K e^(-rt))}.
     */
    double valueWithoutChance() {
        double best = Math.max(intrinsic(), exercisedAt(years));
        double ratio = rate * strike / (dividendYield * spot);
        if (ratio > 0.0 && rate != dividendYield) {
            double turn = Math.log(ratio) / (rate - dividendYield);
            if (turn > 0.0 && turn < years) {
                best = Math.max(best, exercisedAt(turn));
            }
        }
        return best;
    }

    private double exercisedAt(double time) {
        return type.payoff(spot * Math.exp(-dividendYield * time), strike * Math.exp(-rate * time));
    }
}
