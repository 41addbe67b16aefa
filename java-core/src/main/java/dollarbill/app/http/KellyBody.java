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
import java.util.Set;

/** Reads a bet to be staked from a body and finds every wrong field before it gives up. */
final class KellyBody {
    private static final int MOST_PAYOFFS = 10_000;
    private static final double MOST = 1e9;
    private static final Set<String> FIELDS = Set.of("win_probability", "odds", "odds_error", "interval",
            "observations", "payoffs", "value", "scaling");

    private final List<FieldError> errors = new ArrayList<>();
    private final BeliefFields fields;

    private KellyBody(JsonNode body) {
        this.fields = new BeliefFields(body, errors);
    }

    /**
     * What a body asks.
     *
     * @param question  the bet
     * @param money  what is put in place of the configured money
     */
    record Asked(KellyQuestion question, Money money) {}

    /** Returns the question, or ends the request with all field errors. */
    static Asked parse(JsonNode body) {
        KellyBody parser = new KellyBody(body);
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
            errors.add(new FieldError("$", BeliefFields.kind(body), "an object"));
            return Optional.empty();
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                errors.add(new FieldError("$." + name, BeliefFields.kind(body.path(name)), "no such field"));
            }
        });
        Optional<WinProbability> known = fields.probability();
        OptionalDouble odds = fields.number(body, "$.", "odds", Double.MIN_NORMAL, MOST);
        OptionalDouble oddsError = fields.number(body, "$.", "odds_error", 0.0, MOST);
        Optional<Money> money = fields.money();
        if (body.has("payoffs") && body.has("odds_error")) {
            errors.add(new FieldError("$.odds_error", BeliefFields.kind(body.path("odds_error")),
                    "left out where payoffs are given"));
        }
        if (body.has("odds") == body.has("payoffs")) {
            errors.add(new FieldError("$.odds", BeliefFields.kind(body.path("odds")),
                    "either odds or payoffs must be given"));
            return Optional.empty();
        }
        Optional<KellyQuestion> question = body.has("odds")
                ? bet(known, odds, oddsError)
                : payoffs(body.path("payoffs"), known);
        return errors.isEmpty() && money.isPresent()
                ? question.map(q -> new Asked(q, money.get()))
                : Optional.empty();
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
            errors.add(new FieldError("$.payoffs", BeliefFields.kind(list),
                    "an array of 1 to " + MOST_PAYOFFS + " payoffs"));
            return Optional.empty();
        }
        double[] profits = new double[list.size()];
        double[] probabilities = new double[list.size()];
        for (int i = 0; i < profits.length; i++) {
            String path = "$.payoffs[" + i + "].";
            profits[i] = fields.required(list.get(i), path, "profit", -MOST, MOST);
            probabilities[i] = fields.required(list.get(i), path, "probability", 0.0, 1.0);
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
}
