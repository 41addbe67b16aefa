package dollarbill.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.app.http.SignalDesk.FeatureRow;
import dollarbill.feature.FeatureValue;
import dollarbill.feature.SignalFeature;
import dollarbill.feature.SignalFeatures;
import dollarbill.market.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads {@code {"signals":[{"id":…, features…}]}} and finds every wrong field of every row before it gives up. */
final class EnhanceBody {
    private static final String ROWS = "signals";
    private static final String ID = "id";
    private static final int LONGEST_ID = 128;
    private static final int MOST_ERRORS = 1_000;

    private static final List<SignalFeature> FEATURES = List.of(SignalFeature.values());

    private final Instant now;
    private final List<FieldError> errors = new ArrayList<>();

    private EnhanceBody(Instant now) {
        this.now = now;
    }

    /** Returns the rows, or ends the request with all field errors. */
    static List<FeatureRow> parse(JsonNode body, int maxBatch, Instant now) {
        EnhanceBody parser = new EnhanceBody(now);
        List<FeatureRow> rows = parser.rows(body, maxBatch);
        if (!parser.errors.isEmpty()) {
            int count = parser.errors.size();
            throw new HttpFault(
                    ErrorCode.INVALID_BODY,
                    count + (count == 1 ? " field is wrong" : " fields are wrong")
                            + (count > MOST_ERRORS ? ", of which the first " + MOST_ERRORS + " are shown" : ""),
                    parser.errors.subList(0, Math.min(count, MOST_ERRORS)));
        }
        return rows;
    }

    private List<FeatureRow> rows(JsonNode body, int maxBatch) {
        if (!body.isObject()) {
            wrong("$", body, "an object with the field \"signals\"");
            return List.of();
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!name.equals(ROWS)) {
                wrong("$." + name, body.path(name), "no such field; allowed: signals");
            }
        });
        JsonNode list = body.path(ROWS);
        if (!list.isArray() || list.isEmpty() || list.size() > maxBatch) {
            String value = list.isArray() ? list.size() + " rows" : text(list);
            errors.add(new FieldError("$.signals", value, "an array of 1 to " + maxBatch + " rows"));
            return List.of();
        }
        List<FeatureRow> rows = new ArrayList<>(list.size());
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < list.size(); i++) {
            row("$.signals[" + i + "]", i, list.get(i), seen).ifPresent(rows::add);
        }
        return rows;
    }

    private Optional<FeatureRow> row(String path, int index, JsonNode row, Map<String, Integer> seen) {
        if (!row.isObject()) {
            wrong(path, row, "an object of features");
            return Optional.empty();
        }
        row.fieldNames().forEachRemaining(name -> {
            if (!name.equals(ID) && FEATURES.stream().noneMatch(f -> f.column().equals(name))) {
                wrong(member(path, name), row.path(name), "no such field; allowed: id, " + names());
            }
        });
        String id = id(path, index, row.path(ID));
        Integer earlier = seen.putIfAbsent(id, index);
        if (earlier != null) {
            wrong(path + ".id", row.path(ID), "unique; the same as that of $.signals[" + earlier + "]");
        }
        return Optional.of(new FeatureRow(id, features(path, row)));
    }

    private String id(String path, int index, JsonNode id) {
        if (id.isMissingNode()) {
            return Integer.toString(index);
        }
        if (!id.isTextual() || id.textValue().isEmpty() || id.textValue().length() > LONGEST_ID) {
            wrong(path + ".id", id, "a text of 1 to " + LONGEST_ID + " characters, or left out");
            return "#" + index;
        }
        return id.textValue();
    }

    private SignalFeatures features(String path, JsonNode row) {
        Map<SignalFeature, FeatureValue> values = new EnumMap<>(SignalFeature.class);
        for (SignalFeature feature : FEATURES) {
            values.put(feature, value(path + "." + feature.column(), row.path(feature.column()), feature));
        }
        return new SignalFeatures(values);
    }

    private FeatureValue value(String path, JsonNode node, SignalFeature feature) {
        if (node.isMissingNode() || node.isNull()) {
            if (feature.required()) {
                wrong(path, node, "required: " + domain(feature));
            }
            return new FeatureValue.Absent(feature.required() ? Reason.FEATURE_REQUIRED : Reason.FEATURE_ABSENT);
        }
        double value = node.isNumber() ? node.doubleValue() : Double.NaN;
        if (!feature.allows(value)) {
            wrong(path, node, domain(feature));
            return new FeatureValue.Absent(Reason.FEATURE_REQUIRED);
        }
        return new FeatureValue.Known(value == 0.0 ? 0.0 : value, now);
    }

    private void wrong(String path, JsonNode value, String allowed) {
        errors.add(new FieldError(path, text(value), allowed));
    }

    private String names() {
        return FEATURES.stream().map(SignalFeature::column).collect(Collectors.joining(", "));
    }

    private static String domain(SignalFeature feature) {
        return "a number from " + feature.min() + " to " + feature.max() + " in " + feature.unit();
    }

    private static String member(String path, String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? path + "." + name : path + "[" + Wire.text(name) + "]";
    }

    private static String text(JsonNode value) {
        if (value.isMissingNode()) {
            return "";
        }
        return value.isContainerNode() ? (value.isArray() ? "an array" : "an object") : value.toString();
    }
}
