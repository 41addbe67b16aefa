package dollarbill.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.Engine;
import dollarbill.app.StaleCopy;
import dollarbill.app.SurfaceDocument;
import dollarbill.app.SurfaceReading;
import dollarbill.app.report.SurfaceFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fits the volatility surface of a chain and leaves it as CSV and as a page. */
@Command(name = "surface", mixinStandardHelpOptions = true, description = "Fit volatility surfaces; write a CSV, a page with pictures and, with --png, pictures alone.", footer = {
    "", "Example:", "  dollarbill surface AAPL",
    "  dollarbill surface --chain data/sample/chains/AAPL_2026-10-30.csv.gz --json --out out/aapl"})
final class SurfaceCommand extends EngineVerb {
    @Mixin
    final ChainOptions chains = new ChainOptions();

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for all files (default: CSV in data, pages in out/surface of the project).")
    @Nullable
    Path out;

    @Option(names = "--png", description = "Also write the pictures as PNG.")
    boolean png;

    SurfaceCommand(CliContext context) {
        super(context);
    }

    @Override
    ExitCode run(Engine engine) throws IOException {
        List<SurfaceReading.Fitted> readings = chains.read(engine);
        List<ObjectNode> documents = readings.stream().map(reading -> document(engine, reading)).toList();
        SurfaceFiles files = out == null ? SurfaceFiles.of(context.home()) : SurfaceFiles.in(out);
        for (int i = 0; i < readings.size(); i++) {
            List<Path> written = files.write(readings.get(i), documents.get(i), png);
            if (!output.json) {
                SurfaceText.lines(documents.get(i)).forEach(context.out()::println);
                context.out().println();
                written.forEach(file -> context.out().println("written to " + file));
            }
        }
        if (output.json) {
            print(documents.size() == 1 ? documents.getFirst() : together(documents));
        }
        return ExitCode.OK;
    }

    private ObjectNode document(Engine engine, SurfaceReading.Fitted reading) {
        ObjectNode document = SurfaceDocument.of(reading);
        return chains.chain == null ? StaleCopy.mark(document, engine, reading.chain().underlying()) : document;
    }

    private static ObjectNode together(List<ObjectNode> documents) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        ArrayNode surfaces = all.putArray("surfaces");
        documents.forEach(surfaces::add);
        return all;
    }
}
