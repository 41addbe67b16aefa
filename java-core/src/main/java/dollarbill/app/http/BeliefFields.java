package dollarbill.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.sizing.KellyQuestion.Money;
import dollarbill.sizing.WinProbability;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads a probability of profit, how well it is known and the money at work from the fields of a body. */
final class BeliefFields {
    static final String PROBABILITY = "win_probability";
    static final String INTERVAL = "interval";
    static final String OBSERVATIONS = "observations";
    static final String VALUE = "value";
    static final String SCALING = "scaling";
    static final List<String> NAMES = List.of(PROBABILITY, INTERVAL, OBSERVATIONS, VALUE, SCALING);

    private static final double MOST_VALUE = 1e12;

    private final JsonNode body;
    private final List<FieldError> errors;

    /**
     * Reads a body.
     *
     * @param errors  where wrong fields are noted
     */
    BeliefFields(JsonNode body, List<FieldError> errors) {
        this.body = body;
        this.errors = errors;
    }

    /** Returns the schemas of the fields. */
    static void addTo(Schemas.Fields schema) {
        schema.optional(PROBABILITY, Schemas.number(0, 1))
                .optional(INTERVAL, Schemas.object()
                        .field("low", Schemas.number(0, 1))
                        .field("high", Schemas.number(0, 1))
                        .schema()
                        .put("description", "90 % interval of the probability"))
                .optional(OBSERVATIONS, Schemas.from1())
                .optional(VALUE, positive().put("maximum", MOST_VALUE))
                .optional(SCALING, positive().put("maximum", 1));
    }

    private static ObjectNode positive() {
        return Schemas.number().put("exclusiveMinimum", 0);
    }

    /** Returns the probability with its interval or sample; empty where none is told or it is wrong. */
    Optional<WinProbability> probability() {
        OptionalDouble probability = number(body, "$.", PROBABILITY, 0.0, 1.0);
        Optional<WinProbability.Interval> interval = interval();
        OptionalLong observations = observations();
        need(INTERVAL, OBSERVATIONS);
        if (probability.isEmpty()) {
            return Optional.empty();
        }
        double p = probability.getAsDouble();
        interval.filter(range -> range.low() <= range.high() && (p < range.low() || p > range.high()))
                .ifPresent(range -> errors.add(new FieldError("$." + PROBABILITY, Double.toString(p),
                        "within its interval, " + range.low() + " to " + range.high())));
        return Optional.of(new WinProbability(p, interval, observations));
    }

    /** Returns the money told in place of the configured. */
    Optional<Money> money() {
        OptionalDouble value = number(body, "$.", VALUE, Double.MIN_NORMAL, MOST_VALUE);
        OptionalDouble scaling = number(body, "$.", SCALING, Double.MIN_NORMAL, 1.0);
        return errors.isEmpty() ? Optional.of(new Money(value, scaling)) : Optional.empty();
    }

    /** Notes fields that are told without the probability they belong to. */
    void need(String... names) {
        for (String name : names) {
            if (!body.has(PROBABILITY) && body.has(name)) {
                errors.add(new FieldError("$." + name, kind(body.path(name)), "needs " + PROBABILITY));
            }
        }
    }

    private Optional<WinProbability.Interval> interval() {
        JsonNode interval = body.path(INTERVAL);
        if (interval.isMissingNode()) {
            return Optional.empty();
        }
        if (body.has(OBSERVATIONS)) {
            errors.add(new FieldError("$." + OBSERVATIONS, kind(body.path(OBSERVATIONS)), "not beside an interval"));
        }
        double low = required(interval, "$.interval.", "low", 0.0, 1.0);
        double high = required(interval, "$.interval.", "high", 0.0, 1.0);
        if (high < low) {
            errors.add(new FieldError("$.interval.high", Double.toString(high), "from low to 1"));
        }
        return Optional.of(new WinProbability.Interval(low, high));
    }

    private OptionalLong observations() {
        JsonNode count = body.path(OBSERVATIONS);
        if (count.isMissingNode()) {
            return OptionalLong.empty();
        }
        if (!count.canConvertToExactIntegral() || count.longValue() < 1) {
            errors.add(new FieldError("$." + OBSERVATIONS, kind(count), "a whole number of at least 1"));
            return OptionalLong.empty();
        }
        return OptionalLong.of(count.longValue());
    }

    /** Returns a number of an object that must have it; the least where it is wrong. */
    double required(JsonNode node, String path, String name, double min, double max) {
        OptionalDouble value = number(node, path, name, min, max);
        if (value.isEmpty() && !node.has(name)) {
            errors.add(new FieldError(path + name, "", "required: a number from " + min + " to " + max));
        }
        return value.orElse(min);
    }

    /** Returns a number of an object; empty where it is left out or wrong. */
    OptionalDouble number(JsonNode node, String path, String name, double min, double max) {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return OptionalDouble.empty();
        }
        if (!value.isNumber() || !(value.doubleValue() >= min && value.doubleValue() <= max)) {
            errors.add(new FieldError(path + name, kind(value), min == Double.MIN_NORMAL
                    ? "a number above 0 to " + max
                    : "a number from " + min + " to " + max));
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(value.doubleValue());
    }

    /** Returns a value as told, a container by its kind. */
    static String kind(JsonNode value) {
        if (value.isMissingNode()) {
            return "";
        }
        return value.isContainerNode() ? (value.isArray() ? "an array" : "an object") : value.toString();
    }
}
