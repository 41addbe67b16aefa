package dollarbill.app;

import dollarbill.bridge.ContentHash;
import dollarbill.feature.FeatureTable;
import dollarbill.feature.FeatureValue;
import dollarbill.market.BarSeries;
import dollarbill.market.OptionChain;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import dollarbill.model.RegimeModel;
import dollarbill.surface.SurfaceFit;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of one symbol when the row of a day is read, before any model is asked.
 *
 * @param symbol  the symbol
 * @param asOf  the day
 * @param features  its daily features
 * @param chain  its options
 * @param stale  stored copies behind it whose last fetch failed
 * @param dataHashes  SHA-256 of each file read, by its path below the data folder
 */
public record SymbolDay(
        Symbol symbol,
        LocalDate asOf,
        Features features,
        Options chain,
        List<StaleCopy> stale,
        SortedMap<String, String> dataHashes) {
    public SymbolDay {
        stale = List.copyOf(stale);
        dataHashes = Collections.unmodifiableSortedMap(new TreeMap<>(dataHashes));
    }

    /** Daily features, or why there are none. */
    public sealed interface Features {}

    /**
     * Features of the last bar.
     *
     * @param table  of all bars known
     * @param bars  those bars
     * @param volatility  forecast of the volatility of closes over the next three weeks, percent a year
     */
    public record Known(FeatureTable table, BarSeries bars, FeatureValue volatility) implements Features {
        /** Returns the index of the last bar. */
        public int last() {
            return bars.size() - 1;
        }

        /** Returns the day of the last bar. */
        public LocalDate date() {
            return bars.date(last());
        }

        /** Returns how many features of that day are known. */
        public long known() {
            return table.columns().stream().filter(column -> !Double.isNaN(column.raw(last()))).count();
        }

        /** Returns the SHA-256 of all that is read of that day: features, log returns, forecast of volatility. */
        public String hash() {
            double[] returns = bars.size() > RegimeModel.DAYS ? RegimeModel.row(bars, last()) : new double[0];
            ByteBuffer bytes = ByteBuffer.allocate((table.columns().size() + returns.length + 1) * Double.BYTES);
            table.columns().forEach(column -> bytes.putDouble(column.raw(last())));
            for (double value : returns) {
                bytes.putDouble(value);
            }
            bytes.putDouble(
                    volatility instanceof FeatureValue.Known(double percent, Instant at) ? percent : Double.NaN);
            return ContentHash.of(bytes.array());
        }
    }

    /** Options to trade, or why there are none. */
    public sealed interface Options {}

    /**
     * A chain with its smiles.
     *
     * @param chain  usable quotes
     * @param fit  the surface fitted to them
     */
    public record Listed(OptionChain chain, SurfaceFit fit) implements Options {}

    /**
     * Nothing.
     *
     * @param reason  why
     * @param detail  the reason with its dates
     */
    public record Unknown(Reason reason, String detail) implements Features, Options {}
}
