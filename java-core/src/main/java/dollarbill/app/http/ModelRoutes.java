package dollarbill.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.ModelDocument;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelStatus;
import dollarbill.bridge.ModelVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Routes that look at models and put versions into service. */
final class ModelRoutes {
    private static final String NAME = "name";
    private final SignalDesk desk;

    ModelRoutes(SignalDesk desk) {
        this.desk = desk;
    }

    List<Route> routes() {
        Route.Parameter name = new Route.Parameter(
                NAME,
                Route.Place.PATH,
                "name of the model",
                Schemas.text().put("pattern", "^[a-z][a-z0-9_]{0,63}$"));
        return List.of(
                get("/api/v1/models", "listModels", "State of every model.", List.of(), "Models", this::list),
                get("/api/v1/models/{name}", "getModel", "State of one model.", List.of(name), "Model", this::one),
                get(
                        "/api/v1/models/{name}/versions",
                        "listModelVersions",
                        "Registered versions of a model, oldest first.",
                        List.of(name),
                        "ModelVersions",
                        this::versions),
                post(
                        "/api/v1/models/{name}/promote",
                        "promoteModel",
                        "Checks a registered version and puts it into service.",
                        name,
                        "Promotion",
                        this::promote),
                post(
                        "/api/v1/models/{name}/rollback",
                        "rollbackModel",
                        "Puts back the version that served before the last promotion.",
                        name,
                        "Rollback",
                        this::rollback));
    }

    private static Route get(
            String path,
            String operation,
            String summary,
            List<Route.Parameter> parameters,
            String schema,
            Route.Action action) {
        return Route.get(path, operation, summary, parameters, schema, Route.Lane.READ, action, ErrorCode.NOT_FOUND,
                ErrorCode.NOT_READY);
    }

    private static Route post(
            String path,
            String operation,
            String summary,
            Route.Parameter name,
            String body,
            Route.Action action) {
        return Route.post(path, operation, summary, List.of(name), body, "Model", action, ErrorCode.NOT_FOUND,
                ErrorCode.CONFLICT, ErrorCode.NOT_READY);
    }

    private Answer list(Call call) {
        return Answer.json(ModelDocument.list(host().models()));
    }

    private Answer one(Call call) {
        return answer(status(host(), id(call)));
    }

    private Answer versions(Call call) {
        ModelHost host = host();
        ModelId id = status(host, id(call)).model();
        return Answer.json(ModelDocument.versions(known(host, id)));
    }

    private Answer promote(Call call) {
        int version = version(Wire.parse(call.jsonBody()));
        ModelHost host = host();
        ModelId id = status(host, id(call)).model();
        if (known(host, id).stream().noneMatch(v -> v.number() == version)) {
            throw new HttpFault(
                    ErrorCode.NOT_FOUND,
                    "model '" + id + "' has no version " + version,
                    List.of(new FieldError("$.version", Integer.toString(version), "a registered version")));
        }
        try {
            return answer(host.promote(id, version));
        } catch (ModelException refused) {
            throw conflict("version " + version + " of '" + id + "' is not put into service", refused);
        }
    }

    private Answer rollback(Call call) {
        requireEmpty(Wire.parse(call.jsonBody()));
        ModelHost host = host();
        ModelId id = status(host, id(call)).model();
        try {
            return answer(host.rollback(id));
        } catch (ModelException refused) {
            throw conflict("model '" + id + "' is not rolled back", refused);
        }
    }

    private ModelHost host() {
        return desk.models().orElseThrow(() -> new HttpFault(ErrorCode.NOT_READY, "Python is starting"));
    }

    private static ModelId id(Call call) {
        String name = call.path(NAME);
        try {
            return new ModelId(name);
        } catch (IllegalArgumentException malformed) {
            throw unknown(name);
        }
    }

    private static ModelStatus status(ModelHost host, ModelId id) {
        return host.model(id).orElseThrow(() -> unknown(id.value()));
    }

    private static List<ModelVersion> known(ModelHost host, ModelId id) {
        try {
            return host.versions(id);
        } catch (ModelException fault) {
            throw conflict("the versions of '" + id + "' cannot be read", fault);
        }
    }

    private static int version(JsonNode body) {
        List<FieldError> errors = new ArrayList<>();
        if (!body.isObject()) {
            throw invalid(List.of(new FieldError("$", "", "an object with the field \"version\"")));
        }
        body.fieldNames().forEachRemaining(field -> {
            if (!field.equals("version")) {
                errors.add(new FieldError("$." + field, "", "no such field; allowed: version"));
            }
        });
        JsonNode version = body.path("version");
        if (!version.isInt() || version.intValue() < 1) {
            errors.add(new FieldError("$.version", version.toString(), "a whole number from 1"));
        }
        if (!errors.isEmpty()) {
            throw invalid(errors);
        }
        return version.intValue();
    }

    private static void requireEmpty(JsonNode body) {
        if (!body.isObject() || !body.isEmpty()) {
            throw invalid(List.of(new FieldError("$", "", "the empty object {}")));
        }
    }

    private static HttpFault invalid(List<FieldError> errors) {
        return new HttpFault(ErrorCode.INVALID_BODY, errors.size() + " field(s) wrong", errors);
    }

    private static HttpFault unknown(String name) {
        return new HttpFault(
                ErrorCode.NOT_FOUND,
                "no model of that name",
                List.of(new FieldError("name", name, "a model of the models folder")));
    }

    private static HttpFault conflict(String what, ModelException refused) {
        return new HttpFault(ErrorCode.CONFLICT, what + ": " + refused.getMessage());
    }

    private static Answer answer(ModelStatus status) {
        ObjectNode document = ModelDocument.of(status);
        OptionalLong generation = status.generation().isPresent()
                ? OptionalLong.of(status.generation().get().number())
                : OptionalLong.empty();
        return Answer.json(document).withGeneration(generation);
    }
}
