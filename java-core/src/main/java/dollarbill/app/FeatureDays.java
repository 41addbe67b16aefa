package dollarbill.app;

import dollarbill.feature.FeatureData;
import dollarbill.feature.FeatureReader;
import dollarbill.feature.FeatureRegistry;
import dollarbill.feature.FeatureTable;
import dollarbill.feature.FeatureValue;
import dollarbill.feature.RealisedVolForecast;
import dollarbill.market.DataFault;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/** Daily features of the underlyings of a backtest; the row of a day holds what was known at its close, as in service. */
final class FeatureDays {
    private final Map<Symbol, Entry> entries;
    private final Map<SymbolDate, OptionalDouble> expected = new ConcurrentHashMap<>();

    /** One underlying at one close. */
    record SymbolDate(Symbol symbol, LocalDate date) {}

    private record Entry(FeatureData data, FeatureTable table, Map<LocalDate, Integer> places) {
        static Entry of(FeatureData data) {
            FeatureTable table = FeatureRegistry.daily().compute(data);
            Map<LocalDate, Integer> places = new HashMap<>();
            for (int i = 0; i < data.bars().size(); i++) {
                places.put(data.bars().date(i), i);
            }
            return new Entry(data, table, Map.copyOf(places));
        }
    }

    private FeatureDays(Map<Symbol, Entry> entries) {
        this.entries = Map.copyOf(entries);
    }

    /**
     * Computes the features of underlyings over their whole history.
     *
     * @throws DataFault  if one has no daily bars
     */
    static FeatureDays read(Engine engine, DataDirectory directory, List<Symbol> symbols) {
        FeatureReader reader = FeatureReader.of(directory, engine.configuration().trading().riskFreeRate());
        Map<Symbol, Entry> entries = new HashMap<>();
        for (Symbol symbol : symbols) {
            FeatureData data = reader.read(symbol)
                    .orElseThrow(() -> new DataFault(
                            engine.options().dataDir().toString(), 0, "", "holds no daily bars of " + symbol));
            entries.put(symbol, Entry.of(data));
        }
        return new FeatureDays(entries);
    }

    /** Returns the place of a day in the table of an underlying; empty where it has no bar. */
    OptionalInt place(Symbol symbol, LocalDate date) {
        Integer place = entry(symbol).places().get(date);
        return place == null ? OptionalInt.empty() : OptionalInt.of(place);
    }

    /** Returns the features of an underlying. */
    FeatureTable table(Symbol symbol) {
        return entry(symbol).table();
    }

    /** Returns the forecast of the volatility of closes made at a close, a year; empty where there is none. */
    OptionalDouble expectedVolatility(Symbol symbol, LocalDate date) {
        return expected.computeIfAbsent(new SymbolDate(symbol, date), key -> {
            OptionalInt place = place(symbol, date);
            return place.isPresent()
                    && RealisedVolForecast.percent(
                            entry(symbol).data().bars(),
                            place.getAsInt()) instanceof FeatureValue.Known(double percent, var _)
                                    ? OptionalDouble.of(percent / 100.0)
                                    : OptionalDouble.empty();
        });
    }

    private Entry entry(Symbol symbol) {
        return Objects.requireNonNull(entries.get(symbol), () -> "no features of " + symbol);
    }
}
