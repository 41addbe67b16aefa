package dollarbill.feature;

import dollarbill.market.Symbol;
import dollarbill.math.NearestName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All daily features of one symbol. */
public final class FeatureTable {
    private final Symbol symbol;
    private final DayClock days;
    private final List<FeatureColumn> columns;
    private final Map<String, FeatureColumn> byName;

    private FeatureTable(Symbol symbol, DayClock days, List<FeatureColumn> columns) {
        this.symbol = symbol;
        this.days = days;
        this.columns = List.copyOf(columns);
        byName = new LinkedHashMap<>();
        for (FeatureColumn column : this.columns) {
            String name = column.definition().name();
            if (column.size() != days.size()) {
                throw new IllegalArgumentException(
                        "feature " + name + " has " + column.size() + " cells for " + days.size() + " days");
            }
            if (byName.put(name, column) != null) {
                throw new IllegalArgumentException("feature " + name + " stands twice in the table of " + symbol);
            }
        }
    }

    /**
     * Returns a table.
     *
     * @throws IllegalArgumentException  if a column has another length or a name stands twice
     */
    public static FeatureTable of(Symbol symbol, DayClock days, List<FeatureColumn> columns) {
        return new FeatureTable(symbol, days, columns);
    }

    /** Returns the symbol. */
    public Symbol symbol() {
        return symbol;
    }

    /** Returns the days. */
    public DayClock days() {
        return days;
    }

    /** Returns the columns in the order of the registry. */
    public List<FeatureColumn> columns() {
        return columns;
    }

    /**
     * Returns a column.
     *
     * @throws IllegalArgumentException  if there is none of that name; the message has the nearest one
     */
    public FeatureColumn column(String name) {
        FeatureColumn column = byName.get(name);
        if (column == null) {
            String nearest = NearestName.of(name, byName.keySet())
                    .map(near -> "; did you mean '" + near + "'?")
                    .orElse("");
            throw new IllegalArgumentException("no feature '" + name + "' of " + symbol + nearest);
        }
        return column;
    }

    /**
     * Returns a row as a model reads it, NaN where a feature is absent.
     *
     * @param day  index of the day
     * @param names  features in the order of the model
     * @throws IllegalArgumentException  if there is no feature of a name
     */
    public double[] row(int day, List<String> names) {
        double[] row = new double[names.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = column(names.get(i)).raw(day);
        }
        return row;
    }
}
