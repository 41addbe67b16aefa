package dollarbill.app;

import dollarbill.market.Symbol;
import dollarbill.model.DailyInputs;
import dollarbill.model.InputRow;
import dollarbill.model.VolatilityInputs;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Daily features of one day of one symbol, as a prediction is asked for.
 *
 * @param symbol  the symbol
 * @param date  day of the features
 * @param features  each feature of {@link #NAMES}; empty where it is not known
 */
public record PredictionInput(Symbol symbol, LocalDate date, Map<String, OptionalDouble> features) {
    /** What the models of direction, large moves and volatility read: the daily features, and the lags and changes of the IV rank. */
    public static final List<String> NAMES = Stream
            .concat(DailyInputs.names().stream(), VolatilityInputs.NAMES.stream())
            .distinct()
            .toList();

    public PredictionInput {
        for (String name : NAMES) {
            if (!features.containsKey(name)) {
                throw new IllegalArgumentException("feature '" + name + "' is missing");
            }
        }
        features = Collections.unmodifiableMap(new LinkedHashMap<>(features));
    }

    /** Returns the features of the last day of a symbol. */
    static PredictionInput of(SymbolDay day, SymbolDay.Known known) {
        double[] values = VolatilityInputs.row(known.table(), known.last(), NAMES);
        Map<String, OptionalDouble> features = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            features.put(NAMES.get(i), Double.isNaN(values[i]) ? OptionalDouble.empty() : OptionalDouble.of(values[i]));
        }
        return new PredictionInput(day.symbol(), known.date(), features);
    }

    /** Returns what a model reads. */
    InputRow row() {
        return names -> names.stream().mapToDouble(this::value).toArray();
    }

    private double value(String name) {
        OptionalDouble value = features.get(name);
        if (value == null) {
            throw new IllegalArgumentException("a model asks for '" + name + "', which is no daily feature");
        }
        return value.orElse(Double.NaN);
    }
}
