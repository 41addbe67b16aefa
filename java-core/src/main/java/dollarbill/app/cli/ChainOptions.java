package dollarbill.app.cli;

import dollarbill.app.Engine;
import dollarbill.app.SurfaceReading;
import dollarbill.app.SurfaceService;
import dollarbill.market.DataFault;
import dollarbill.market.RawChain;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Options on which chains a verb reads, shared by the verbs that fit them. */
final class ChainOptions {
    @Parameters(arity = "0..*", paramLabel = "SYMBOL", description = "Underlyings of the data folder.")
    List<String> symbols = new ArrayList<>();

    @Option(names = "--chain", paramLabel = "FILE", description = "One chain file, in place of symbols.")
    @Nullable
    Path chain;

    @Option(names = "--as-of", paramLabel = "DATE", description = "Last day that is known (default: the newest chain's).")
    @Nullable
    LocalDate asOf;

    /** Returns the surfaces of the chains asked for, in the order asked. */
    List<SurfaceReading.Fitted> read(Engine engine) {
        return chain == null ? ofSymbols(engine) : List.of(ofFile(engine, chain));
    }

    /** Returns the one chain asked for, as its source gives it. */
    RawChain one(Engine engine) {
        if (chain != null) {
            requireAlone();
            return DataDirectory.chain(chain);
        }
        if (symbols.size() != 1) {
            throw new UsageFault("name one SYMBOL of the data folder, or give --chain FILE");
        }
        Symbol symbol = SymbolArguments.parse("SYMBOL", symbols).getFirst();
        Path folder = engine.options().dataDir();
        return DataDirectory.open(folder)
                .latestChain(symbol, asOf == null ? LocalDate.MAX : asOf)
                .orElseThrow(() -> missing(folder, symbol));
    }

    private SurfaceReading.Fitted ofFile(Engine engine, Path file) {
        requireAlone();
        return fitted(SurfaceService.of(engine).file(file));
    }

    private void requireAlone() {
        if (!symbols.isEmpty() || asOf != null) {
            throw new UsageFault("--chain names the chain; allowed with it: no SYMBOL and no --as-of");
        }
    }

    private List<SurfaceReading.Fitted> ofSymbols(Engine engine) {
        if (symbols.isEmpty()) {
            throw new UsageFault("name a SYMBOL of the data folder, or give --chain FILE");
        }
        List<Symbol> asked = SymbolArguments.parse("SYMBOL", symbols);
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
}
