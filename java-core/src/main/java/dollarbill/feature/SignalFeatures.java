package dollarbill.feature;

import dollarbill.market.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The feature row of one signal, the same for training and for service because {@link #of} is the only way to make one.
 *
 * <p>A number outside the domain of its feature counts as absent.
 *
 * @param values  one value for each {@link SignalFeature}, in their order
 */
public record SignalFeatures(Map<SignalFeature, FeatureValue> values) {
    public SignalFeatures {
        values = Collections.unmodifiableMap(new EnumMap<>(values));
        if (values.size() != SignalFeature.values().length) {
            throw new IllegalArgumentException(
                    values.size() + " values given for " + SignalFeature.values().length + " features");
        }
    }

    /** Returns the features of one signal. */
    public static SignalFeatures of(FeatureInputs in) {
        int sign = in.side().sign();
        Instant at = in.asOf();
        Map<SignalFeature, FeatureValue> row = new EnumMap<>(SignalFeature.class);
        put(row, SignalFeature.EDGE_PERCENT, number(in.edgePercent(), at));
        put(row, SignalFeature.DELTA, number(sign * in.delta(), at));
        put(row, SignalFeature.GAMMA, number(sign * in.gamma(), at));
        put(row, SignalFeature.VEGA, number(sign * in.vegaPerVolPoint(), at));
        put(row, SignalFeature.THETA, number(sign * in.thetaPerDay(), at));
        put(row, SignalFeature.VOLUME, count(in.volume(), at));
        put(row, SignalFeature.OPEN_INTEREST, count(in.openInterest(), at));
        put(row, SignalFeature.DAYS_TO_EXPIRY, number((double) in.daysToExpiry(), at));
        put(row, SignalFeature.IMPLIED_VOL_PERCENT, in.impliedVolPercent());
        put(row, SignalFeature.IV_RESIDUAL_POINTS, in.ivResidualPoints());
        put(row, SignalFeature.SPREAD_PERCENT, number(in.spreadPercent(), at));
        put(row, SignalFeature.REALISED_VOL_PERCENT, in.realisedVolPercent());
        return new SignalFeatures(row);
    }

    /** Returns one value. */
    public FeatureValue get(SignalFeature feature) {
        return Objects.requireNonNull(values.get(feature));
    }

    /** Returns the first required feature that is absent. */
    public Optional<SignalFeature> missingRequired() {
        return Arrays.stream(SignalFeature.values())
                .filter(f -> f.required() && get(f) instanceof FeatureValue.Absent)
                .findFirst();
    }

    /** Returns the optional features that are absent. */
    public List<SignalFeature> missingOptional() {
        List<SignalFeature> missing = new ArrayList<>();
        for (SignalFeature f : SignalFeature.values()) {
            if (!f.required() && get(f) instanceof FeatureValue.Absent) {
                missing.add(f);
            }
        }
        return missing;
    }

    /**
     * Returns the row as a model reads it, NaN where an optional feature is absent.
     *
     * @throws IllegalStateException  if a required feature is absent
     */
    public double[] toRow() {
        double[] row = new double[values.size()];
        int column = 0;
        for (SignalFeature f : SignalFeature.values()) {
            row[column++] = switch (get(f)) {
                case FeatureValue.Known(double value, Instant at) -> value;
                case FeatureValue.Absent(Reason reason) -> absent(f, reason);
            };
        }
        return row;
    }

    /** Returns the names of the columns. */
    public static List<String> columns() {
        return Arrays.stream(SignalFeature.values()).map(SignalFeature::column).toList();
    }

    private static double absent(SignalFeature feature, Reason reason) {
        if (feature.required()) {
            throw new IllegalStateException("required feature " + feature.column() + " is absent: " + reason);
        }
        return Double.NaN;
    }

    private static void put(Map<SignalFeature, FeatureValue> row, SignalFeature feature, FeatureValue value) {
        boolean outside = value instanceof FeatureValue.Known known && !feature.allows(known.value());
        row.put(feature, outside
                ? new FeatureValue.Absent(feature.required() ? Reason.FEATURE_REQUIRED : Reason.FEATURE_ABSENT)
                : value);
    }

    private static FeatureValue number(double value, Instant at) {
        return Double.isFinite(value)
                ? new FeatureValue.Known(value == 0.0 ? 0.0 : value, at)
                : new FeatureValue.Absent(Reason.FEATURE_REQUIRED);
    }

    private static FeatureValue count(OptionalLong count, Instant at) {
        return count.isPresent()
                ? new FeatureValue.Known((double) count.getAsLong(), at)
                : new FeatureValue.Absent(Reason.FEATURE_REQUIRED);
    }
}
