package dollarbill.app.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** Returns whether it takes query parameters and reports wrong ones itself. */
    boolean filters() {
        return parameters.stream().anyMatch(p -> p.place() == Place.QUERY);
    }

    boolean takes(String queryParameter) {
        return parameters.stream().anyMatch(p -> p.place() == Place.QUERY && p.name().equals(queryParameter));
    }
}
