package dollarbill.feature;

import dollarbill.ReferenceTable;
import dollarbill.market.BarSeries;
import dollarbill.market.DatedSeries;
import dollarbill.market.Symbol;
import dollarbill.market.provider.DataDirectory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Reads daily data for tests: the sample universe of the project, and the real series beside it. */
public final class DailyData {
    /** Names of series: real bars by symbol, the simulated ones by {@code sample-} before it. */
    public static final List<String> NAMES = List.of("sample-SPY", "SPY", "TSLA");

    private static final List<String> SERIES = List.of(
            "VIX", "VXN", "VIX3M", "VIXCLS", "DFF", "DGS2", "DGS10", "DGS3MO", "T10Y2Y", "T10YIE", "DFII10", "UNRATE",
            "CPIAUCSL");
    private static final LocalDate BARS_FROM = LocalDate.parse("2011-01-03");
    private static final LocalDate SERIES_FROM = LocalDate.parse("2009-01-01");
    private static final Map<String, FeatureData> READ = new ConcurrentHashMap<>();

    private DailyData() {}

    /** Returns bars and series of a name of {@link #NAMES}; real ones from 2011 on, when every index was published. */
    public static FeatureData of(String name) {
        return READ.computeIfAbsent(name, DailyData::read);
    }

    private static FeatureData read(String name) {
        boolean sample = name.startsWith("sample-");
        Symbol symbol = Symbol.of(name.replace("sample-", ""));
        DataDirectory directory = DataDirectory.open(
                sample ? Path.of(System.getProperty("project.root"), "data", "sample") : ReferenceTable.sharedData());
        Map<String, DatedSeries> series = new HashMap<>();
        for (String id : SERIES) {
            directory.series(id)
                    .ifPresent(found -> series.put(id, only(found, day -> !day.isBefore(SERIES_FROM))));
        }
        BarSeries bars = directory.bars(symbol).orElseThrow();
        return FeatureData.of(sample ? bars : from(bars, BARS_FROM), series);
    }

    /** Returns the first bars, and the values of each series up to their last day. */
    public static FeatureData first(FeatureData data, int bars) {
        BarSeries cut = slice(data.bars(), 0, bars);
        LocalDate last = cut.date(bars - 1);
        Map<String, DatedSeries> series = new HashMap<>();
        data.series()
                .forEach((name, values) -> series.put(name, new DatedSeries(name,
                        values.observations().stream().filter(value -> !value.date().isAfter(last)).toList())));
        return FeatureData.of(cut, series);
    }

    /** Returns the bars from one index up to another. */
    public static BarSeries slice(BarSeries bars, int from, int to) {
        List<LocalDate> dates = new ArrayList<>();
        double[][] columns = new double[5][to - from];
        for (int i = from; i < to; i++) {
            dates.add(bars.date(i));
            columns[0][i - from] = bars.open(i);
            columns[1][i - from] = bars.high(i);
            columns[2][i - from] = bars.low(i);
            columns[3][i - from] = bars.close(i);
            columns[4][i - from] = bars.volume(i);
        }
        return BarSeries.of(
                bars.symbol(), bars.synthetic(), dates, columns[0], columns[1], columns[2], columns[3], columns[4]);
    }

    private static DatedSeries only(DatedSeries series, Predicate<LocalDate> kept) {
        return new DatedSeries(
                series.name(),
                series.observations().stream().filter(value -> kept.test(value.date())).toList());
    }

    private static BarSeries from(BarSeries bars, LocalDate day) {
        int from = 0;
        while (bars.date(from).isBefore(day)) {
            from++;
        }
        return slice(bars, from, bars.size());
    }
}
