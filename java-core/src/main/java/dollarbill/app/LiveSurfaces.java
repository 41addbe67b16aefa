package dollarbill.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Surfaces of the chains a server's signals are made from, each fitted when it is first asked for and kept.
 *
 * <p>Threads may share it; those that ask for a surface being fitted wait for it.
 */
public final class LiveSurfaces {
    private final Engine engine;
    private final Map<Chain, Surface> known = new ConcurrentHashMap<>();

    /** Creates an empty store over an engine's data folder. */
    public LiveSurfaces(Engine engine) {
        this.engine = engine;
    }

    /** Which chain: the newest of an underlying at a day. */
    private record Chain(Symbol symbol, LocalDate asOf) {}

    /** The surface of an underlying, or why there is none. */
    public sealed interface Surface {}

    /**
     * A surface.
     *
     * @param document  its document
     */
    public record Found(ObjectNode document) implements Surface {}

    /**
     * No surface of a known underlying.
     *
     * @param reason  why
     * @param text  one sentence
     */
    public record Refused(Reason reason, String text) implements Surface {}

    /** No underlying of that name, neither in the run nor in the data folder. */
    public record Unknown() implements Surface {}

    /** Returns the surface of an underlying as of a run. */
    public Surface of(String name, PipelineRun run) {
        Symbol symbol;
        try {
            symbol = Symbol.of(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException none) {
            return new Unknown();
        }
        Chain chain = new Chain(symbol, run.asOf());
        Surface kept = known.get(chain);
        if (kept != null) {
            return marked(kept, symbol);
        }
        DataDirectory data = DataDirectory.open(engine.options().dataDir());
        boolean listed = data.chainSymbols().contains(symbol)
                || run.symbols().stream().anyMatch(report -> report.symbol().equals(symbol.value()));
        return listed ? marked(known.computeIfAbsent(chain, key -> fit(data, key)), symbol) : new Unknown();
    }

    private Surface marked(Surface surface, Symbol symbol) {
        return surface instanceof Found found
                ? new Found(StaleCopy.mark(found.document(), engine, symbol))
                : surface;
    }

    private Surface fit(DataDirectory data, Chain chain) {
        Optional<SurfaceReading> reading = SurfaceService.of(engine).latest(data, chain.symbol(), chain.asOf());
        return reading.<Surface>map(read -> switch (read) {
            case SurfaceReading.Fitted fitted -> new Found(SurfaceDocument.of(fitted));
            case SurfaceReading.Refused refused ->
                new Refused(refused.reason(), refused.raw().source() + ": " + refused.reason().text());
        })
                .orElseGet(() -> new Refused(
                        Reason.CHAIN_MISSING, "no chain of " + chain.symbol() + " at or before " + chain.asOf()));
    }
}
