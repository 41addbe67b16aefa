package dollarbill.app;

import dollarbill.bridge.CheckReport;
import dollarbill.bridge.DoubleRows;
import dollarbill.bridge.ModelContract;
import dollarbill.bridge.ModelException;
import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.ModelInput;
import dollarbill.bridge.ModelOutput;
import dollarbill.bridge.ModelReason;
import dollarbill.bridge.Values;
import dollarbill.bridge.registry.AtomicFile;
import dollarbill.bridge.reload.GoldenFile;
import dollarbill.bridge.reload.GoldenVectors;
import dollarbill.market.DataFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Gives a model other golden vectors: questions from a CSV file, answers from the file on disk. */
public final class GoldenRows {
    private static final double DEFAULT_SHARE = 0.05;

    private final ModelHost host;
    private final Path models;

    /**
     * Creates a writer.
     *
     * @param host  answers the questions
     * @param pythonDir  folder that holds {@code models}
     */
    public GoldenRows(ModelHost host, Path pythonDir) {
        this.host = host;
        this.models = pythonDir.resolve("models");
    }

    /**
     * Replaces the golden vectors of a model; if its file on disk does not answer them, the old ones stay.
     *
     * @param rows  CSV file with the model's inputs as header, an absent optional value as an empty cell
     */
    public CheckReport replace(ModelId id, Path rows) throws ModelException, IOException {
        ModelContract contract = host.check(id)
                .contract()
                .orElseThrow(() -> new ModelException(
                        ModelReason.MODEL_CONTRACT, "model " + id + " on disk declares no readable contract"));
        DoubleRows questions = read(rows, contract);
        Path file = models.resolve(id + ".golden.json");
        boolean existed = Files.exists(file);
        String before = existed ? Files.readString(file) : "";
        AtomicFile.write(file, GoldenFile.render(vectors(contract, questions, before)));
        try {
            return host.rewriteGolden(id);
        } catch (ModelException e) {
            if (existed) {
                AtomicFile.write(file, before);
            } else {
                Files.delete(file);
            }
            throw e;
        }
    }

    private static GoldenVectors vectors(ModelContract contract, DoubleRows questions, String before)
            throws ModelException {
        List<String> outputs = contract.outputs().stream().map(ModelOutput::name).toList();
        double[] none = new double[questions.rows() * outputs.size()];
        return new GoldenVectors(
                contract.id(),
                contract.inputs().stream().map(ModelInput::name).toList(),
                outputs,
                within(contract, outputs, before),
                questions,
                DoubleRows.of(outputs.size(), none));
    }

    private static Values within(ModelContract contract, List<String> outputs, String before) throws ModelException {
        if (!before.isEmpty()) {
            GoldenVectors known = GoldenFile.parseQuestions(contract.id(), before);
            if (known.outputs().equals(outputs)) {
                return known.within();
            }
        }
        return Values.of(contract.outputs()
                .stream()
                .mapToDouble(output -> DEFAULT_SHARE * Math.min(output.max() - output.min(), 1.0 / DEFAULT_SHARE))
                .toArray());
    }

    private static DoubleRows read(Path file, ModelContract contract) throws IOException {
        List<String> lines = Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
        List<String> names = contract.inputs().stream().map(ModelInput::name).toList();
        if (lines.isEmpty() || !List.of(lines.getFirst().split(",", -1)).equals(names)) {
            throw new DataFault(file.toString(), 1, "", "the header must be " + String.join(",", names));
        }
        if (lines.size() < 2) {
            throw new DataFault(file.toString(), 0, "", "holds no row below its header");
        }
        List<Double> values = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            if (cells.length != names.size()) {
                throw new DataFault(file.toString(), i + 1L, "", cells.length + " cells; allowed: " + names.size());
            }
            for (int column = 0; column < cells.length; column++) {
                values.add(value(file, i + 1L, contract.inputs().get(column), cells[column].strip()));
            }
        }
        return DoubleRows.of(names.size(), values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double value(Path file, long line, ModelInput input, String cell) {
        if (cell.isEmpty() && !input.required()) {
            return Double.NaN;
        }
        double value;
        try {
            value = Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            value = Double.NaN;
        }
        if (!(value >= input.min() && value <= input.max())) {
            throw new DataFault(
                    file.toString(),
                    line,
                    input.name(),
                    "'" + cell + "' must be a number from " + input.min() + " to " + input.max());
        }
        return value;
    }
}
