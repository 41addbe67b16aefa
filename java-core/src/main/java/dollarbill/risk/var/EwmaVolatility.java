package dollarbill.risk.var;

/**
 * Exponentially weighted volatility of daily changes: {@code s²(t+1) = λ s²(t) + (1 - λ) x²(t)}.
 *
 * <p>It starts from the mean square of the first changes, of which at most {@value #WARM_UP} are used.
 *
 * <p>Source: J.P. Morgan and Reuters, "RiskMetrics – Technical Document" (1996), section 5.2, λ = 0.94 for daily data.
 */
final class EwmaVolatility {
    static final double DECAY = 0.94;

    private static final int WARM_UP = 50;

    private EwmaVolatility() {}

    /** Returns for each change the volatility foreseen before it, and one more at the end: that of the next day. */
    static double[] forecasts(double[] changes) {
        double sum = 0.0;
        int first = Math.min(WARM_UP, changes.length);
        for (int i = 0; i < first; i++) {
            sum += changes[i] * changes[i];
        }
        double variance = first == 0 ? 0.0 : sum / first;
        double[] volatility = new double[changes.length + 1];
        for (int i = 0; i < changes.length; i++) {
            volatility[i] = Math.sqrt(variance);
            variance = DECAY * variance + (1.0 - DECAY) * changes[i] * changes[i];
        }
        volatility[changes.length] = Math.sqrt(variance);
        return volatility;
    }

    /** Returns the changes scaled from the volatility of their day to that of the next day; unchanged where a day had none. */
    static double[] scaled(double[] changes) {
        double[] volatility = forecasts(changes);
        double now = volatility[changes.length];
        double[] scaled = new double[changes.length];
        for (int i = 0; i < changes.length; i++) {
            scaled[i] = volatility[i] > 0.0 ? changes[i] * now / volatility[i] : changes[i];
        }
        return scaled;
    }
}
