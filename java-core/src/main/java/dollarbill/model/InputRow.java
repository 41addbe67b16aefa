package dollarbill.model;

import dollarbill.feature.FeatureTable;
import dollarbill.market.BarSeries;
import java.util.List;

/** Reads what a model asks for of one day of one symbol. */
@FunctionalInterface
public interface InputRow {
    /**
     * Returns a row in the order of some inputs, NaN where one is absent.
     *
     * @param inputs  names of the model's inputs
     * @throws IllegalArgumentException  if there is no such input, or the day has no row
     */
    double[] read(List<String> inputs);

    /** Returns the daily features of a day, with the lags and changes of its IV rank. */
    static InputRow features(FeatureTable table, int day) {
        return names -> VolatilityInputs.row(table, day, names);
    }

    /** Returns the log returns of the 60 bars up to a day. */
    static InputRow returns(BarSeries bars, int day) {
        return names -> RegimeModel.row(bars, day);
    }
}
