package dollarbill.pricing.american;

import dollarbill.market.OptionType;
import dollarbill.pricing.black.ImpliedVolatility;
import dollarbill.pricing.black.IvResult;
import java.util.Optional;

/**
 * Implied volatility of American options.
 *
 * <p>The price of the option as if it were European gives an upper bound of the volatility, since early exercise adds
 * value. Between that and zero the price of the fast level is inverted by Chandrupatla's bracketed interpolation; its
 * root is then polished at the level asked for by secant steps, or by the same bracketed search where they stray.
 *
 * <p>Source: T. R. Chandrupatla, "A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear
 * function", Advances in Engineering Software 28 (1997).
 */
public final class AmericanImpliedVolatility {
    private static final double HIGHEST = 1e3;
    private static final double SETTLED = 1e-11;
    private static final double COARSE = 1e-5;
    private static final int MAX_STEPS = 100;
    private static final int POLISHING_STEPS = 8;

    private AmericanImpliedVolatility() {}

    /**
     * Returns the volatility at which the American option is worth the price.
     *
     * @param type  call or put
     * @param price  price per share
     * @param spot  price of the underlying, positive
     * @param strike  strike, positive
     * @param years  time to expiry, positive
     * @param rate  continuously compounded interest rate per year
     * @param dividendYield  continuously compounded dividend yield per year
     * @param accuracy  how closely the price is reproduced
     * @return the volatility, or why there is none: {@code BelowIntrinsic} at or below the value without volatility
     *     (exercise at once or at the best time known today), {@code AboveBound} at or above its limit for large
     *     volatility, {@code NotFinite} for an argument outside its domain
     */
    public static IvResult solve(
            OptionType type,
            double price,
            double spot,
            double strike,
            double years,
            double rate,
            double dividendYield,
            AmericanAccuracy accuracy) {
        Optional<IvResult> fault = outsideDomain(price, spot, strike, years, rate, dividendYield);
        if (fault.isPresent()) {
            return fault.get();
        }
        AmericanContract option = new AmericanContract(type, spot, strike, years, rate, dividendYield, 0.0);
        double floor = option.valueWithoutChance();
        if (price <= floor) {
            return new IvResult.BelowIntrinsic(floor);
        }
        double ceiling = option.putStrike() * Math.max(1.0, Math.exp(-option.putRate() * years));
        if (price >= ceiling) {
            return new IvResult.AboveBound(ceiling);
        }
        IvResult european = ImpliedVolatility.solve(
                type, price, spot * Math.exp((rate - dividendYield) * years), strike, Math.exp(-rate * years), years);
        if (option.rule() == ExerciseRule.NEVER) {
            return european;
        }
        double most = european instanceof IvResult.Found found ? found.volatility() * (1.0 + COARSE) : 1.0;
        return new Search(option, price, accuracy).within(most, floor, ceiling);
    }

    private static Optional<IvResult> outsideDomain(
            double price, double spot, double strike, double years, double rate, double dividendYield) {
        return finite("price", price)
                .or(() -> positive("spot", spot))
                .or(() -> positive("strike", strike))
                .or(() -> positive("years", years))
                .or(() -> finite("rate", rate))
                .or(() -> finite("dividendYield", dividendYield));
    }

    private static Optional<IvResult> finite(String name, double value) {
        return Double.isFinite(value)
                ? Optional.empty()
                : Optional.of(new IvResult.NotFinite(name + " " + value + " must be finite"));
    }

    private static Optional<IvResult> positive(String name, double value) {
        return value > 0.0 && Double.isFinite(value)
                ? Optional.empty()
                : Optional.of(new IvResult.NotFinite(name + " " + value + " must be positive and finite"));
    }

    /** One inversion; counts the prices it takes. */
    private static final class Search {
        private final AmericanContract option;
        private final double price;
        private final AmericanAccuracy accuracy;
        private int evaluations;

        Search(AmericanContract option, double price, AmericanAccuracy accuracy) {
            this.option = option;
            this.price = price;
            this.accuracy = accuracy;
        }

        private double excess(double volatility, AmericanAccuracy level) {
            evaluations++;
            return AmericanOptions.price(option.withVolatility(volatility), level) - price;
        }

        IvResult within(double guess, double floor, double ceiling) {
            double most = guess;
            double atMost = excess(most, accuracy);
            while (atMost < 0.0 && most < HIGHEST) {
                most *= 2.0;
                atMost = excess(most, accuracy);
            }
            if (atMost < 0.0) {
                return new IvResult.AboveBound(ceiling);
            }
            if (accuracy != AmericanAccuracy.FAST) {
                double fastAtMost = excess(most, AmericanAccuracy.FAST);
                if (fastAtMost > 0.0) {
                    double coarse = bracketed(AmericanAccuracy.FAST, most, fastAtMost, floor, COARSE);
                    double polished = polished(coarse, most);
                    if (polished > 0.0) {
                        return new IvResult.Found(polished, evaluations);
                    }
                }
            }
            return new IvResult.Found(bracketed(accuracy, most, atMost, floor, SETTLED), evaluations);
        }

        /** Secant steps; zero where they leave the bracket or do not settle. */
        private double polished(double start, double most) {
            double before = start;
            double atBefore = excess(before, accuracy);
            double slope = (excess(start * (1.0 + 1e-3), AmericanAccuracy.FAST) - excess(start, AmericanAccuracy.FAST))
                    / (start * 1e-3);
            double next = before - atBefore / slope;
            for (int step = 0; step < POLISHING_STEPS; step++) {
                if (!(next > 0.0 && next <= most)) {
                    return 0.0;
                }
                if (Math.abs(next - before) <= SETTLED * next) {
                    return next;
                }
                double atNext = excess(next, accuracy);
                if (atNext == atBefore) {
                    return atNext == 0.0 ? next : 0.0;
                }
                double after = next - atNext * (next - before) / (atNext - atBefore);
                before = next;
                atBefore = atNext;
                next = after;
            }
            return 0.0;
        }

        private double bracketed(
                AmericanAccuracy level, double most, double atMost, double floor, double tolerance) {
            double low = 0.0;
            double atLow = floor - price;
            double high = most;
            double atHigh = atMost;
            double share = 0.5;
            for (int step = 0; step < MAX_STEPS; step++) {
                double x = high + share * (low - high);
                double f = excess(x, level);
                double x3;
                double f3;
                if (Math.signum(f) == Math.signum(atHigh)) {
                    x3 = high;
                    f3 = atHigh;
                } else {
                    x3 = low;
                    f3 = atLow;
                    low = high;
                    atLow = atHigh;
                }
                high = x;
                atHigh = f;
                double best = Math.abs(atHigh) < Math.abs(atLow) ? high : low;
                double least = 0.5 * tolerance * best / Math.abs(high - low);
                if (f == 0.0 || least > 0.5) {
                    return best;
                }
                share = Math.min(1.0 - least, Math.max(least, nextShare(high, atHigh, low, atLow, x3, f3)));
            }
            return Math.abs(atHigh) < Math.abs(atLow) ? high : low;
        }

        /** Inverse quadratic interpolation where it is sound, else the middle. */
        private static double nextShare(double x1, double f1, double x2, double f2, double x3, double f3) {
            double xi = (x1 - x2) / (x3 - x2);
            double phi = (f1 - f2) / (f3 - f2);
            if (phi * phi < xi && (1.0 - phi) * (1.0 - phi) < 1.0 - xi) {
                return f1 / (f2 - f1) * (f3 / (f2 - f3))
                        + (x3 - x1) / (x2 - x1) * (f1 / (f3 - f1)) * (f2 / (f3 - f2));
            }
            return 0.5;
        }
    }
}
