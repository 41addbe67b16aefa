package dollarbill.feature.implied;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Features of one source of implied volatility: place in its year, spread over realised volatility, changes, regime. */
final class LevelFormulas {
    /** Returns in the realised volatility that implied volatility is compared with. */
    static final int REALISED_RETURNS = 20;

    private static final int YEAR = LevelColumns.YEAR;

    private LevelFormulas() {}

    static List<LevelFormula> all() {
        return List.of(
                LevelFormula.of("iv_level", "percent a year", 1, "Implied volatility to 30 days at the money",
                        LevelColumns::level),
                LevelFormula.of("iv_rank", "0 to 100", YEAR,
                        "Place of iv_level between its lowest and highest of 252 days", LevelColumns::rank),
                LevelFormula.of("iv_percentile", "0 to 100", YEAR,
                        "Percentage of the other 251 days with a lower iv_level",
                        columns -> LevelWindows.percentile(columns.level(), YEAR)),
                LevelFormula.against("iv_hv_spread", "vol points", REALISED_RETURNS, "iv_level - hv_20",
                        LevelColumns::spread),
                LevelFormula.against("iv_premium", "0 or 1", REALISED_RETURNS, "1 where iv_hv_spread > 0, else 0",
                        columns -> each(columns.spread(), spread -> spread > 0.0 ? 1.0 : 0.0)),
                LevelFormula.of("iv_sma_10", "percent a year", 10, "Mean of iv_level over 10 days",
                        columns -> LevelWindows.mean(columns.level(), 10)),
                LevelFormula.of("iv_sma_20", "percent a year", 20, "Mean of iv_level over 20 days",
                        columns -> LevelWindows.mean(columns.level(), 20)),
                LevelFormula.between("iv_change_1d", "percent", 2,
                        "Relative change of iv_level over a day, from and to values of their own dates",
                        columns -> change(columns.level(), 1)),
                LevelFormula.between("iv_change_5d", "percent", 6,
                        "Relative change of iv_level over 5 days, from and to values of their own dates",
                        columns -> change(columns.level(), 5)),
                LevelFormula.of("iv_zscore", "standard deviations", 60,
                        "iv_level less its mean of 60 days, by their standard deviation",
                        columns -> LevelWindows.score(columns.level(), 60)),
                LevelFormula.of("iv_trend", "vol points", 20, "iv_sma_10 - iv_sma_20", LevelColumns::trend),
                regime("low", Double.NEGATIVE_INFINITY, 25.0, "iv_rank < 25"),
                regime("normal", 25.0, 50.0, "25 <= iv_rank < 50"),
                regime("elevated", 50.0, 75.0, "50 <= iv_rank < 75"),
                regime("high", 75.0, Double.POSITIVE_INFINITY, "iv_rank >= 75"));
    }

    private static LevelFormula regime(String name, double from, double to, String condition) {
        return LevelFormula.of("iv_regime_" + name, "0 or 1", YEAR, "1 where " + condition + ", else 0",
                columns -> each(columns.rank(), rank -> rank >= from && rank < to ? 1.0 : 0.0));
    }

    private static double[] change(double[] level, int days) {
        double[] change = new double[level.length];
        Arrays.fill(change, Double.NaN);
        for (int i = days; i < change.length; i++) {
            change[i] = 100.0 * (level[i] / level[i - days] - 1.0);
        }
        return change;
    }

    private static double[] each(double[] column, DoubleUnaryOperator cell) {
        double[] result = new double[column.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = Double.isNaN(column[i]) ? Double.NaN : cell.applyAsDouble(column[i]);
        }
        return result;
    }
}
