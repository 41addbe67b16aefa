package dollarbill.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.Engine;
import dollarbill.app.EquityBacktestDocument;
import dollarbill.app.EquityBacktestRequest;
import dollarbill.app.EquityBacktestService;
import dollarbill.app.EquityBacktestText;
import dollarbill.app.RunFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Backtests a rule over the bars of the data folder and leaves the document in a folder of its own. */
final class EquityBacktestVerb {
    private static final String FILE = "equity.json";

    private EquityBacktestVerb() {}

    /** Returns the document of what is asked, written below the folder of all runs. */
    static Written run(Engine engine, EquityBacktestRequest request) throws IOException {
        ObjectNode document;
        try {
            document = EquityBacktestDocument.of(new EquityBacktestService(engine).run(request));
        } catch (IllegalArgumentException e) {
            throw new UsageFault("--equity: " + e.getMessage());
        }
        String symbols = request.symbols().stream().map(Object::toString).collect(Collectors.joining("-"));
        RunFolder folder = RunFolder.create(
                engine.options().outDir(),
                "equity-" + request.family().label() + (request.grid() ? "-grid-" : "-") + symbols);
        folder.write(FILE, document);
        return new Written(document, folder);
    }

    /**
     * A document and where it was written.
     *
     * @param document  as printed
     * @param folder  that holds it
     */
    record Written(ObjectNode document, RunFolder folder) {
        List<String> lines(boolean summary) {
            if (summary) {
                return EquityBacktestText.summary(document);
            }
            List<String> lines = new ArrayList<>(EquityBacktestText.lines(document));
            lines.add("written to " + folder.path());
            return lines;
        }
    }
}
