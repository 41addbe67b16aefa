package dollarbill.bridge.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.ModelVersion;
import dollarbill.bridge.VersionNotes;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The JSON form of a {@link ModelVersion}, {@code version.json}. */
final class VersionFile {
    private static final int FORM = 1;
    private static final Set<String> KEYS = Set.of(
            "form", "model", "version", "code_hash", "artefact_hash", "trained_at", "rows", "data_hash", "data_name",
            "synthetic", "metrics");

    private VersionFile() {}

    static String render(ModelVersion version) {
        VersionNotes notes = version.notes();
        ObjectNode root = JsonFile.newObject();
        root.put("form", FORM);
        root.put("model", version.model().value());
        root.put("version", version.number());
        root.put("code_hash", version.codeHash());
        root.put("artefact_hash", version.artefactHash());
        root.put("trained_at", notes.trainedAt().toString());
        root.put("rows", notes.rows());
        root.put("data_hash", notes.dataHash());
        root.put("data_name", notes.dataName());
        root.put("synthetic", notes.synthetic());
        ObjectNode metrics = root.putObject("metrics");
        notes.metrics().forEach(metrics::put);
        return JsonFile.render(root);
    }

    static ModelVersion parse(String name, String text, ModelId model, int number, boolean promoted)
            throws ModelException {
        JsonFile file = JsonFile.parse(name, ModelReason.MODEL_REGISTRY, text, KEYS);
        if (file.integer("form", 1) != FORM) {
            throw new ModelException(
                    ModelReason.MODEL_REGISTRY, name + ": 'form' is " + file.integer("form", 1) + ", known is " + FORM);
        }
        if (!file.text("model").equals(model.value()) || file.integer("version", 1) != number) {
            throw new ModelException(
                    ModelReason.MODEL_REGISTRY,
                    name + " describes version " + file.integer("version", 1) + " of " + file.text("model"));
        }
        VersionNotes notes = new VersionNotes(
                instant(name, file.text("trained_at")), file.integer("rows", 0), file.text("data_hash"),
                file.text("data_name"), file.truth("synthetic"), metrics(file));
        return new ModelVersion(
                model, number, file.text("code_hash"), file.text("artefact_hash"), promoted, notes);
    }

    private static Instant instant(String name, String text) throws ModelException {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new ModelException(
                    ModelReason.MODEL_REGISTRY,
                    name + ": 'trained_at' must be an instant in ISO form, not '" + text + "'");
        }
    }

    private static SortedMap<String, Double> metrics(JsonFile file) throws ModelException {
        SortedMap<String, Double> metrics = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : file.object("metrics").properties()) {
            if (!entry.getValue().isNumber()) {
                throw file.fault("metrics", "an object of numbers", entry.getValue());
            }
            metrics.put(entry.getKey(), entry.getValue().doubleValue());
        }
        return metrics;
    }
}
