package dollarbill.feature.leakage;

import dollarbill.feature.FeatureColumn;
import dollarbill.feature.FeatureTable;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Named columns of numbers by the day on which each number is claimed to be known: features, labels, model outputs.
 *
 * <p>A label that looks five days ahead is known five days later and is to be given under that day. NaN stands for an absent
 * number and takes part in the comparison.
 */
public final class OutputTable {
    private final Map<String, NavigableMap<LocalDate, Double>> columns;

    private OutputTable(Map<String, NavigableMap<LocalDate, Double>> columns) {
        this.columns = columns;
    }

    /** Returns the columns of a feature table. */
    public static OutputTable of(FeatureTable table) {
        Builder builder = builder();
        for (FeatureColumn column : table.columns()) {
            for (int day = 0; day < column.size(); day++) {
                builder.put(column.definition().name(), table.days().date(day), column.raw(day));
            }
        }
        return builder.build();
    }

    /**
     * Returns the columns of several tables together.
     *
     * @throws IllegalArgumentException  if two tables have a column of one name
     */
    public static OutputTable joined(List<OutputTable> tables) {
        Map<String, NavigableMap<LocalDate, Double>> columns = new LinkedHashMap<>();
        for (OutputTable table : tables) {
            table.columns.forEach((name, column) -> {
                if (columns.put(name, column) != null) {
                    throw new IllegalArgumentException("two columns are named " + name);
                }
            });
        }
        return new OutputTable(columns);
    }

    /** Returns a builder without columns. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the names. */
    public Set<String> names() {
        return columns.keySet();
    }

    /** Returns the numbers of a column up to a day; none where there is no such column. */
    Map<LocalDate, Double> upTo(String name, LocalDate day) {
        NavigableMap<LocalDate, Double> column = columns.get(name);
        return column == null ? Map.of() : column.headMap(day, true);
    }

    /** Gathers columns. */
    public static final class Builder {
        private final Map<String, NavigableMap<LocalDate, Double>> columns = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Adds a number to a column.
         *
         * @throws IllegalArgumentException  if the column has a number of that day already
         */
        public Builder put(String name, LocalDate knownOn, double value) {
            if (columns.computeIfAbsent(name, key -> new TreeMap<>()).put(knownOn, value) != null) {
                throw new IllegalArgumentException("two numbers of " + name + " on " + knownOn);
            }
            return this;
        }

        /**
         * Adds a column.
         *
         * @throws IllegalArgumentException  if days and values differ in number, or a day stands twice
         */
        public Builder column(String name, List<LocalDate> knownOn, double[] values) {
            if (knownOn.size() != values.length) {
                throw new IllegalArgumentException(
                        name + " has " + values.length + " numbers for " + knownOn.size() + " days");
            }
            for (int i = 0; i < values.length; i++) {
                put(name, knownOn.get(i), values[i]);
            }
            return this;
        }

        /** Returns the table; the builder must not be used after it. */
        public OutputTable build() {
            return new OutputTable(columns);
        }
    }
}
