package dollarbill.risk.var;

import java.util.Arrays;

/** How value at risk of the next day is foreseen from the profits and losses of a window of days before it. */
public enum BacktestMethod {
    /** Order statistic of the window. */
    HISTORICAL("history") {
        @Override
        double foresee(double[] window, double level) {
            return TailMeasures.of(window, level).valueAtRisk();
        }
    },
    /** Order statistic of the window, each day scaled by exponentially weighted volatility to the next one. */
    FILTERED_HISTORICAL("history, filtered") {
        @Override
        double foresee(double[] window, double level) {
            return TailMeasures.of(EwmaVolatility.scaled(window), level).valueAtRisk();
        }
    },
    /** Normal quantile times the root of the mean square of the window. */
    NORMAL("normal") {
        @Override
        double foresee(double[] window, double level) {
            double squares = Arrays.stream(window).map(x -> x * x).sum();
            return NormalQuantile.of(level) * Math.sqrt(squares / window.length);
        }
    },
    /** Normal quantile times exponentially weighted volatility. */
    NORMAL_EWMA("normal, EWMA") {
        @Override
        double foresee(double[] window, double level) {
            return NormalQuantile.of(level) * EwmaVolatility.forecasts(window)[window.length];
        }
    };

    private final String words;

    BacktestMethod(String words) {
        this.words = words;
    }

    /** Returns the method in words. */
    public String words() {
        return words;
    }

    /** Returns value at risk of the day after a window. */
    abstract double foresee(double[] window, double level);
}
