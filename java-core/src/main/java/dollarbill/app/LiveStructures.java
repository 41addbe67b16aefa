package dollarbill.app;

import dollarbill.market.RawChain;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Analyses structures on the chains a server's signals are made from; the surface of each is fitted when it is first asked for and kept.
 *
 * <p>Threads may share it; those that ask for a surface being fitted wait for it.
 */
public final class LiveStructures {
    private final Engine engine;
    private final Map<Key, Optional<FittedChain>> known = new ConcurrentHashMap<>();

    /** Creates an empty store over an engine's data folder. */
    public LiveStructures(Engine engine) {
        this.engine = engine;
    }

    /** Which chain: the newest of an underlying at a day. */
    private record Key(Symbol symbol, LocalDate asOf) {}

    /** Returns the analysis as of a run; empty where nobody knows the underlying. */
    public Optional<StructureAnswer> of(Symbol symbol, StructureQuestion question, PipelineRun run) {
        Key key = new Key(symbol, run.asOf());
        Optional<FittedChain> kept = known.get(key);
        if (kept == null) {
            DataDirectory data = DataDirectory.open(engine.options().dataDir());
            if (!data.chainSymbols().contains(symbol)) {
                return Optional.empty();
            }
            kept = known.computeIfAbsent(key, asked -> fit(data, asked));
        }
        return Optional.of(kept.map(fitted -> StructureService.analyse(fitted, question))
                .orElseGet(() -> new StructureAnswer.Refused(
                        Reason.CHAIN_MISSING, "no usable chain of " + symbol + " at or before " + run.asOf())));
    }

    private Optional<FittedChain> fit(DataDirectory data, Key key) {
        Optional<RawChain> raw = data.latestChain(key.symbol(), key.asOf());
        return raw.flatMap(StructureService.of(engine)::fit);
    }
}
