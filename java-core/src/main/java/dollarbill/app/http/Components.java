package dollarbill.app.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.ModelStatus;
import dollarbill.feature.SignalFeature;
import java.util.Arrays;

/** Schemas that routes refer to by name. */
final class Components {
    private static final String[] BREAKER = {"CLOSED", "OPEN", "HALF_OPEN"};

    private Components() {}

    static ObjectNode schemas() {
        ObjectNode schemas = JsonNodeFactory.instance.objectNode();
        schemas.set("Error", error());
        schemas.set("EnhanceRequest", enhanceRequest());
        schemas.set("Column", column());
        schemas.set("Model", model());
        schemas.set("Models", Schemas.object().field("models", Schemas.listOf(Schemas.named("Model"))).schema());
        schemas.set("ModelVersion", version());
        schemas.set(
                "ModelVersions",
                Schemas.object().field("versions", Schemas.listOf(Schemas.named("ModelVersion"))).schema());
        schemas.set("Promotion", Schemas.object().field("version", Schemas.from1()).schema());
        schemas.set("Rollback", Schemas.object().schema());
        schemas.set("Ready", Schemas.object().field("ready", Schemas.flag()).schema());
        schemas.set("Health", health());
        SignalComponents.add(schemas);
        ForecastComponents.add(schemas);
        RowComponents.add(schemas);
        BacktestComponents.add(schemas);
        schemas.set("Surface", SurfaceSchema.surface());
        SizingRoutes.addSchemas(schemas);
        StructureSchema.add(schemas);
        RiskRoutes.addSchemas(schemas);
        return schemas;
    }

    private static ObjectNode error() {
        String[] codes = Arrays.stream(ErrorCode.values()).map(Enum::name).toArray(String[]::new);
        ObjectNode field = Schemas.object()
                .field("path", Schemas.text())
                .field("value", Schemas.text())
                .field("message", Schemas.text())
                .schema();
        ObjectNode body = Schemas.object()
                .field("code", Schemas.text(codes))
                .field("title", Schemas.text())
                .field("detail", Schemas.text())
                .field("field_errors", Schemas.listOf(field))
                .field("request_id", Schemas.text())
                .schema();
        return Schemas.object().field("error", body).schema();
    }

    private static ObjectNode enhanceRequest() {
        Schemas.Fields row = Schemas.object().optional("id", Schemas.text().put("maxLength", 128));
        for (SignalFeature feature : SignalFeature.values()) {
            ObjectNode schema = Schemas.number(feature.min(), feature.max()).put("description", feature.unit());
            if (feature.required()) {
                row.field(feature.column(), schema);
            } else {
                schema.putArray("type").add("number").add("null");
                row.optional(feature.column(), schema);
            }
        }
        ObjectNode rows = Schemas.listOf(row.schema()).put("minItems", 1);
        return Schemas.object().field("signals", rows).schema();
    }

    private static ObjectNode column() {
        return Schemas.object()
                .field("name", Schemas.text())
                .field("unit", Schemas.text())
                .field("min", Schemas.number())
                .field("max", Schemas.number())
                .optional("required", Schemas.flag())
                .schema();
    }

    private static ObjectNode model() {
        ObjectNode figures = Schemas.object()
                .field("predictions", Schemas.count())
                .field("errors", Schemas.count())
                .field("latency_p50_micros", Schemas.number())
                .field("latency_p99_micros", Schemas.number())
                .field("cache_hit_rate", Schemas.number(0, 1))
                .field("breaker", Schemas.text(BREAKER))
                .field("swaps", Schemas.count())
                .field("refused", Schemas.count())
                .schema();
        ObjectNode refusal = Schemas.object()
                .field("at", Schemas.instant())
                .field("code_hash", Schemas.text())
                .field("reason", Schemas.text(ModelReason.class))
                .field("message", Schemas.text())
                .optional("python_exception", Schemas.text())
                .optional("python_file", Schemas.text())
                .optional("python_line", Schemas.from1())
                .schema();
        return Schemas.object()
                .field("name", Schemas.text())
                .field("state", Schemas.text(ModelStatus.State.class))
                .optional("generation", Schemas.from1())
                .optional("code_hash", Schemas.text())
                .optional("artefact_hash", Schemas.text())
                .optional("version", Schemas.from1())
                .optional("serving_since", Schemas.instant())
                .optional("inputs", Schemas.listOf(Schemas.named("Column")))
                .optional("outputs", Schemas.listOf(Schemas.named("Column")))
                .optional("refusal", refusal)
                .field("health", figures)
                .schema();
    }

    private static ObjectNode version() {
        return Schemas.object()
                .field("name", Schemas.text())
                .field("version", Schemas.from1())
                .field("promoted", Schemas.flag())
                .field("trained_at", Schemas.instant())
                .field("rows", Schemas.count())
                .field("data", Schemas.text())
                .field("synthetic", Schemas.flag())
                .field("data_hash", Schemas.text())
                .field("code_hash", Schemas.text())
                .field("artefact_hash", Schemas.text())
                .field("metrics", Schemas.mapOf(Schemas.number()))
                .schema();
    }

    private static ObjectNode health() {
        ObjectNode reason = Schemas.object().field("code", Schemas.text()).field("text", Schemas.text()).schema();
        ObjectNode runtime = Schemas.object()
                .field("python_version", Schemas.text())
                .field("jit", Schemas.flag())
                .field("contexts", Schemas.count())
                .field("ready", Schemas.count())
                .field("busy", Schemas.count())
                .field("waiting", Schemas.count())
                .field("retired", Schemas.count())
                .field("stuck_threads", Schemas.count())
                .schema();
        return Schemas.object()
                .field("status", Schemas.text(HealthStatus.class))
                .field("uptime_seconds", Schemas.number())
                .field("requests_running", Schemas.count())
                .field("reasons", Schemas.listOf(reason))
                .optional("signals", Schemas.count())
                .optional("runtime", runtime)
                .optional("models", Schemas.listOf(Schemas.named("Model")))
                .schema();
    }
}
