package dollarbill.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.app.PredictionInput;
import dollarbill.market.Symbol;
import dollarbill.math.NearestName;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads {@code {"symbol":…, "date":…, "features":{…}}} and finds every wrong field before it gives up. */
final class PredictBody {
    private static final Set<String> FIELDS = Set.of("symbol", "date", "features");
    private static final Set<String> NAMES = Set.copyOf(PredictionInput.NAMES);

    private final List<FieldError> errors = new ArrayList<>();

    private PredictBody() {}

    /** Returns the features, or ends the request with all field errors. */
    static PredictionInput parse(JsonNode body) {
        PredictBody parser = new PredictBody();
        if (!body.isObject()) {
            parser.wrong("$", body, "an object with the fields symbol, date and features");
            throw parser.fault();
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                parser.wrong("$." + name, body.path(name), "no such field; allowed: symbol, date, features");
            }
        });
        Symbol symbol = parser.symbol(body.path("symbol"));
        LocalDate date = parser.date(body.path("date"));
        Map<String, OptionalDouble> features = parser.features(body.path("features"));
        if (!parser.errors.isEmpty()) {
            throw parser.fault();
        }
        return new PredictionInput(symbol, date, features);
    }

    private HttpFault fault() {
        int count = errors.size();
        return new HttpFault(
                ErrorCode.INVALID_BODY, count + (count == 1 ? " field is wrong" : " fields are wrong"), errors);
    }

    private Symbol symbol(JsonNode node) {
        try {
            return Symbol.of(node.asText().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            wrong("$.symbol", node, "a symbol such as SPY");
            return Symbol.of("NONE");
        }
    }

    private LocalDate date(JsonNode node) {
        try {
            return LocalDate.parse(node.asText());
        } catch (DateTimeException e) {
            wrong("$.date", node, "a day such as 2026-02-11");
            return LocalDate.EPOCH;
        }
    }

    private Map<String, OptionalDouble> features(JsonNode node) {
        Map<String, OptionalDouble> features = new LinkedHashMap<>();
        if (!node.isObject()) {
            wrong("$.features", node, "an object with a number or null for each feature");
            return features;
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!NAMES.contains(name)) {
                String nearest = NearestName.of(name, NAMES)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse("; 'dollarbill features --definitions' lists them");
                wrong("$.features." + name, node.path(name), "no such feature" + nearest);
            }
        });
        for (String name : PredictionInput.NAMES) {
            JsonNode value = node.path(name);
            if (value.isNumber() && Double.isFinite(value.doubleValue())) {
                features.put(name, OptionalDouble.of(value.doubleValue()));
            } else if (value.isNull()) {
                features.put(name, OptionalDouble.empty());
            } else {
                wrong("$.features." + name, value, value.isMissingNode()
                        ? "missing; a number, or null where it is not known"
                        : "a number, or null where it is not known");
            }
        }
        return features;
    }

    private void wrong(String path, JsonNode value, String allowed) {
        errors.add(new FieldError(path, value.isMissingNode() ? "" : value.toString(), allowed));
    }
}
