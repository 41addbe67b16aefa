package dollarbill.app.cli;

import dollarbill.bridge.Generation;
import dollarbill.bridge.ModelContract;
import dollarbill.bridge.ModelInput;
import dollarbill.bridge.ModelOutput;
import dollarbill.bridge.ModelStatus;
import dollarbill.bridge.ModelVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Models as text for a terminal. */
final class ModelText {
    private static final int SHORT_HASH = 12;

    private static final List<String> SHOWN = List.of("auc", "brier", "log_loss", "brier_gain",
            "log_density_gain_over_one_normal",
            "log_density_gain_over_smoothed_variance", "bear_over_bull_volatility", "bull_less_bear_mean");

    private ModelText() {}

    /** Returns a table of states. */
    static List<String> table(List<ModelStatus> models) {
        TextTable table = TextTable.of("model", "state", ">generation", ">version", "code", "learned state", "refused");
        for (ModelStatus status : models) {
            table.add(
                    status.model().value(),
                    status.state().name(),
                    status.generation().map(g -> Long.toString(g.number())).orElse("-"),
                    status.generation().flatMap(Generation::version).map(Object::toString).orElse("-"),
                    status.generation().map(g -> brief(g.codeHash())).orElse("-"),
                    status.generation().flatMap(Generation::artefactHash).map(ModelText::brief).orElse("-"),
                    status.refusal().map(r -> ModelsVerb.line(r.failure())).orElse("-"));
        }
        return table.lines();
    }

    /** Returns the state of one model, its contract and its figures. */
    static List<String> lines(ModelStatus status) {
        List<String> lines = new ArrayList<>(table(List.of(status)));
        status.generation().ifPresent(generation -> lines.addAll(contract(generation.contract())));
        ModelStatus.Health health = status.health();
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "rows answered %d, failed %d; swaps %d, refused %d; breaker %s",
                health.predictions(),
                health.errors(),
                health.swaps(),
                health.refused(),
                health.breaker()));
        return lines;
    }

    /** Returns the declared columns. */
    static List<String> contract(ModelContract contract) {
        TextTable table = TextTable.of("column", "name", "unit", ">least", ">greatest", "required");
        for (ModelInput input : contract.inputs()) {
            table.add(
                    "in",
                    input.name(),
                    input.unit(),
                    Double.toString(input.min()),
                    Double.toString(input.max()),
                    input.required() ? "yes" : "no");
        }
        for (ModelOutput output : contract.outputs()) {
            table.add(
                    "out",
                    output.name(),
                    output.unit(),
                    Double.toString(output.min()),
                    Double.toString(output.max()),
                    "-");
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.addAll(table.lines());
        return lines;
    }

    /** Returns a table of registered versions. */
    static List<String> versions(List<ModelVersion> versions) {
        TextTable table = TextTable.of(
                ">version", "in service", "trained at", ">rows", "data", "code", "learned state", "out-of-sample");
        for (ModelVersion version : versions) {
            table.add(
                    Integer.toString(version.number()),
                    version.promoted() ? "yes" : "no",
                    version.notes().trainedAt().toString(),
                    Integer.toString(version.notes().rows()),
                    version.notes().dataName() + (version.notes().synthetic() ? " (synthetic)" : ""),
                    brief(version.codeHash()),
                    brief(version.artefactHash()),
                    metrics(version));
        }
        return table.lines();
    }

    private static String metrics(ModelVersion version) {
        List<String> shown = new ArrayList<>();
        Map<String, Double> metrics = version.notes().metrics();
        for (String name : SHOWN) {
            Double value = metrics.get(name);
            if (value != null) {
                Double low = metrics.get(name + "_low");
                Double high = metrics.get(name + "_high");
                shown.add(name + String.format(Locale.ROOT, " %.4f", value)
                        + (low == null || high == null ? "" : String.format(Locale.ROOT, " [%.4f, %.4f]", low, high)));
            }
        }
        return shown.isEmpty() ? "-" : String.join(", ", shown);
    }

    private static String brief(String hash) {
        return hash.substring(0, Math.min(SHORT_HASH, hash.length()));
    }
}
