package dollarbill.feature;

import dollarbill.market.BarSeries;
import dollarbill.market.DatedSeries;
import dollarbill.market.EarningsHistory;
import dollarbill.market.MentionHistory;
import dollarbill.market.NewsHistory;
import java.util.Map;
import java.util.Optional;

/**
 * What the daily features of one symbol are made from.
 *
 * @param bars  daily bars of the symbol
 * @param series  volatility indices and macroeconomic series by their names (VIX, VXN, VIX3M, DGS10, …); one that is not there leaves
 *     its features absent
 * @param impliedVol  implied volatility of the symbol
 * @param news  articles; absent where none are kept, which leaves their features absent
 * @param mentions  mentions in forums, absent where none are kept
 * @param earnings  dates and results of earnings, absent where none are kept
 */
public record FeatureData(
        BarSeries bars,
        Map<String, DatedSeries> series,
        ImpliedVolHistory impliedVol,
        Optional<NewsHistory> news,
        Optional<MentionHistory> mentions,
        Optional<EarningsHistory> earnings) {
    public FeatureData {
        series = Map.copyOf(series);
    }

    /** Returns data without news, mentions and earnings, and without surfaces of the symbol's own options. */
    public static FeatureData of(BarSeries bars, Map<String, DatedSeries> series) {
        return new FeatureData(
                bars,
                series,
                ImpliedVolHistory.ofProxy(bars.symbol(), series),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
