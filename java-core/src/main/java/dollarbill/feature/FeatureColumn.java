package dollarbill.feature;

import dollarbill.market.Reason;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One feature over every day of a table: its values, why some are absent, and when each became known. */
public final class FeatureColumn {
    private final FeatureDefinition definition;
    private final DayClock days;
    private final double[] values;
    private final Reason[] reasons;
    private final Instant @Nullable [] knownAt;

    private FeatureColumn(Builder builder) {
        definition = builder.definition;
        days = builder.days;
        values = builder.values.clone();
        reasons = builder.reasons.clone();
        knownAt = builder.knownAt == null ? null : builder.knownAt.clone();
    }

    /** Returns a builder whose cells are all absent with {@link Reason#FEATURE_WARMING}. */
    public static Builder of(FeatureDefinition definition, DayClock days) {
        return new Builder(definition, days);
    }

    /** Returns what the feature is. */
    public FeatureDefinition definition() {
        return definition;
    }

    /** Returns the number of days. */
    public int size() {
        return values.length;
    }

    /** Returns the value of a day. */
    public FeatureValue value(int day) {
        double value = values[day];
        if (Double.isNaN(value)) {
            return new FeatureValue.Absent(reasons[day]);
        }
        Instant known = knownAt == null || knownAt[day] == null ? days.close(day) : knownAt[day];
        return new FeatureValue.Known(value, known);
    }

    /** Returns the value of a day, NaN where it is absent; for matrices. */
    public double raw(int day) {
        return values[day];
    }

    /** Collects the cells of a column. */
    public static final class Builder {
        private final FeatureDefinition definition;
        private final DayClock days;
        private final double[] values;
        private final Reason[] reasons;
        private Instant @Nullable [] knownAt;

        private Builder(FeatureDefinition definition, DayClock days) {
            this.definition = definition;
            this.days = days;
            values = new double[days.size()];
            reasons = new Reason[days.size()];
            Arrays.fill(values, Double.NaN);
            Arrays.fill(reasons, Reason.FEATURE_WARMING);
        }

        /**
         * Sets a value known at that day's close.
         *
         * @throws IllegalArgumentException  if it is not finite or stands before the warm-up ends
         */
        public Builder set(int day, double value) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(cell(day) + " is " + value + ", must be finite");
            }
            if (day < definition.warmUp()) {
                throw new IllegalArgumentException(
                        cell(day) + " stands before its warm-up of " + definition.warmUp() + " bars");
            }
            values[day] = value == 0.0 ? 0.0 : value;
            if (knownAt != null) {
                knownAt[day] = days.close(day);
            }
            return this;
        }

        /**
         * Sets a value with the moment it became known.
         *
         * @throws IllegalArgumentException  if it is not finite, stands before the warm-up ends, or became known after the row
         *     of the day is read
         */
        public Builder set(int day, double value, Instant known) {
            if (known.isAfter(days.cutoff(day))) {
                throw new IllegalArgumentException(
                        cell(day) + " became known at " + known + ", after the row is read at " + days.cutoff(day));
            }
            set(day, value);
            Instant[] moments = knownAt == null ? new Instant[values.length] : knownAt;
            moments[day] = known;
            knownAt = moments;
            return this;
        }

        /** Leaves a cell absent. */
        public Builder absent(int day, Reason reason) {
            values[day] = Double.NaN;
            reasons[day] = reason;
            return this;
        }

        /**
         * Sets every cell from the warm-up on, known at each day's close; where the array has no finite number the cell is absent with
         * {@link Reason#FEATURE_UNDEFINED}.
         *
         * @param column  one number a day
         */
        public Builder fill(double[] column) {
            if (column.length != values.length) {
                throw new IllegalArgumentException(
                        definition.name() + " has " + column.length + " values for " + values.length + " days");
            }
            for (int day = definition.warmUp(); day < column.length; day++) {
                if (Double.isFinite(column[day])) {
                    set(day, column[day]);
                } else {
                    absent(day, Reason.FEATURE_UNDEFINED);
                }
            }
            return this;
        }

        /** Returns the column. */
        public FeatureColumn build() {
            return new FeatureColumn(this);
        }

        private String cell(int day) {
            return "feature " + definition.name() + " of " + days.date(day);
        }
    }
}
