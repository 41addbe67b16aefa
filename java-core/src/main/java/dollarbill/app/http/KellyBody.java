package dollarbill.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.app.sizing.KellyQuestion;
import dollarbill.app.sizing.KellyQuestion.Money;
import dollarbill.sizing.WinProbability;
import dollarbill.sizing.growth.PayoffLaw;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Reads a bet to be staked from a body and finds every wrong field before it gives up. */
final class KellyBody {
    private static final int MOST_PAYOFFS = 10_000;
    private static final double MOST = 1e9;
    private static final Set<String> FIELDS = Set.of("win_probability", "odds", "odds_error", "interval",
            "observations", "payoffs", "value", "scaling");

    private final List<FieldError> errors = new ArrayList<>();

    private KellyBody() {}

    /**
     * What a body asks.
     *
     * @param question  the bet
     * @param money  what is put in place of the configured money
     */
    record Asked(KellyQuestion question, Money money) {}

    /** Returns the question, or ends the request with all field errors. */
    static Asked parse(JsonNode body) {
        KellyBody parser = new KellyBody();
        Optional<Asked> asked = parser.asked(body);
        if (!parser.errors.isEmpty() || asked.isEmpty()) {
            int count = parser.errors.size();
            throw new HttpFault(ErrorCode.INVALID_BODY, count + (count == 1 ? " field is wrong" : " fields are wrong"),
                    parser.errors);
        }
        return asked.get();
    }

    private Optional<Asked> asked(JsonNode body) {
        if (!body.isObject()) {
            errors.add(new FieldError("$", kind(body), "an object"));
            return Optional.empty();
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                errors.add(new FieldError("$." + name, kind(body.path(name)), "no such field"));
            }
        });
        OptionalDouble probability = number(body, "$.", "win_probability", 0.0, 1.0);
        OptionalDouble odds = number(body, "$.", "odds", Double.MIN_NORMAL, MOST);
        OptionalDouble oddsError = number(body, "$.", "odds_error", 0.0, MOST);
        OptionalDouble value = number(body, "$.", "value", Double.MIN_NORMAL, 1e12);
        OptionalDouble scaling = number(body, "$.", "scaling", Double.MIN_NORMAL, 1.0);
        Optional<WinProbability.Interval> interval = interval(body);
        OptionalLong observations = observations(body);
        Optional<WinProbability> known = probability.isPresent()
                ? Optional.of(new WinProbability(probability.getAsDouble(), interval, observations))
                : Optional.empty();
        leftOut(body, body.has("win_probability"), "needs win_probability", "interval", "observations");
        leftOut(body, !body.has("payoffs"), "left out where payoffs are given", "odds_error");
        interval.ifPresent(within -> within(probability, within));
        if (body.has("odds") == body.has("payoffs")) {
            errors.add(new FieldError("$.odds", kind(body.path("odds")), "either odds or payoffs must be given"));
            return Optional.empty();
        }
        Optional<KellyQuestion> question = body.has("odds")
                ? bet(known, odds, oddsError)
                : payoffs(body.path("payoffs"), known);
        return errors.isEmpty() ? question.map(q -> new Asked(q, new Money(value, scaling))) : Optional.empty();
    }

    private void leftOut(JsonNode body, boolean allowed, String message, String... names) {
        for (String name : names) {
            if (!allowed && body.has(name)) {
                errors.add(new FieldError("$." + name, kind(body.path(name)), message));
            }
        }
    }

    private void within(OptionalDouble probability, WinProbability.Interval interval) {
        if (errors.isEmpty() && probability.isPresent()
                && (probability.getAsDouble() < interval.low() || probability.getAsDouble() > interval.high())) {
            errors.add(new FieldError("$.win_probability", Double.toString(probability.getAsDouble()),
                    "within its interval, " + interval.low() + " to " + interval.high()));
        }
    }

    private Optional<KellyQuestion> bet(
            Optional<WinProbability> probability, OptionalDouble odds, OptionalDouble oddsError) {
        if (probability.isEmpty() && errors.isEmpty()) {
            errors.add(new FieldError("$.win_probability", "", "required with odds"));
        }
        return errors.isEmpty()
                ? Optional
                        .of(new KellyQuestion.Bet(probability.orElseThrow(), odds.orElseThrow(), oddsError.orElse(0.0)))
                : Optional.empty();
    }

    private Optional<KellyQuestion> payoffs(JsonNode list, Optional<WinProbability> probability) {
        if (!list.isArray() || list.isEmpty() || list.size() > MOST_PAYOFFS) {
            errors.add(new FieldError("$.payoffs", kind(list), "an array of 1 to " + MOST_PAYOFFS + " payoffs"));
            return Optional.empty();
        }
        double[] profits = new double[list.size()];
        double[] probabilities = new double[list.size()];
        for (int i = 0; i < profits.length; i++) {
            String path = "$.payoffs[" + i + "].";
            profits[i] = required(list.get(i), path, "profit", -MOST, MOST);
            probabilities[i] = required(list.get(i), path, "probability", 0.0, 1.0);
        }
        if (!errors.isEmpty()) {
            return Optional.empty();
        }
        try {
            PayoffLaw law = PayoffLaw.of(profits, probabilities);
            if (probability.isPresent()) {
                var _ = law.withProfitProbability(probability.get().value());
            }
            return Optional.of(new KellyQuestion.Payoffs(law, probability));
        } catch (IllegalArgumentException e) {
            errors.add(new FieldError("$.payoffs", "an array", String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private Optional<WinProbability.Interval> interval(JsonNode body) {
        JsonNode interval = body.path("interval");
        if (interval.isMissingNode()) {
            return Optional.empty();
        }
        if (body.has("observations")) {
            errors.add(new FieldError("$.observations", kind(body.path("observations")), "not beside an interval"));
        }
        double low = required(interval, "$.interval.", "low", 0.0, 1.0);
        double high = required(interval, "$.interval.", "high", 0.0, 1.0);
        if (high < low) {
            errors.add(new FieldError("$.interval.high", Double.toString(high), "from low to 1"));
        }
        return Optional.of(new WinProbability.Interval(low, high));
    }

    private OptionalLong observations(JsonNode body) {
        JsonNode count = body.path("observations");
        if (count.isMissingNode()) {
            return OptionalLong.empty();
        }
        if (!count.canConvertToExactIntegral() || count.longValue() < 1) {
            errors.add(new FieldError("$.observations", kind(count), "a whole number of at least 1"));
            return OptionalLong.empty();
        }
        return OptionalLong.of(count.longValue());
    }

    private double required(JsonNode node, String path, String name, double min, double max) {
        OptionalDouble value = number(node, path, name, min, max);
        if (value.isEmpty() && !node.has(name)) {
            errors.add(new FieldError(path + name, "", "required: a number from " + min + " to " + max));
        }
        return value.orElse(min);
    }

    private OptionalDouble number(JsonNode node, String path, String name, double min, double max) {
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

    private static String kind(JsonNode value) {
        if (value.isMissingNode()) {
            return "";
        }
        return value.isContainerNode() ? (value.isArray() ? "an array" : "an object") : value.toString();
    }
}
