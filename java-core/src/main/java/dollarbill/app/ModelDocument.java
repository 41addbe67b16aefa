package dollarbill.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.bridge.CheckReport;
import dollarbill.bridge.Generation;
import dollarbill.bridge.ModelContract;
import dollarbill.bridge.ModelFailure;
import dollarbill.bridge.ModelInput;
import dollarbill.bridge.ModelOutput;
import dollarbill.bridge.ModelStatus;
import dollarbill.bridge.ModelVersion;
import java.util.List;

/** JSON documents of models, the same on the command line and over HTTP. */
public final class ModelDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ModelDocument() {}

    /** Returns the states of models under {@code models}. */
    public static ObjectNode list(List<ModelStatus> models) {
        ObjectNode document = JSON.objectNode();
        ArrayNode array = document.putArray("models");
        models.forEach(status -> array.add(of(status)));
        return document;
    }

    /** Returns the state of one model. */
    public static ObjectNode of(ModelStatus status) {
        ObjectNode node = JSON.objectNode();
        node.put("name", status.model().value());
        node.put("state", status.state().name());
        status.generation().ifPresent(generation -> putGeneration(node, generation));
        status.servingSince().ifPresent(at -> node.put("serving_since", at.toString()));
        status.refusal().ifPresent(refusal -> {
            ObjectNode refused = node.putObject("refusal");
            refused.put("at", refusal.at().toString());
            refused.put("code_hash", refusal.codeHash());
            refused.setAll(of(refusal.failure()));
        });
        ModelStatus.Health health = status.health();
        ObjectNode figures = node.putObject("health");
        figures.put("predictions", health.predictions());
        figures.put("errors", health.errors());
        figures.put("latency_p50_micros", health.latencyP50Micros());
        figures.put("latency_p99_micros", health.latencyP99Micros());
        figures.put("cache_hit_rate", health.cacheHitRate());
        figures.put("breaker", health.breaker());
        figures.put("swaps", health.swaps());
        figures.put("refused", health.refused());
        return node;
    }

    /** Returns a failure with the place in Python where there is one. */
    public static ObjectNode of(ModelFailure failure) {
        ObjectNode node = JSON.objectNode();
        node.put("reason", failure.reason().name());
        node.put("message", failure.message());
        failure.where().ifPresent(place -> {
            node.put("python_exception", place.exceptionType());
            node.put("python_file", place.file());
            node.put("python_line", place.line());
        });
        return node;
    }

    /** Puts what a training made: whether of a simulated market, which version, whether that is served. */
    static void putTrained(ObjectNode document, ModelVersion version, boolean promoted) {
        RunDocument.putSynthetic(document, version.notes().synthetic());
        document.set("version", of(version));
        document.put("promoted", promoted);
    }

    /** Returns a registered version with its out-of-sample figures. */
    public static ObjectNode of(ModelVersion version) {
        ObjectNode node = JSON.objectNode();
        node.put("name", version.model().value());
        node.put("version", version.number());
        node.put("promoted", version.promoted());
        node.put("trained_at", version.notes().trainedAt().toString());
        node.put("rows", version.notes().rows());
        node.put("data", version.notes().dataName());
        node.put("synthetic", version.notes().synthetic());
        node.put("data_hash", version.notes().dataHash());
        node.put("code_hash", version.codeHash());
        node.put("artefact_hash", version.artefactHash());
        ObjectNode metrics = node.putObject("metrics");
        version.notes().metrics().forEach(metrics::put);
        return node;
    }

    /** Returns the versions of a model under {@code versions}. */
    public static ObjectNode versions(List<ModelVersion> versions) {
        ObjectNode document = JSON.objectNode();
        ArrayNode array = document.putArray("versions");
        versions.forEach(version -> array.add(of(version)));
        return document;
    }

    /** Returns the outcome of a check. */
    public static ObjectNode of(CheckReport report) {
        ObjectNode node = JSON.objectNode();
        node.put("name", report.model().value());
        node.put("accepted", report.failure().isEmpty());
        node.put("code_hash", report.codeHash());
        node.put("golden_rows", report.goldenRows());
        report.contract().ifPresent(contract -> putContract(node, contract));
        report.failure().ifPresent(failure -> node.set("failure", of(failure)));
        return node;
    }

    private static void putGeneration(ObjectNode node, Generation generation) {
        node.put("generation", generation.number());
        node.put("code_hash", generation.codeHash());
        generation.artefactHash().ifPresent(hash -> node.put("artefact_hash", hash));
        generation.version().ifPresent(version -> node.put("version", version));
        putContract(node, generation.contract());
    }

    private static void putContract(ObjectNode node, ModelContract contract) {
        ArrayNode inputs = node.putArray("inputs");
        for (ModelInput input : contract.inputs()) {
            ObjectNode column = inputs.addObject();
            column.put("name", input.name());
            column.put("unit", input.unit());
            putRange(column, input.min(), input.max());
            column.put("required", input.required());
        }
        ArrayNode outputs = node.putArray("outputs");
        for (ModelOutput output : contract.outputs()) {
            ObjectNode column = outputs.addObject();
            column.put("name", output.name());
            column.put("unit", output.unit());
            putRange(column, output.min(), output.max());
        }
    }

    private static void putRange(ObjectNode column, double min, double max) {
        if (Double.isFinite(min)) {
            column.put("min", min);
        }
        if (Double.isFinite(max)) {
            column.put("max", max);
        }
    }
}
