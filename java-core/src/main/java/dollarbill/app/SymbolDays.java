package dollarbill.app;

import dollarbill.feature.FeatureData;
import dollarbill.feature.FeatureReader;
import dollarbill.feature.FeatureRegistry;
import dollarbill.feature.FeatureTable;
import dollarbill.feature.ImpliedVolHistory;
import dollarbill.feature.RealisedVolForecast;
import dollarbill.market.ChainQuality;
import dollarbill.market.CheckedChain;
import dollarbill.market.DataFault;
import dollarbill.market.RawChain;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.market.provider.live.FetchLedger;
import dollarbill.surface.SurfaceBuilder;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads what is known of symbols at the close of a day out of a data folder; what was known later is not looked at. */
final class SymbolDays {
    /** Calendar days by which the last bar or chain may lie before the day. */
    private static final int FRESH_DAYS = ImpliedVolHistory.FRESH_DAYS;

    private final DataDirectory data;
    private final DataFiles files;
    private final FetchLedger ledger;
    private final FeatureReader reader;
    private final SortedMap<String, String> seriesHashes;
    private final double flatRate;

    private SymbolDays(Engine engine, DataDirectory data) {
        this.data = data;
        files = new DataFiles(engine.options().dataDir());
        ledger = FetchLedger.read(engine.options().dataDir());
        flatRate = engine.configuration().trading().riskFreeRate();
        reader = FeatureReader.of(data, flatRate);
        seriesHashes = files.series(data.seriesNames());
    }

    /**
     * Opens the data folder of an engine.
     *
     * @throws DataFault  if a file in it is not what it should be
     */
    static SymbolDays of(Engine engine, DataDirectory data) {
        return new SymbolDays(engine, data);
    }

    /** Returns the day of the newest chain or bar of some symbols; empty where they have neither. */
    static Optional<LocalDate> newest(DataDirectory data, List<Symbol> symbols) {
        return symbols.stream()
                .flatMap(symbol -> Stream.concat(
                        data.chainDates(symbol).stream(),
                        data.bars(symbol)
                                .filter(bars -> bars.size() > 0)
                                .map(bars -> bars.date(bars.size() - 1))
                                .stream()))
                .max(Comparator.naturalOrder());
    }

    /** Returns what is known of a symbol. */
    SymbolDay read(Symbol symbol, LocalDate day) {
        Optional<RawChain> raw = data.latestChain(symbol, day);
        return read(symbol, day, raw,
                raw.map(found -> tooOld(found.quoteDate(), day) ? old(found, day) : fitted(found)));
    }

    /**
     * Returns what is known of a symbol whose chain has been read.
     *
     * @param raw  its last chain at or before the day
     * @param reading  what became of that chain
     */
    SymbolDay readWith(Symbol symbol, LocalDate day, Optional<RawChain> raw, Optional<ChainReading> reading) {
        return read(symbol, day, raw, raw.flatMap(found -> tooOld(found.quoteDate(), day)
                ? Optional.of(old(found, day))
                : reading.map(became -> switch (became) {
                    case ChainReading.Open open -> new SymbolDay.Listed(open.chain(), open.fit());
                    case ChainReading.Closed closed -> refused(found, closed.reason());
                })));
    }

    private SymbolDay read(
            Symbol symbol, LocalDate day, Optional<RawChain> raw, Optional<SymbolDay.Options> options) {
        SortedMap<String, String> hashes = new TreeMap<>(files.daily(symbol));
        hashes.putAll(seriesHashes);
        raw.ifPresent(chain -> hashes.putAll(files.hashes(List.of("chains/" + chain.source()))));
        return new SymbolDay(
                symbol,
                day,
                features(symbol, day),
                options.orElseGet(() -> new SymbolDay.Unknown(
                        Reason.CHAIN_MISSING, "no chain of " + symbol + " at or before " + day)),

                StaleCopy.ofDailyFeatures(ledger, symbol, data.seriesNames()), hashes);
    }

    private SymbolDay.Features features(Symbol symbol, LocalDate day) {
        Optional<FeatureData> found = reader.read(symbol, day).filter(known -> known.bars().size() > 0);
        if (found.isEmpty()) {
            return new SymbolDay.Unknown(Reason.BARS_MISSING, "no daily bar of " + symbol + " at or before " + day);
        }
        int last = found.get().bars().size() - 1;
        LocalDate newest = found.get().bars().date(last);
        if (tooOld(newest, day)) {
            return new SymbolDay.Unknown(Reason.BARS_STALE, "the last bar of " + symbol + " is of " + newest + ", "
                    + ChronoUnit.DAYS.between(newest, day) + " days before " + day);
        }
        FeatureTable table = FeatureRegistry.daily().compute(found.get());
        return new SymbolDay.Known(table, found.get().bars(), RealisedVolForecast.percent(found.get().bars(), last));
    }

    /** Fits the smiles of a chain; what its options are worth by a model is not asked here. */
    private SymbolDay.Options fitted(RawChain raw) {
        return switch (ChainQuality.check(raw, ChainReading.quality(flatRate))) {
            case CheckedChain.Refused refused -> refused(raw, refused.reason());
            case CheckedChain.Usable usable -> new SymbolDay.Listed(
                    usable.chain(), SurfaceBuilder.build(usable.chain(), ChainReading.fitting(flatRate)));
        };
    }

    private static SymbolDay.Options refused(RawChain raw, Reason reason) {
        return new SymbolDay.Unknown(reason, raw.source() + ": " + reason.text());
    }

    private static SymbolDay.Options old(RawChain raw, LocalDate day) {
        return new SymbolDay.Unknown(Reason.CHAIN_STALE, "the last chain of " + raw.underlying() + " is of "
                + raw.quoteDate() + ", " + ChronoUnit.DAYS.between(raw.quoteDate(), day) + " days before " + day);
    }

    private static boolean tooOld(LocalDate newest, LocalDate day) {
        return newest.isBefore(day.minusDays(FRESH_DAYS));
    }
}
