package dollarbill.feature.store;

import dollarbill.feature.FeatureValue;
import dollarbill.market.Symbol;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The features of one symbol that were known at a moment.
 *
 * @param symbol  of the bars
 * @param date  day of the row
 * @param values  by name of the feature, in the order of the columns
 */
public record FeatureSnapshot(Symbol symbol, LocalDate date, Map<String, FeatureValue> values) {
    public FeatureSnapshot {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
