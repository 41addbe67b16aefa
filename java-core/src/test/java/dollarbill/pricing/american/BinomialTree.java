package dollarbill.pricing.american;

import dollarbill.market.ExerciseStyle;
import dollarbill.market.OptionType;
import java.util.List;

/**
 * Cox-Ross-Rubinstein tree with quadratic interpolation across ex-dividend dates, the independent check of the tests.
 *
 * <p>Source: M. H. Vellekoop, J. W. Nieuwenhuis, "Efficient pricing of derivatives on assets with discrete dividends",
 * Applied Mathematical Finance 13 (2006).
 */
public final class BinomialTree {
    private BinomialTree() {}

    public static double price(
            ExerciseStyle style,
            OptionType type,
            double spot,
            double strike,
            double years,
            double rate,
            double yield,
            double volatility,
            List<CashDividend> dividends,
            int steps) {
        double dt = years / steps;
        double logUp = volatility * Math.sqrt(dt);
        double up = Math.exp(logUp);
        double probability = (Math.exp((rate - yield) * dt) - 1.0 / up) / (up - 1.0 / up);
        double discount = Math.exp(-rate * dt);
        boolean american = style == ExerciseStyle.AMERICAN;
        double[] value = new double[steps + 1];
        for (int i = 0; i <= steps; i++) {
            value[i] = type.payoff(spot * Math.exp((2 * i - steps) * logUp), strike);
        }
        for (int n = steps - 1; n >= 0; n--) {
            for (CashDividend dividend : dividends) {
                if (Math.round(dividend.years() / dt) == n + 1) {
                    value = acrossDividend(value, spot, logUp, n + 1, dividend.amount());
                }
            }
            for (int i = 0; i <= n; i++) {
                value[i] = discount * (probability * value[i + 1] + (1.0 - probability) * value[i]);
                if (american) {
                    value[i] = Math.max(value[i], type.payoff(spot * Math.exp((2 * i - n) * logUp), strike));
                }
            }
        }
        return value[0];
    }

    private static double[] acrossDividend(double[] after, double spot, double logUp, int n, double amount) {
        double[] before = after.clone();
        for (int i = 0; i <= n; i++) {
            double fallen = Math.max(spot * Math.exp((2 * i - n) * logUp) - amount, spot * Math.exp(-n * logUp));
            int middle = Math.clamp(Math.round(0.5 * (Math.log(fallen / spot) / logUp + n)), 1, n - 1);
            double x0 = spot * Math.exp((2 * middle - 2 - n) * logUp);
            double x1 = spot * Math.exp((2 * middle - n) * logUp);
            double x2 = spot * Math.exp((2 * middle + 2 - n) * logUp);
            double first = (after[middle] - after[middle - 1]) / (x1 - x0);
            double second = ((after[middle + 1] - after[middle]) / (x2 - x1) - first) / (x2 - x0);
            before[i] = after[middle - 1] + (fallen - x0) * (first + (fallen - x1) * second);
        }
        return before;
    }
}
