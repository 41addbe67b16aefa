package dollarbill.app.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dollarbill.app.rows.AnswerJson;
import dollarbill.app.rows.Input;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Routes that answer rows of options: prices and Greeks, implied volatilities. */
final class RowRoutes {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> NUMBERS = Arrays.stream(Input.values())
            .map(Input::column)
            .collect(Collectors.toUnmodifiableSet());

    private final int maxBatch;

    RowRoutes(int maxBatch) {
        this.maxBatch = maxBatch;
    }

    List<Route> routes() {
        return List.of(
                route(
                        "/api/v1/price",
                        "priceRows",
                        "Prices and Greeks of options; a row that cannot be answered has a reason.",
                        "Price",
                        RowsBody::price),
                route(
                        "/api/v1/iv",
                        "impliedVolatilityOfRows",
                        "Black's implied volatilities of option prices; a row without one has a reason.",
                        "Iv",
                        RowsBody::impliedVolatility));
    }

    private Route route(
            String path,
            String operation,
            String summary,
            String schema,
            BiFunction<JsonNode, Integer, RowsBody.Read> reader) {
        return Route.post(path, operation, summary, List.of(), schema + "Request", schema + "Answer",
                call -> answer(reader.apply(Wire.parse(call.jsonBody()), maxBatch)));
    }

    private static Answer answer(RowsBody.Read read) {
        read.question().answer(read.block());
        return new Answer(200, Answer.JSON, bytes(read), Map.of());
    }

    private static byte[] bytes(RowsBody.Read read) {
        AnswerJson answers = new AnswerJson(read.question());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
        try (JsonGenerator json = JSON.getFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeArrayFieldStart(RowsBody.ROWS);
            for (int row = 0; row < read.sent().size(); row++) {
                json.writeStartObject();
                for (Map.Entry<String, JsonNode> field : read.sent().get(row).properties()) {
                    json.writeFieldName(field.getKey());
                    if (NUMBERS.contains(field.getKey()) && field.getValue().isNumber()) {
                        json.writeNumber(field.getValue().doubleValue());
                    } else {
                        json.writeTree(field.getValue());
                    }
                }
                answers.write(json, read.block(), row);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
