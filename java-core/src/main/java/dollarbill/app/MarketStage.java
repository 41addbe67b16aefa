package dollarbill.app;

import dollarbill.app.config.Configuration;
import dollarbill.app.config.TradingConfig;
import dollarbill.feature.RealisedVol;
import dollarbill.market.BarSeries;
import dollarbill.market.DataFault;
import dollarbill.market.RawChain;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.signal.CostModel;
import dollarbill.signal.FairValueRules;
import dollarbill.signal.Signal;
import dollarbill.signal.SignalFinder;
import dollarbill.signal.SignalRules;
import dollarbill.signal.SignalScan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns files into signals: chains of different underlyings at the same time, joined in the order asked. */
final class MarketStage {
    private static final int MULTIPLIER = 100;
    private static final String TASK = "chains";

    private final Engine engine;
    private final Configuration configuration;
    private final SignalFinder finder;

    MarketStage(Engine engine) {
        this.engine = engine;
        this.configuration = engine.configuration();
        this.finder = finder(configuration);
    }

    /** Returns the finder that the configuration asks for. */
    static SignalFinder finder(Configuration configuration) {
        return new SignalFinder(costs(configuration), rules(configuration));
    }

    /** Returns which quotes are signals, today and in the past. */
    static SignalRules rules(Configuration configuration) {
        TradingConfig.FairValue configured = configuration.trading().fairValue();
        return SignalRules.defaults()
                .withFairValue(new FairValueRules(configured.hestonMaxMiss(), configured.onDisagreement()));
    }

    /** Returns the configured costs of trading. */
    static CostModel costs(Configuration configuration) {
        return new CostModel(configuration.trading().costs().commissionPerContract(), MULTIPLIER);
    }

    /** What one underlying gave. */
    private record Part(SymbolReport report, List<Signal> signals, SymbolDay day) {
        static Part of(SymbolReport report, List<Signal> signals, SymbolDay day) {
            List<Signal> marked = day.stale().isEmpty()
                    ? signals
                    : signals.stream().map(signal -> signal.withCaution(Reason.DATA_STALE)).toList();
            return new Part(report.with(day.stale()), marked, day);
        }
    }

    PreparedSignals prepare(PipelineRequest request) {
        long begin = engine.clock().millis();
        DataDirectory data = DataDirectory.open(engine.options().dataDir());
        SymbolDays days = SymbolDays.of(engine, data);
        List<Symbol> symbols = configuration.stocks().orEnabled(request.symbols());
        LocalDate day = request.asOf().orElseGet(() -> newest(data, symbols));
        engine.progress().begin(TASK, Math.max(symbols.size(), 1));
        List<Part> parts;
        try {
            parts = Parallel.map(symbols, request.threads(), symbol -> {
                Part part = read(data, days, symbol, day);
                engine.progress().advance(TASK, 1);
                return part;
            });
        } finally {
            engine.progress().end(TASK);
        }
        requireChains(request, parts, day);
        return join(request, day, data.synthetic(), parts, engine.clock().millis() - begin);
    }

    private LocalDate newest(DataDirectory data, List<Symbol> symbols) {
        return symbols.stream()
                .flatMap(symbol -> data.chainDates(symbol).stream())
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new DataFault(
                        engine.options().dataDir().toString(), 0, "", "holds no chain of any of " + symbols));
    }

    private Part read(DataDirectory data, SymbolDays days, Symbol symbol, LocalDate day) {
        Optional<RawChain> found = data.latestChain(symbol, day);
        if (found.isEmpty()) {
            return Part.of(
                    SymbolReport.without(symbol.value(), Reason.CHAIN_MISSING, "no chain at or before " + day),
                    List.of(),
                    days.readWith(symbol, day, found, Optional.empty()));
        }
        RawChain raw = found.get();
        Optional<BarSeries> bars = data.bars(symbol);
        ChainReading reading = ChainReading.of(raw, configuration.trading().riskFreeRate());
        SymbolDay known = days.readWith(symbol, day, found, Optional.of(reading));
        return switch (reading) {
            case ChainReading.Closed closed -> Part.of(closed.report(raw, 0, Map.of()), List.of(), known);
            case ChainReading.Open open -> {
                SignalScan scan = finder.find(
                        open.chain(), open.smiles(), RealisedVol.percent(bars, open.chain().quoteDate()));
                yield Part.of(open.report(raw, scan.signals().size(), scan.rejected()), scan.signals(), known);
            }
        };
    }

    private void requireChains(PipelineRequest request, List<Part> parts, LocalDate day) {
        List<String> missing = parts.stream()
                .map(Part::report)
                .filter(report -> report.chain().isEmpty())
                .map(SymbolReport::symbol)
                .toList();
        boolean asked = !request.symbols().isEmpty();
        if ((asked && !missing.isEmpty()) || missing.size() == parts.size()) {
            throw new DataFault(
                    engine.options().dataDir().resolve("chains").toString(),
                    0,
                    "",
                    "no chain of " + String.join(", ", missing) + " at or before " + day);
        }
    }

    private static PreparedSignals join(
            PipelineRequest request, LocalDate day, boolean synthetic, List<Part> parts, long millis) {
        List<SymbolReport> reports = parts.stream().map(Part::report).toList();
        List<SymbolReport.ChainFacts> chains = reports.stream().flatMap(report -> report.chain().stream()).toList();
        List<Signal> signals = new ArrayList<>();
        SortedMap<String, String> files = new TreeMap<>();
        for (Part part : parts) {
            signals.addAll(part.signals());
            files.putAll(part.day().dataHashes());
        }
        Instant moment = chains.stream()
                .map(SymbolReport.ChainFacts::asOf)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return new PreparedSignals(
                request,
                day,
                moment,
                synthetic || chains.stream().anyMatch(SymbolReport.ChainFacts::synthetic),
                reports,
                signals,
                parts.stream().map(Part::day).toList(),
                files,
                millis);
    }
}
