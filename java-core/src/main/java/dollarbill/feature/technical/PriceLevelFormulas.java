package dollarbill.feature.technical;

import java.util.List;
import java.util.function.Function;

/** Features of the price within the range of the last 252 bars, about a year. */
final class PriceLevelFormulas {
    private static final int YEAR = 252;
    private static final double NEAR = .05;

    private PriceLevelFormulas() {}

    static List<BarFormula> all() {
        return List.of(
                level("high_52w", "dollars", "Highest high of 252 bars", PriceLevelFormulas::high),
                level("low_52w", "dollars", "Lowest low of 252 bars", PriceLevelFormulas::low),
                level("dist_high_52w", "fraction", "close / high_52w - 1, at most 0",
                        bars -> Columns.bounded(Columns.excess(bars.close(), high(bars)), -1.0, 0.0)),
                level("dist_low_52w", "fraction", "close / low_52w - 1, at least 0",
                        bars -> Columns.excess(bars.close(), low(bars))),
                level("position_52w", "fraction", "(close - low_52w) / (high_52w - low_52w)",
                        PriceLevelFormulas::position),
                level("near_high_52w", "0 or 1", "1 where the close is within 5 % of high_52w, else 0",
                        bars -> Columns.combine(bars.close(), high(bars),
                                (close, high) -> flag(close - (1.0 - NEAR) * high))),
                level("near_low_52w", "0 or 1", "1 where the close is within 5 % of low_52w, else 0",
                        bars -> Columns.combine(bars.close(), low(bars),
                                (close, low) -> flag((1.0 + NEAR) * low - close))),
                level("bars_since_high_52w", "bars", "Bars since the high of high_52w, the latest of equals",
                        bars -> Windows.barsSinceHighest(bars.high(), YEAR)));
    }

    private static BarFormula level(String name, String unit, String meaning, Function<BarColumns, double[]> column) {
        return BarFormula.of(name, unit, YEAR - 1, meaning, "definition", column);
    }

    private static double[] high(BarColumns bars) {
        return bars.highest(YEAR);
    }

    private static double[] low(BarColumns bars) {
        return bars.lowest(YEAR);
    }

    private static double[] position(BarColumns bars) {
        double[] low = low(bars);
        double[] range = Columns.difference(high(bars), low);
        return Columns.bounded(Columns.ratio(Columns.difference(bars.close(), low), range), 0.0, 1.0);
    }

    private static double flag(double margin) {
        return Double.isNaN(margin) ? Double.NaN : margin >= 0.0 ? 1.0 : 0.0;
    }
}
