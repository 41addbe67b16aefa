package dollarbill.app.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One entry of the route table: what is registered with the server and what the OpenAPI document says of it.
 *
 * @param method  HTTP method
 * @param path  path with parameters in braces
 * @param name  operation id
 * @param summary  one sentence
 * @param parameters  path and query parameters
 * @param body  schema of the request body, where it takes one
 * @param mediaType  media type of the answer
 * @param answers  schema of the body by status; errors all have the error document
 * @param errors  errors it may answer with beyond those of every route
 * @param lane  what it costs
 * @param action  the handler
 */
record Route(
        String method,
        String path,
        String name,
        String summary,
        List<Parameter> parameters,
        Optional<ObjectNode> body,
        String mediaType,
        Map<Integer, ObjectNode> answers,
        List<ErrorCode> errors,
        Lane lane,
        Action action) {
    /** What every route that works on a body may answer. */
    private static final List<ErrorCode> OF_A_BODY = List.of(ErrorCode.BODY_TOO_LARGE, ErrorCode.UNSUPPORTED_MEDIA_TYPE,
            ErrorCode.INVALID_BODY, ErrorCode.OVERLOADED);

    Route {
        parameters = List.copyOf(parameters);
        answers = Map.copyOf(answers);
        errors = List.copyOf(errors);
    }

    /** What a request costs, and whether it is still answered while the server stops. */
    enum Lane {
        /** Tells about the process; always answered. */
        OPERATION,
        /** Answered from memory. */
        READ,
        /** Uses models or fits; bounded. */
        WORK
    }

    /** Where a parameter stands. */
    enum Place {
        PATH,
        QUERY
    }

    /**
     * A parameter.
     *
     * @param name  its name
     * @param place  where it stands
     * @param summary  what it means
     * @param schema  its schema
     */
    record Parameter(String name, Place place, String summary, ObjectNode schema) {}

    /** Answers a request: parse, one service call, render. */
    @FunctionalInterface
    interface Action {
        Answer answer(Call call);
    }

    /** Returns a route that shows a document of JSON, whose schema goes by its name. */
    static Route get(
            String path,
            String name,
            String summary,
            List<Parameter> parameters,
            String answer,
            Lane lane,
            Action action,
            ErrorCode... errors) {
        return new Route(
                "GET",
                path,
                name,
                summary,
                parameters,
                Optional.empty(),
                Answer.JSON,
                Map.of(200, Schemas.named(answer)),
                List.of(errors),
                lane,
                action);
    }

    /** Returns a route that works on a body of JSON and answers with JSON, both schemas by name; errors are those beyond a body's own. */
    static Route post(
            String path,
            String name,
            String summary,
            List<Parameter> parameters,
            String body,
            String answer,
            Action action,
            ErrorCode... errors) {
        return new Route(
                "POST",
                path,
                name,
                summary,
                parameters,
                Optional.of(Schemas.named(body)),
                Answer.JSON,
                Map.of(200, Schemas.named(answer)),
                Stream.concat(OF_A_BODY.stream(), Stream.of(errors)).toList(),
                Lane.WORK,
                action);
    }

    /** Returns whether it takes query parameters and reports wrong ones itself. */
    boolean filters() {
        return parameters.stream().anyMatch(p -> p.place() == Place.QUERY);
    }

    boolean takes(String queryParameter) {
        return parameters.stream().anyMatch(p -> p.place() == Place.QUERY && p.name().equals(queryParameter));
    }
}
