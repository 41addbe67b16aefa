package dollarbill.bridge.reload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.Values;
import dollarbill.bridge.registry.JsonFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;

/** The JSON form of {@link GoldenVectors}, {@code NAME.golden.json}; an absent optional input is {@code null} there. */
public final class GoldenFile {
    private static final int CONTRACT = 1;
    private static final Set<String> KEYS = Set.of("contract", "model", "inputs", "outputs", "within", "rows",
            "expected");

    private GoldenFile() {}

    /** Parses a file's text. */
    public static GoldenVectors parse(ModelId model, String text) throws ModelException {
        JsonFile file = open(model, text);
        GoldenVectors questions = questions(model, file);
        return questions.withExpected(answers(file, questions));
    }

    /** Parses a file's text without looking at the accepted answers, which may be absent; they are 0 in the result. */
    public static GoldenVectors parseQuestions(ModelId model, String text) throws ModelException {
        return questions(model, open(model, text));
    }

    /** Returns the text of golden vectors, one row a line. */
    public static String render(GoldenVectors golden) {
        StringBuilder text = new StringBuilder("{\n");
        text.append("  \"contract\": ").append(CONTRACT).append(",\n");
        text.append("  \"model\": \"").append(golden.model()).append("\",\n");
        text.append("  \"inputs\": ").append(texts(golden.inputs())).append(",\n");
        text.append("  \"outputs\": ").append(texts(golden.outputs())).append(",\n");
        ObjectNode within = JsonFile.newObject();
        for (int i = 0; i < golden.outputs().size(); i++) {
            within.put(golden.outputs().get(i), golden.within().get(i));
        }
        text.append("  \"within\": ").append(within).append(",\n");
        text.append("  \"rows\": ").append(rows(golden.rows())).append(",\n");
        text.append("  \"expected\": ").append(rows(golden.expected())).append("\n}\n");
        return text.toString();
    }

    private static JsonFile open(ModelId model, String text) throws ModelException {
        String name = "models/" + model + ".golden.json";
        JsonFile file = JsonFile.parse(name, ModelReason.MODEL_GOLDEN, text, KEYS);
        int contract = file.integer("contract", 1);
        if (contract != CONTRACT || !file.text("model").equals(model.value())) {
            throw new ModelException(
                    ModelReason.MODEL_GOLDEN,
                    name + " is of contract " + contract + " and model " + file.text("model") + ", not of contract "
                            + CONTRACT + " and model " + model);
        }
        return file;
    }

    private static GoldenVectors questions(ModelId model, JsonFile file) throws ModelException {
        List<String> inputs = file.texts("inputs");
        List<String> outputs = file.texts("outputs");
        if (inputs.isEmpty() || outputs.isEmpty()) {
            throw file.fault("inputs' and 'outputs", "arrays of at least one name", JsonFile.newObject());
        }
        DoubleRows rows = matrix(file, "rows", inputs.size(), true);
        DoubleRows none = DoubleRows.of(outputs.size(), new double[rows.rows() * outputs.size()]);
        return new GoldenVectors(model, inputs, outputs, within(file, outputs), rows, none);
    }

    private static DoubleRows answers(JsonFile file, GoldenVectors questions) throws ModelException {
        DoubleRows expected = matrix(file, "expected", questions.outputs().size(), false);
        if (expected.rows() != questions.rows().rows()) {
            throw file.fault(
                    "expected", "an array of " + questions.rows().rows() + " rows", file.array("expected"));
        }
        return expected;
    }

    private static Values within(JsonFile file, List<String> outputs) throws ModelException {
        JsonNode bands = file.object("within");
        double[] within = new double[outputs.size()];
        for (int i = 0; i < within.length; i++) {
            JsonNode band = bands.get(outputs.get(i));
            if (band == null || !band.isNumber() || !(band.doubleValue() >= 0)
                    || !Double.isFinite(band.doubleValue())) {
                throw file.fault("within", "an object with a number of at least 0 for each output " + outputs, bands);
            }
            within[i] = band.doubleValue();
        }
        if (bands.size() != outputs.size()) {
            throw file.fault("within", "an object with a number for each output " + outputs + " and no other", bands);
        }
        return Values.of(within);
    }

    private static DoubleRows matrix(JsonFile file, String key, int columns, boolean absentAllowed)
            throws ModelException {
        String domain = "at least one array of " + columns + (absentAllowed ? " numbers or nulls" : " numbers");
        JsonNode rows = file.array(key);
        if (rows.isEmpty()) {
            throw file.fault(key, domain, rows);
        }
        double[] values = new double[rows.size() * columns];
        int next = 0;
        for (JsonNode row : rows) {
            if (!row.isArray() || row.size() != columns) {
                throw file.fault(key, domain, row);
            }
            for (JsonNode value : row) {
                boolean absent = absentAllowed && value.isNull();
                if (!absent && !(value.isNumber() && Double.isFinite(value.doubleValue()))) {
                    throw file.fault(key, domain, row);
                }
                values[next++] = absent ? Double.NaN : value.doubleValue();
            }
        }
        return DoubleRows.of(columns, values);
    }

    private static String texts(List<String> names) {
        ArrayNode array = JsonFile.newObject().putArray("names");
        names.forEach(array::add);
        return array.toString();
    }

    private static String rows(DoubleRows rows) {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows.rows(); row++) {
            List<String> cells = DoubleStream.of(rows.row(row))
                    .mapToObj(v -> Double.isNaN(v) ? "null" : Double.toString(v))
                    .toList();
            lines.add("    [" + String.join(", ", cells) + "]");
        }
        return "[\n" + String.join(",\n", lines) + "\n  ]";
    }
}
