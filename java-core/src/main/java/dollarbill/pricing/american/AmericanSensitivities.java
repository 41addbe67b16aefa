package dollarbill.pricing.american;

import dollarbill.market.OptionType;

/**
 * Sensitivities of an American option with one exercise boundary or none.
 *
 * <p>Delta and gamma differentiate Kim's representation; theta follows from the Black-Scholes equation
 * {@code theta = r V - (r-q) S delta - sigma^2 S^2 gamma / 2}, zero where exercise is best. Vega, vanna, volga, rho and
 * dividend rho are central differences, the boundary solved anew, with the steps named here.
 */
final class AmericanSensitivities {
    /** Step of the volatility, as a share of it. */
    private static final double VOLATILITY_SHARE = 1e-2;
    /** Step of interest rate and dividend yield, absolute. */
    private static final double RATE_STEP = 1e-4;

    private AmericanSensitivities() {}

    static AmericanGreeks of(AmericanContract option, AmericanAccuracy accuracy) {
        SolvedPut.Shape shape = shape(option, accuracy);
        if (shape.exercised()) {
            return option.exercised();
        }
        double step = VOLATILITY_SHARE * option.volatility();
        SolvedPut.Shape up = shape(option.withVolatility(option.volatility() + step), accuracy);
        SolvedPut.Shape down = shape(option.withVolatility(option.volatility() - step), accuracy);
        return new AmericanGreeks(
                shape.value(),
                shape.slope(),
                shape.curvature(),
                (up.value() - down.value()) / (2.0 * step),
                option.theta(shape),
                rho(option, accuracy),
                dividendRho(option, accuracy),
                (up.slope() - down.slope()) / (2.0 * step),
                (up.value() - 2.0 * shape.value() + down.value()) / (step * step));
    }

    /** Returns value, delta and gamma in terms of the option's own spot. */
    private static SolvedPut.Shape shape(AmericanContract option, AmericanAccuracy accuracy) {
        SolvedPut.Shape put = new SolvedPut(option.putProblem(), CollocationScheme.of(accuracy))
                .shape(option.putMoneyness());
        double ratio = option.putMoneyness();
        return option.type() == OptionType.PUT
                ? new SolvedPut.Shape(
                        option.strike() * put.value(), put.slope(), put.curvature() / option.strike(), put.exercised())
                : new SolvedPut.Shape(
                        option.spot() * put.value(),
                        put.value() - ratio * put.slope(),
                        ratio * ratio * put.curvature() / option.spot(), put.exercised());
    }

    private static double rho(AmericanContract option, AmericanAccuracy accuracy) {
        return slope(
                option.withRate(option.rate() - RATE_STEP),
                option,
                option.withRate(option.rate() + RATE_STEP),
                accuracy);
    }

    private static double dividendRho(AmericanContract option, AmericanAccuracy accuracy) {
        return slope(
                option.withDividendYield(option.dividendYield() - RATE_STEP),
                option,
                option.withDividendYield(option.dividendYield() + RATE_STEP),
                accuracy);
    }

    /** A difference that keeps to the side on which the rule of exercise is that of the middle. */
    private static double slope(
            AmericanContract down, AmericanContract middle, AmericanContract up, AmericanAccuracy accuracy) {
        boolean lower = down.rule() == middle.rule();
        boolean upper = up.rule() == middle.rule();
        AmericanContract low = lower ? down : middle;
        AmericanContract high = upper ? up : middle;
        double width = (lower ? RATE_STEP : 0.0) + (upper ? RATE_STEP : 0.0);
        return (AmericanOptions.price(high, accuracy) - AmericanOptions.price(low, accuracy)) / width;
    }
}
