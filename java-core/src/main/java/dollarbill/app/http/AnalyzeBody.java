package dollarbill.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.app.StructureQuestion;
import dollarbill.app.sizing.KellyQuestion.Money;
import dollarbill.app.sizing.StructureBelief;
import dollarbill.market.Symbol;
import dollarbill.sizing.WinProbability;
import dollarbill.structure.ExpectedDividend;
import dollarbill.structure.LegOrder;
import dollarbill.structure.LegParser;
import dollarbill.structure.LegSyntaxException;
import dollarbill.structure.MarginRates;
import dollarbill.structure.NamedStructure;
import dollarbill.structure.SmileMotion;
import dollarbill.structure.StructureAnalysis;
import dollarbill.structure.StructureOrder;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Reads {@code {"symbol":…,"structure":…}} or {@code {"symbol":…,"legs":…}} and finds every wrong field before it gives up. */
final class AnalyzeBody {
    static final String SYMBOL = "symbol";
    static final String STRUCTURE = "structure";
    static final String LEGS = "legs";
    static final String DELTA = "delta";
    static final String DAYS = "days";
    static final String WIDTH = "width";
    static final String FAR_DAYS = "far_days";
    static final String SMILE = "smile_motion";
    static final String MARGIN_CLASS = "margin_class";
    static final String LEVERAGE = "leverage";
    static final String DIVIDENDS = "dividends";
    static final String EX_DATE = "ex_date";
    static final String AMOUNT = "amount";
    static final List<String> MARGIN_CLASSES = List.of("equity", "broad_index");
    static final double MOST_WIDTH = 1e6;
    static final double MOST_LEVERAGE = 10.0;
    static final double MOST_DIVIDEND = 1e4;
    static final int MOST_DIVIDENDS = 100;

    private static final List<String> BY_NAME = List.of(DELTA, DAYS, WIDTH, FAR_DAYS);
    private static final List<String> FIELDS = Stream.concat(
            Stream.of(SYMBOL, STRUCTURE, LEGS, DELTA, DAYS, WIDTH, FAR_DAYS, SMILE, MARGIN_CLASS, LEVERAGE, DIVIDENDS),
            BeliefFields.NAMES.stream()).sorted().toList();

    private final JsonNode body;
    private final List<FieldError> errors = new ArrayList<>();

    private AnalyzeBody(JsonNode body) {
        this.body = body;
    }

    /**
     * A question as read.
     *
     * @param symbol  the underlying
     * @param question  what is asked
     * @param structurePath  where the structure stands
     * @param belief  what is believed of it; empty where no stake is asked
     */
    record Read(
            Symbol symbol, StructureQuestion question, String structurePath, Optional<StructureBelief> belief) {}

    /** Returns the question, or ends the request with all field errors. */
    static Read read(JsonNode body) {
        return new AnalyzeBody(body).read();
    }

    private Read read() {
        if (!body.isObject()) {
            wrong("$", body, "an object with the fields \"symbol\" and \"structure\" or \"legs\"");
            throw fault();
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                wrong("$." + name, body.path(name),
                        "no such field; allowed: " + String.join(", ", FIELDS));
            }
        });
        Optional<Symbol> symbol = symbol();
        Optional<StructureOrder> order = body.has(LEGS) ? custom() : named();
        StructureAnalysis.Settings settings = new StructureAnalysis.Settings(motion(), rates(), dividends());
        Optional<StructureBelief> belief = belief();
        if (!errors.isEmpty()) {
            throw fault();
        }
        return new Read(symbol.orElseThrow(), new StructureQuestion(order.orElseThrow(), settings),
                body.has(LEGS) ? "$." + LEGS : "$." + STRUCTURE, belief);
    }

    private Optional<StructureBelief> belief() {
        BeliefFields fields = new BeliefFields(body, errors);
        Optional<WinProbability> probability = fields.probability();
        Optional<Money> money = fields.money();
        fields.need(BeliefFields.VALUE, BeliefFields.SCALING);
        return errors.isEmpty() && money.isPresent()
                ? probability.map(known -> new StructureBelief(known, money.get()))
                : Optional.empty();
    }

    private HttpFault fault() {
        return new HttpFault(ErrorCode.INVALID_BODY,
                errors.size() + (errors.size() == 1 ? " field is wrong" : " fields are wrong"), errors);
    }

    private Optional<Symbol> symbol() {
        JsonNode node = body.path(SYMBOL);
        try {
            return Optional.of(Symbol.of(node.isTextual() ? node.textValue().toUpperCase(Locale.ROOT) : ""));
        } catch (IllegalArgumentException notOne) {
            wrong("$." + SYMBOL, node, "the symbol of an underlying: 1 to 12 letters, digits, dots or dashes");
            return Optional.empty();
        }
    }

    private Optional<StructureOrder> custom() {
        for (String name : Stream.concat(Stream.of(STRUCTURE), BY_NAME.stream()).toList()) {
            if (body.has(name)) {
                wrong("$." + name, body.path(name), "left out where legs are given");
            }
        }
        JsonNode node = body.path(LEGS);
        if (!node.isTextual()) {
            wrong("$." + LEGS, node, "a text such as \"+1 C 440 2026-03-20, -1 C 450 2026-03-20\"");
            return Optional.empty();
        }
        try {
            List<LegOrder> legs = LegParser.parse(node.textValue());
            return Optional.of(new StructureOrder.Custom(legs));
        } catch (LegSyntaxException wrong) {
            errors.add(new FieldError("$." + LEGS, wrong.value(),
                    "leg " + wrong.leg() + ", column " + wrong.column() + ": " + wrong.allowed()));
            return Optional.empty();
        }
    }

    private Optional<StructureOrder> named() {
        JsonNode node = body.path(STRUCTURE);
        Optional<NamedStructure> structure = node.isTextual() ? NamedStructure.of(node.textValue()) : Optional.empty();
        if (structure.isEmpty()) {
            wrong("$." + STRUCTURE, node, "one of " + String.join(", ", NamedStructure.codes())
                    + "; or legs in its place");
        }
        OptionalDouble delta = number(DELTA, 0.0, 1.0, "a number between 0 and 1");
        OptionalInt days = whole(DAYS, 1, StructureOrder.Named.MOST_DAYS);
        OptionalDouble width = number(WIDTH, 0.0, MOST_WIDTH, "dollars above 0 and below " + MOST_WIDTH);
        OptionalInt far = whole(FAR_DAYS, days.orElse(StructureOrder.Named.DAYS) + 1,
                2 * StructureOrder.Named.MOST_DAYS);
        return errors.isEmpty()
                ? Optional.of(new StructureOrder.Named(
                        structure.orElseThrow(), delta, days.orElse(StructureOrder.Named.DAYS), width, far))
                : Optional.empty();
    }

    /** A number strictly between two bounds; absent where left out. */
    private OptionalDouble number(String name, double above, double below, String allowed) {
        JsonNode node = body.path(name);
        if (node.isMissingNode()) {
            return OptionalDouble.empty();
        }
        if (!node.isNumber() || !(node.doubleValue() > above && node.doubleValue() < below)) {
            wrong("$." + name, node, allowed);
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(node.doubleValue());
    }

    private OptionalInt whole(String name, int least, int most) {
        JsonNode node = body.path(name);
        if (node.isMissingNode()) {
            return OptionalInt.empty();
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < least || node.intValue() > most) {
            wrong("$." + name, node, "a whole number from " + least + " to " + most);
            return OptionalInt.empty();
        }
        return OptionalInt.of(node.intValue());
    }

    private SmileMotion motion() {
        JsonNode node = body.path(SMILE);
        for (SmileMotion motion : SmileMotion.values()) {
            if (node.isMissingNode() || motion.code().equals(node.textValue())) {
                return motion;
            }
        }
        wrong("$." + SMILE, node, "sticky_strike or sticky_moneyness");
        return SmileMotion.STICKY_STRIKE;
    }

    private MarginRates rates() {
        JsonNode node = body.path(MARGIN_CLASS);
        String name = node.isMissingNode() ? MARGIN_CLASSES.getFirst() : String.valueOf(node.textValue());
        if (!MARGIN_CLASSES.contains(name)) {
            wrong("$." + MARGIN_CLASS, node, String.join(" or ", MARGIN_CLASSES));
        }
        double leverage = number(LEVERAGE, Math.nextDown(1.0), Math.nextUp(MOST_LEVERAGE),
                "a number from 1 to " + MOST_LEVERAGE).orElse(1.0);
        return (name.equals(MARGIN_CLASSES.getFirst()) ? MarginRates.EQUITY : MarginRates.BROAD_INDEX)
                .leveraged(leverage);
    }

    private List<ExpectedDividend> dividends() {
        JsonNode list = body.path(DIVIDENDS);
        List<ExpectedDividend> dividends = new ArrayList<>();
        if (list.isMissingNode()) {
            return dividends;
        }
        if (!list.isArray() || list.size() > MOST_DIVIDENDS) {
            wrong("$." + DIVIDENDS, list, "an array of at most " + MOST_DIVIDENDS + " dividends");
            return dividends;
        }
        for (int i = 0; i < list.size(); i++) {
            dividend("$." + DIVIDENDS + "[" + i + "]", list.get(i)).ifPresent(dividends::add);
        }
        return dividends;
    }

    private Optional<ExpectedDividend> dividend(String path, JsonNode node) {
        JsonNode amount = node.path(AMOUNT);
        if (!node.isObject() || node.size() != 2 || !amount.isNumber()
                || !(amount.doubleValue() > 0.0 && amount.doubleValue() <= MOST_DIVIDEND)) {
            wrong(path, node, "an object with ex_date, a day, and amount, dollars above 0 and at most "
                    + MOST_DIVIDEND);
            return Optional.empty();
        }
        try {
            return Optional.of(new ExpectedDividend(
                    LocalDate.parse(node.path(EX_DATE).asText()), amount.doubleValue()));
        } catch (DateTimeParseException notADay) {
            wrong(path + "." + EX_DATE, node.path(EX_DATE), "a day such as 2026-11-05");
            return Optional.empty();
        }
    }

    private void wrong(String path, JsonNode value, String allowed) {
        String shown = value.isMissingNode()
                ? ""
                : value.isContainerNode() ? (value.isArray() ? "an array" : "an object") : value.toString();
        errors.add(new FieldError(path, shown, allowed));
    }
}
