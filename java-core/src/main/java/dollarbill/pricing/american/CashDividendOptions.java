package dollarbill.pricing.american;

import dollarbill.market.ExerciseStyle;
import dollarbill.market.OptionType;
import java.util.Comparator;
import java.util.List;

/**
 * American and European options on an underlying that pays cash dividends, by finite differences.
 *
 * <p>The model is the spot model: the spot follows geometric Brownian motion with constant volatility, and falls by the
 * dividend at the ex-dividend time (to zero where it is worth less). It is not the escrowed model, in which the spot less
 * the present value of dividends is lognormal. A continuous yield may come on top. Dividends at or after expiry are
 * ignored.
 *
 * <p>Prices of two grids, the finer with twice the steps, are extrapolated to vanishing steps. Without dividends this
 * is the independent check of {@link AmericanOptions}.
 *
 * <p>Source of the model: E. G. Haug, J. Haug, A. Lewis, "Back to basics: a new approach to the discrete dividend problem",
 * Wilmott (2003).
 */
public final class CashDividendOptions {
    private static final double VOLATILITY_SHARE = 1e-2;
    private static final double RATE_STEP = 1e-3;

    private CashDividendOptions() {}

    /**
     * Returns the price.
     *
     * @param style  American, or European
     * @param type  call or put
     * @param spot  price of the underlying before today's dividends, positive
     * @param strike  strike, positive
     * @param years  time to expiry, not negative; zero gives intrinsic value
     * @param rate  continuously compounded interest rate per year
     * @param dividendYield  continuously compounded dividend yield per year, besides the cash dividends
     * @param volatility  per square root of a year, positive unless {@code years} is zero
     * @param dividends  cash dividends, in any order
     * @param accuracy  size of the grid
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static double price(
            ExerciseStyle style,
            OptionType type,
            double spot,
            double strike,
            double years,
            double rate,
            double dividendYield,
            double volatility,
            List<CashDividend> dividends,
            AmericanAccuracy accuracy) {
        AmericanContract option = new AmericanContract(type, spot, strike, years, rate, dividendYield, volatility);
        return option.years() == 0.0 ? option.intrinsic() : shape(option, style, dividends, Steps.of(accuracy)).value();
    }

    /**
     * Returns price and sensitivities of the American option: delta and gamma from the grid, theta from the
     * Black-Scholes equation, vega, vanna, volga and rhos by central differences with steps of 1% of the volatility and of ten basis
     * points.
     *
     * @param type  call or put
     * @param spot  price of the underlying, positive
     * @param strike  strike, positive
     * @param years  time to expiry, positive
     * @param rate  continuously compounded interest rate per year
     * @param dividendYield  continuously compounded dividend yield per year, besides the cash dividends
     * @param volatility  per square root of a year, positive
     * @param dividends  cash dividends, in any order
     * @param accuracy  size of the grid
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
            List<CashDividend> dividends,
            AmericanAccuracy accuracy) {
        return evaluate(
                new AmericanContract(type, spot, strike, years, rate, dividendYield, volatility),
                dividends,
                Steps.of(accuracy));
    }

    static double price(AmericanContract option, AmericanAccuracy accuracy) {
        return shape(option, ExerciseStyle.AMERICAN, List.of(), Steps.of(accuracy)).value();
    }

    static AmericanGreeks evaluate(AmericanContract option, List<CashDividend> dividends, Steps steps) {
        option.requireChance();
        SolvedPut.Shape shape = shape(option, ExerciseStyle.AMERICAN, dividends, steps);
        if (shape.exercised()) {
            return option.exercised();
        }
        double bump = VOLATILITY_SHARE * option.volatility();
        SolvedPut.Shape up = shape(
                option.withVolatility(option.volatility() + bump), ExerciseStyle.AMERICAN, dividends, steps);
        SolvedPut.Shape down = shape(
                option.withVolatility(option.volatility() - bump), ExerciseStyle.AMERICAN, dividends, steps);
        return new AmericanGreeks(
                shape.value(),
                shape.slope(),
                shape.curvature(),
                (up.value() - down.value()) / (2.0 * bump),
                option.theta(shape),
                perRate(
                        option.withRate(option.rate() - RATE_STEP),
                        option.withRate(option.rate() + RATE_STEP),
                        dividends,
                        steps),
                perRate(
                        option.withDividendYield(option.dividendYield() - RATE_STEP),
                        option.withDividendYield(option.dividendYield() + RATE_STEP),
                        dividends,
                        steps),
                (up.slope() - down.slope()) / (2.0 * bump),
                (up.value() - 2.0 * shape.value() + down.value()) / (bump * bump));
    }

    private static double perRate(
            AmericanContract down, AmericanContract up, List<CashDividend> dividends, Steps steps) {
        double high = shape(up, ExerciseStyle.AMERICAN, dividends, steps).value();
        double low = shape(down, ExerciseStyle.AMERICAN, dividends, steps).value();
        return (high - low) / (2.0 * RATE_STEP);
    }

    /** Steps of the finer grid: spots below the strike, times. */
    record Steps(int spots, int times) {
        static Steps of(AmericanAccuracy accuracy) {
            return switch (accuracy) {
                case FAST -> new Steps(100, 50);
                case STANDARD -> new Steps(300, 150);
                case HIGH -> new Steps(1000, 500);
            };
        }

        Steps half() {
            return new Steps(spots / 2, times / 2);
        }
    }

    static SolvedPut.Shape shape(
            AmericanContract option, ExerciseStyle style, List<CashDividend> dividends, Steps steps) {
        option.requireChance();
        List<CashDividend> descending = dividends.stream()
                .filter(d -> d.years() < option.years() && d.amount() > 0.0)
                .sorted(Comparator.comparingDouble(CashDividend::years).reversed())
                .toList();
        SpotGrid.Cubic fine = onGrid(option, style, descending, steps);
        SpotGrid.Cubic coarse = onGrid(option, style, descending, steps.half());
        double intrinsic = option.intrinsic();
        double value = extrapolated(fine.value(), coarse.value());
        boolean exercised = style == ExerciseStyle.AMERICAN && intrinsic > 0.0
                && fine.value() <= intrinsic * (1.0 + 1e-12);
        if (exercised) {
            return new SolvedPut.Shape(intrinsic, option.type().sign(), 0.0, true);
        }
        return new SolvedPut.Shape(
                style == ExerciseStyle.AMERICAN ? Math.max(value, intrinsic) : Math.max(value, 0.0),
                extrapolated(fine.slope(), coarse.slope()),
                extrapolated(fine.curvature(), coarse.curvature()),
                false);
    }

    /** Cancels an error that falls with the square of the step. */
    static double extrapolated(double fine, double coarse) {
        return fine + (fine - coarse) / 3.0;
    }

    private static SpotGrid.Cubic onGrid(
            AmericanContract option, ExerciseStyle style, List<CashDividend> descending, Steps steps) {
        SpotGrid grid = new SpotGrid(option, steps.spots());
        double[] value = new BackwardMarch(option, style, grid).run(option.years(), descending, steps.times());
        return grid.around(option.spot(), value);
    }
}
