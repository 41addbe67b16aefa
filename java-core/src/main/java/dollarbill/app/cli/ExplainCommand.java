package dollarbill.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.EngineOptions;
import dollarbill.app.RunFolder;
import dollarbill.market.DataFault;
import dollarbill.signal.AuditStep;
import dollarbill.signal.SignalAudit;
import dollarbill.signal.SignalDocument;
import dollarbill.signal.SignalJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Walks one signal of a stored run from quote to size and computes every number again. */
@Command(name = "explain", mixinStandardHelpOptions = true, description = "Walk a stored signal from quote to size and compute every number again.", footer = {
    "", "Example:", "  dollarbill explain SPY-2026-03-20-600-C-BUY-2026-02-12"})
final class ExplainCommand implements Callable<Integer> {
    private final CliContext context;

    @Parameters(index = "0", paramLabel = "SIGNAL", description = "Id of the signal, or its place in the ranking, from 1.")
    @SuppressWarnings("NullAway.Init")
    String id;

    @Option(names = "--run", paramLabel = "DIR", description = "Folder of the run (default: the newest in out).")
    @Nullable
    Path run;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder of all runs (default: out of the project).")
    @Nullable
    Path out;

    @Mixin
    final OutputOptions output = new OutputOptions();

    ExplainCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        RunFolder folder = folder();
        SignalDocument document = find(folder);
        List<AuditStep> steps = SignalAudit.recompute(document);
        boolean agrees = steps.stream().allMatch(AuditStep::agrees);
        if (output.json) {
            context.out().println(json(document, steps, agrees).toPrettyString());
        } else {
            ExplainText.lines(document, steps).forEach(context.out()::println);
        }
        context.out().flush();
        return (agrees ? ExitCode.OK : ExitCode.DISAGREEMENT).code();
    }

    private RunFolder folder() throws IOException {
        if (run != null) {
            return new RunFolder(run);
        }
        Path runs = out == null ? EngineOptions.of(context.home(), context.environment()).outDir() : out;
        return RunFolder.newest(runs)
                .orElseThrow(() -> new UsageFault("no run in " + runs + "; run 'dollarbill pipeline', or give --run"));
    }

    private SignalDocument find(RunFolder folder) throws IOException {
        JsonNode signals = folder.read(RunFolder.SIGNALS).path("signals");
        for (int rank = 1; rank <= signals.size(); rank++) {
            JsonNode signal = signals.get(rank - 1);
            if (signal.path("id").asText().equals(id) || id.equals(Integer.toString(rank))) {
                return read(signal, folder);
            }
        }
        throw new UsageFault("no signal '" + id + "' among the " + signals.size() + " of " + folder.path()
                + NearestId.of(id, signals).map(near -> "; did you mean " + near + "?").orElse(""));
    }

    private static SignalDocument read(JsonNode signal, RunFolder folder) {
        try {
            return SignalJson.read(signal.toString());
        } catch (IllegalArgumentException e) {
            throw new DataFault(
                    folder.path().resolve(RunFolder.SIGNALS).toString(),
                    0,
                    signal.path("id").asText(),
                    String.valueOf(e.getMessage()));
        }
    }

    private static ObjectNode json(SignalDocument document, List<AuditStep> steps, boolean agrees) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("signal", document.id());
        node.put("synthetic", document.synthetic());
        node.put("agrees", agrees);
        ArrayNode array = node.putArray("steps");
        for (AuditStep step : steps) {
            ObjectNode said = array.addObject();
            said.put("name", step.name());
            said.put("formula", step.formula());
            ObjectNode inputs = said.putObject("inputs");
            step.inputs().forEach(inputs::put);
            said.put("stated", step.stated());
            said.put("recomputed", step.recomputed());
            said.put("agrees", step.agrees());
        }
        return node;
    }
}
