package dollarbill.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.app.Engine;
import dollarbill.app.SurfaceDocument;
import dollarbill.app.SurfaceReading;
import dollarbill.app.SurfaceService;
import dollarbill.app.report.SurfaceFiles;
import dollarbill.market.DataFault;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fits the volatility surface of a chain and leaves it as CSV and as a page. */
@Command(name = "surface", mixinStandardHelpOptions = true, description = "Fit volatility surfaces; write a CSV, a page with pictures and, with --png, pictures alone.", footer = {
    "", "Example:", "  dollarbill surface AAPL",
    "  dollarbill surface --chain data/sample/chains/AAPL_2026-10-30.csv.gz --json --out out/aapl"})
final class SurfaceCommand extends EngineVerb {
    @Parameters(arity = "0..*", paramLabel = "SYMBOL", description = "Underlyings of the data folder.")
    List<String> symbols = new ArrayList<>();

    @Option(names = "--chain", paramLabel = "FILE", description = "One chain file, in place of symbols.")
    @Nullable
    Path chain;

    @Option(names = "--as-of", paramLabel = "DATE", description = "Last day that is known (default: the newest chain's).")
    @Nullable
    LocalDate asOf;

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
        List<SurfaceReading.Fitted> readings = chain == null ? ofSymbols(engine, symbols())
                : List.of(ofFile(engine, chain));
        List<ObjectNode> documents = readings.stream().map(SurfaceDocument::of).toList();
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

    private List<Symbol> symbols() {
        if (symbols.isEmpty()) {
            throw new UsageFault("name a SYMBOL of the data folder, or give --chain FILE");
        }
        return SymbolArguments.parse("SYMBOL", symbols);
    }

    private SurfaceReading.Fitted ofFile(Engine engine, Path file) {
        if (!symbols.isEmpty() || asOf != null) {
            throw new UsageFault("--chain names the chain; allowed with it: no SYMBOL and no --as-of");
        }
        return fitted(SurfaceService.of(engine).file(file));
    }

    private List<SurfaceReading.Fitted> ofSymbols(Engine engine, List<Symbol> asked) {
        Path folder = engine.options().dataDir();
        DataDirectory data = DataDirectory.open(folder);
        SurfaceService service = SurfaceService.of(engine);
        LocalDate day = asOf == null ? LocalDate.MAX : asOf;
        return asked.stream()
                .map(symbol -> fitted(service.latest(data, symbol, day).orElseThrow(() -> missing(folder, symbol))))
                .toList();
    }

    private DataFault missing(Path folder, Symbol symbol) {
        String before = asOf == null ? "" : " at or before " + asOf;
        return new DataFault(folder.resolve("chains").toString(), 0, "", "no chain of " + symbol + before);
    }

    private static SurfaceReading.Fitted fitted(SurfaceReading reading) {
        return switch (reading) {
            case SurfaceReading.Fitted fitted -> fitted;
            case SurfaceReading.Refused refused -> throw new DataFault(
                    refused.raw().source(), 0, "", refused.reason() + ": " + refused.reason().text());
        };
    }

    private static ObjectNode together(List<ObjectNode> documents) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        ArrayNode surfaces = all.putArray("surfaces");
        documents.forEach(surfaces::add);
        return all;
    }
}
