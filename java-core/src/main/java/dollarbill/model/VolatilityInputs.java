package dollarbill.model;

import dollarbill.feature.FeatureTable;
import java.util.List;
import java.util.OptionalInt;

/** The 27 inputs of the volatility forecaster, read off a table of daily features: 22 of a day, 5 made from IV ranks of earlier days. */
public final class VolatilityInputs {
    /** Name of the feature that decides the class of a day. */
    public static final String RANK = "iv_rank";

    /** Names in the order of the model's inputs. */
    public static final List<String> NAMES = List.of(
            "iv_rank",
            "iv_percentile",
            "iv_hv_spread",
            "iv_premium",
            "iv_level",
            "iv_sma_10",
            "iv_sma_20",
            "iv_zscore",
            "iv_trend",
            "iv_change_1d",
            "iv_change_5d",
            "iv_regime_low",
            "iv_regime_high",
            "vix_term_slope",
            "vix_contango",
            "iv_rank_lag_5",
            "iv_rank_lag_10",
            "iv_rank_lag_20",
            "iv_rank_change_5d",
            "iv_rank_change_10d",
            "hv_5",
            "hv_10",
            "hv_20",
            "hv_60",
            "hv_ratio_5_20",
            "hv_ratio_20_60",
            "hv_trend");

    private static final String LAG = "iv_rank_lag_";
    private static final String CHANGE = "iv_rank_change_";

    private VolatilityInputs() {}

    /**
     * Returns a row in the order of some inputs, NaN where one is absent.
     *
     * @param day  index of the day
     * @param inputs  the model's inputs
     * @throws IllegalArgumentException  if an input is neither a feature of the table nor a lag or change of the IV rank
     */
    public static double[] row(FeatureTable table, int day, List<String> inputs) {
        double[] row = new double[inputs.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = value(table, day, inputs.get(i));
        }
        return row;
    }

    private static double value(FeatureTable table, int day, String name) {
        OptionalInt lag = days(name, LAG, "");
        if (lag.isPresent()) {
            return rank(table, day - lag.getAsInt());
        }
        OptionalInt change = days(name, CHANGE, "d");
        if (change.isPresent()) {
            return rank(table, day) - rank(table, day - change.getAsInt());
        }
        return table.column(name).raw(day);
    }

    private static double rank(FeatureTable table, int day) {
        return day < 0 ? Double.NaN : table.column(RANK).raw(day);
    }

    private static OptionalInt days(String name, String prefix, String suffix) {
        if (!name.startsWith(prefix) || !name.endsWith(suffix)) {
            return OptionalInt.empty();
        }
        String digits = name.substring(prefix.length(), name.length() - suffix.length());
        return digits.matches("[0-9]{1,4}") ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }
}
