package dollarbill.feature;

import dollarbill.feature.implied.OwnSurfaceVols;
import dollarbill.market.BarSeries;
import dollarbill.market.DatedSeries;
import dollarbill.market.QualityRules;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import dollarbill.surface.SurfaceSettings;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what the daily features of symbols are made from out of a data directory: for training and for service the same way. */
public final class FeatureReader {
    /** Calendar days of own surfaces that the row of a day can depend on: windows and lags of 272 bars, and the year before each. */
    private static final int OWN_DAYS = 2 * ImpliedVolHistory.YEAR_DAYS + 70;

    private final DataDirectory directory;
    private final OwnSurfaceVols surfaces;
    private final Map<String, DatedSeries> series;

    private FeatureReader(DataDirectory directory, OwnSurfaceVols surfaces, Map<String, DatedSeries> series) {
        this.directory = directory;
        this.surfaces = surfaces;
        this.series = series;
    }

    /**
     * Returns a reader that has read every index and macroeconomic series.
     *
     * @param directory  market data
     * @param flatRate  interest rate a year where quotes do not tell
     */
    public static FeatureReader of(DataDirectory directory, double flatRate) {
        Map<String, DatedSeries> series = new LinkedHashMap<>();
        for (String name : directory.seriesNames()) {
            directory.series(name).ifPresent(found -> series.put(name, found));
        }
        QualityRules d = QualityRules.DEFAULT;
        QualityRules quality = new QualityRules(
                d.widestRelative(), d.widestAbsolute(), d.parityTolerance(), d.neighbourTolerance(), flatRate);
        return new FeatureReader(
                directory,
                new OwnSurfaceVols(directory, quality, SurfaceSettings.DEFAULT.withFlatRate(flatRate)),
                series);
    }

    /**
     * Returns what was known of a symbol when the row of a day is read; empty where it has no bars. The row of that day made from it equals
     * the one made from the whole history.
     */
    public Optional<FeatureData> read(Symbol symbol, LocalDate day) {
        return directory.bars(symbol)
                .map(bars -> PointInTime.cut(data(bars, surfaces.daily(symbol, day.minusDays(OWN_DAYS), day)), day));
    }

    /** Returns what the features of a symbol are made from; empty where it has no bars. */
    public Optional<FeatureData> read(Symbol symbol) {
        return directory.bars(symbol).map(bars -> data(bars, surfaces.daily(symbol)));
    }

    private FeatureData data(BarSeries bars, List<ImpliedVolHistory.Observation> own) {
        Symbol symbol = bars.symbol();
        return new FeatureData(
                bars,
                series,
                ImpliedVolHistory.of(symbol, own, series),
                directory.news(symbol),
                directory.mentions(symbol),
                directory.earnings(symbol));
    }
}
