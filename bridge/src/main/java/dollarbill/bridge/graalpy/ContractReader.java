package dollarbill.bridge.graalpy;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.bridge.Capability;
import dollarbill.bridge.ModelContract;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelInput;
import dollarbill.bridge.ModelOutput;
import dollarbill.bridge.ModelReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a model's {@code MODEL} dictionary; a wrong one is refused with all its errors at once. */
final class ContractReader {
    private static final int VERSION = 1;
    private static final Set<String> KEYS = Set.of("contract", "name", "inputs", "outputs", "learned", "capabilities");
    private static final Set<String> INPUT_KEYS = Set.of("name", "unit", "min", "max", "required");
    private static final Set<String> OUTPUT_KEYS = Set.of("name", "unit", "min", "max");

    private final List<String> errors = new ArrayList<>();

    private ContractReader() {}

    /** Reads the declaration of the model of the given name. */
    static ModelContract read(ModelId id, JsonNode declaration) throws ModelException {
        ContractReader reader = new ContractReader();
        ModelContract contract = reader.contract(id, declaration);
        if (!reader.errors.isEmpty()) {
            throw new ModelException(ModelReason.MODEL_CONTRACT, String.join("; ", reader.errors));
        }
        return contract;
    }

    private ModelContract contract(ModelId id, JsonNode node) {
        if (!node.isObject()) {
            errors.add("MODEL must be a dict");
        }
        onlyKeys(node, KEYS, "MODEL");
        JsonNode version = node.path("contract");
        expect(version.isIntegralNumber() && version.longValue() == VERSION, "MODEL[\"contract\"]", version, "1");
        JsonNode name = node.path("name");
        expect(
                name.isTextual() && name.textValue().equals(id.value()),
                "MODEL[\"name\"]",
                name,
                "the file's name \"" + id + "\"");
        List<ModelInput> inputs = new ArrayList<>();
        for (Column column : columns(node.path("inputs"), "inputs", INPUT_KEYS)) {
            inputs.add(new ModelInput(column.name, column.unit, column.min, column.max, column.required));
        }
        List<ModelOutput> outputs = new ArrayList<>();
        for (Column column : columns(node.path("outputs"), "outputs", OUTPUT_KEYS)) {
            outputs.add(new ModelOutput(column.name, column.unit, column.min, column.max));
        }
        boolean learned = bool(node.path("learned"), "MODEL[\"learned\"]");
        return new ModelContract(VERSION, id, inputs, outputs, learned, capabilities(node.path("capabilities")));
    }

    private List<Column> columns(JsonNode node, String key, Set<String> allowed) {
        String path = "MODEL[\"" + key + "\"]";
        List<Column> columns = new ArrayList<>();
        if (!node.isArray() || node.isEmpty()) {
            expect(false, path, node, "a list of at least one dict");
            return columns;
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < node.size(); i++) {
            String at = path + "[" + i + "]";
            Column column = column(node.get(i), at, allowed);
            if (!column.name.isEmpty() && !names.add(column.name)) {
                errors.add(at + "[\"name\"] \"" + column.name + "\" is used twice");
            }
            columns.add(column);
        }
        return columns;
    }

    private Column column(JsonNode node, String path, Set<String> allowed) {
        if (!node.isObject()) {
            expect(false, path, node, "a dict");
            return new Column("", "", 0, 0, false);
        }
        onlyKeys(node, allowed, path);
        String name = text(node.path("name"), path + "[\"name\"]");
        String unit = text(node.path("unit"), path + "[\"unit\"]");
        Double min = number(node.path("min"), path + "[\"min\"]");
        Double max = number(node.path("max"), path + "[\"max\"]");
        if (min != null && max != null && min >= max) {
            errors.add(path + "[\"min\"] " + min + " must be less than its \"max\" " + max);
        }
        boolean required = allowed.contains("required") && bool(node.path("required"), path + "[\"required\"]");
        return new Column(name, unit, min == null ? 0 : min, max == null ? 0 : max, required);
    }

    private Set<Capability> capabilities(JsonNode node) {
        Set<Capability> asked = EnumSet.noneOf(Capability.class);
        if (!node.isArray()) {
            expect(false, "MODEL[\"capabilities\"]", node, "a list");
        }
        for (JsonNode item : node) {
            Capability capability = capability(item.asText());
            if (capability == null) {
                expect(false, "MODEL[\"capabilities\"]", item, "one of " + Arrays.toString(Capability.values()));
            } else {
                asked.add(capability);
            }
        }
        return asked;
    }

    private static @Nullable Capability capability(String name) {
        for (Capability capability : Capability.values()) {
            if (capability.name().equals(name)) {
                return capability;
            }
        }
        return null;
    }

    private void onlyKeys(JsonNode node, Set<String> allowed, String path) {
        node.fieldNames().forEachRemaining(key -> {
            if (!allowed.contains(key)) {
                errors.add(path + " has the unknown key \"" + key + "\"");
            }
        });
    }

    private String text(JsonNode node, String path) {
        expect(node.isTextual() && !node.textValue().isBlank(), path, node, "a str that is not blank");
        return node.isTextual() ? node.textValue() : "";
    }

    private boolean bool(JsonNode node, String path) {
        expect(node.isBoolean(), path, node, "True or False");
        return node.booleanValue();
    }

    private @Nullable Double number(JsonNode node, String path) {
        boolean valid = node.isNumber() && Double.isFinite(node.doubleValue());
        expect(valid, path, node, "a finite number");
        return valid ? node.doubleValue() : null;
    }

    private void expect(boolean holds, String path, JsonNode found, String wanted) {
        if (!holds) {
            errors.add(path + (found.isMissingNode() ? " is missing" : " is " + found) + ", must be " + wanted);
        }
    }

    private record Column(String name, String unit, double min, double max, boolean required) {}
}
