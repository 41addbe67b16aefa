package dollarbill.app.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Writes the OpenAPI 3.1 document from the route table. */
final class OpenApi {
    /** Errors any route may answer with. */
    private static final List<ErrorCode> EVERYWHERE = List.of(
            ErrorCode.BAD_REQUEST,
            ErrorCode.HOST_REFUSED,
            ErrorCode.METHOD_NOT_ALLOWED,
            ErrorCode.NOT_ACCEPTABLE,
            ErrorCode.URI_TOO_LONG,
            ErrorCode.HEADER_TOO_LARGE,
            ErrorCode.INTERNAL);

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Supplier<List<Route>> routes;

    OpenApi(Supplier<List<Route>> routes) {
        this.routes = routes;
    }

    /** Returns the document in UTF-8. */
    byte[] bytes() {
        return Wire.bytes(document());
    }

    ObjectNode document() {
        ObjectNode document = JSON.objectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "DollarBill")
                .put("version", "v1")
                .put("description", "Option signals enhanced by Python models that run inside the JVM.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        ObjectNode paths = document.putObject("paths");
        for (Route route : routes.get()) {
            ObjectNode path = paths.withObjectProperty(route.path());
            path.set(route.method().toLowerCase(Locale.ROOT), operation(route));
        }
        ObjectNode components = document.putObject("components");
        components.set("schemas", Components.schemas());
        return document;
    }

    private static ObjectNode operation(Route route) {
        ObjectNode operation = JSON.objectNode().put("operationId", route.name()).put("summary", route.summary());
        ArrayNode parameters = operation.putArray("parameters");
        for (Route.Parameter parameter : route.parameters()) {
            boolean path = parameter.place() == Route.Place.PATH;
            parameters
                    .addObject()
                    .put("name", parameter.name())
                    .put("in", path ? "path" : "query")
                    .put("description", parameter.summary())
                    .put("required", path)
                    .set("schema", parameter.schema());
        }
        route.body().ifPresent(schema -> {
            ObjectNode body = operation.putObject("requestBody").put("required", true);
            body.putObject("content").putObject(Answer.JSON).set("schema", schema);
        });
        operation.set("responses", responses(route));
        return operation;
    }

    private static ObjectNode responses(Route route) {
        ObjectNode responses = JSON.objectNode();
        route.answers().forEach((status, schema) -> {
            ObjectNode answer = responses.putObject(Integer.toString(status)).put("description", "The answer.");
            ObjectNode headers = answer.putObject("headers");
            header(headers, RequestIds.HEADER, "name of the request, the caller's where well formed");
            header(headers, Answer.GENERATION_HEADER, "generation of the model that answered, where one did");
            answer.putObject("content").putObject(route.mediaType()).set("schema", schema);
        });
        TreeSet<ErrorCode> errors = new TreeSet<>(EVERYWHERE);
        errors.addAll(route.errors());
        if (route.lane() != Route.Lane.OPERATION) {
            errors.add(ErrorCode.STOPPING);
        }
        for (ErrorCode error : errors) {
            ObjectNode answer = responses.withObjectProperty(Integer.toString(error.status()));
            answer.put("description", answer.has("description")
                    ? answer.get("description").textValue() + " " + error.title() + "."
                    : error.title() + ".");
            answer.withObjectProperty("content").withObjectProperty(Answer.JSON).set("schema", Schemas.named("Error"));
        }
        return responses;
    }

    private static void header(ObjectNode headers, String name, String text) {
        headers.putObject(name).put("description", text).set("schema", Schemas.text());
    }
}
