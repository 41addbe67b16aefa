package dollarbill.app.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.rows.AnswerColumn;
import dollarbill.app.rows.GreekSet;
import dollarbill.app.rows.Input;
import dollarbill.app.rows.PricingModel;
import dollarbill.app.rows.Question;
import dollarbill.app.rows.Word;
import dollarbill.market.Reason;
import dollarbill.pricing.american.AmericanAccuracy;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Schemas of the routes that answer rows of options. */
final class RowComponents {
    private RowComponents() {}

    static void add(ObjectNode schemas) {
        schemas.set(
                "PriceRequest",
                Schemas.object()
                        .field(RowsBody.ROWS, list(row(false).schema()))
                        .optional(RowsBody.GREEKS, choice(GreekSet.FIRST))
                        .optional(RowsBody.AMERICAN_ACCURACY, choice(AmericanAccuracy.HIGH))
                        .schema());
        schemas.set("PriceAnswer", answer(Question.price(GreekSet.ALL, AmericanAccuracy.HIGH)));
        schemas.set(
                "IvRequest", Schemas.object().field(RowsBody.ROWS, list(row(true).schema())).schema());
        schemas.set("IvAnswer", answer(Question.impliedVolatility()));
    }

    private static <E extends Enum<E>> ObjectNode choice(E standard) {
        String[] words = Arrays.stream(standard.getDeclaringClass().getEnumConstants())
                .map(RowsBody::word)
                .toArray(String[]::new);
        return Schemas.text(words).put("default", RowsBody.word(standard));
    }

    private static ObjectNode list(ObjectNode row) {
        return Schemas.listOf(row).put("minItems", 1);
    }

    private static Schemas.Fields row(boolean implied) {
        Schemas.Fields row = Schemas.object().optional(RowsBody.ID, Schemas.text().put("maxLength", 128));
        Set<Input> required = EnumSet.of(Input.STRIKE, Input.YEARS);
        RowsBody.words(implied).forEach(word -> row.optional(word.column(), word(word)));
        RowsBody.inputs(implied).forEach(input -> {
            ObjectNode number = Schemas.number().put("description", "must be " + input.domain().text());
            input.standard().ifPresent(value -> number.put("default", value));
            if (required.contains(input)) {
                row.field(input.column(), number);
            } else {
                row.optional(input.column(), number);
            }
        });
        return row;
    }

    private static ObjectNode word(Word word) {
        return switch (word) {
            case TYPE -> Schemas.text().put("description", word.allowed() + ", in any case; or is_call in its place");
            case IS_CALL -> Schemas.either(Schemas.flag(), Schemas.count().put("maximum", 1));
            case MODEL -> Schemas.text()
                    .put("description", word.allowed() + ", in any case")
                    .put("default", PricingModel.BLACK.word());
        };
    }

    private static ObjectNode answer(Question question) {
        Schemas.Fields row = row(question.implied());
        for (AnswerColumn column : question.columns()) {
            ObjectNode schema = Schemas.orNull(Schemas.number()).put("description", column.unit());
            if (column == AnswerColumn.PRICE || column == AnswerColumn.IV) {
                row.field(column.column(), schema);
            } else {
                row.optional(column.column(), schema);
            }
        }
        row.field("reason", Schemas.orNull(Schemas.text(Reason.class)));
        row.field("reason_detail", Schemas.orNull(Schemas.text()));
        return Schemas.object().field(RowsBody.ROWS, list(row.schema())).schema();
    }
}
