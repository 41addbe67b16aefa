package dollarbill.feature.technical;

import java.util.List;
import java.util.function.Function;

/** Features of realised volatility: of closes, of ranges, and of bands around an average. */
final class VolatilityFormulas {
    private static final String DEFINITION = "definition";
    private static final String PERCENT = "percent a year";
    private static final String BOLLINGER = "J. Bollinger, Bollinger on Bollinger Bands, 2001";
    private static final String WILDER = "J. W. Wilder, New Concepts in Technical Trading Systems, 1978";

    private VolatilityFormulas() {}

    static List<BarFormula> all() {
        return List.of(
                hv(5),
                hv(10),
                hv(20),
                hv(60),
                hv(120),
                BarFormula.of("hv_ratio_5_20", "ratio", 20, "hv_5 / hv_20", DEFINITION,
                        bars -> Columns.ratio(hv(bars, 5), hv(bars, 20))),
                BarFormula.of("hv_ratio_20_60", "ratio", 60, "hv_20 / hv_60", DEFINITION,
                        bars -> Columns.ratio(hv(bars, 20), hv(bars, 60))),
                BarFormula.of("hv_trend", "vol points", 20, "hv_10 - hv_20", DEFINITION,
                        bars -> Columns.difference(hv(bars, 10), hv(bars, 20))),
                band("bb_upper", "dollars", "sma_20 plus two standard deviations of the last 20 closes",
                        bars -> bollinger(bars, 2.0)),
                band("bb_lower", "dollars", "sma_20 less two standard deviations of the last 20 closes",
                        bars -> bollinger(bars, -2.0)),
                band("bb_width", "fraction", "(bb_upper - bb_lower) / sma_20",
                        bars -> Columns.ratio(width(bars), bars.meanClose(20))),
                band("bb_position", "fraction", "(close - bb_lower) / (bb_upper - bb_lower)",
                        bars -> Columns.ratio(Columns.difference(bars.close(), bollinger(bars, -2.0)), width(bars))),
                BarFormula.of("atr_14", "dollars", 13, "Average true range: Wilder's average of 14 bars", WILDER,
                        bars -> Smoothing.wilder(bars.trueRange(), 14)),
                BarFormula.of("atr_pct", "percent of close", 13, "100 atr_14 / close", WILDER,
                        bars -> Columns.scaled(
                                Columns.ratio(Smoothing.wilder(bars.trueRange(), 14), bars.close()), 100.0)),
                range("parkinson_20", 19, "Volatility from the highs and lows of 20 bars",
                        "M. Parkinson, The Extreme Value Method for Estimating the Variance of the Rate of Return, 1980",
                        RangeVolatility::parkinson),
                range("garman_klass_20", 19, "Volatility from opens, highs, lows and closes of 20 bars, drift zero",
                        "M. B. Garman and M. J. Klass, On the Estimation of Security Price Volatilities from Historical"
                                + " Data, 1980",
                        RangeVolatility::garmanKlass),
                range("rogers_satchell_20", 19, "Volatility from opens, highs, lows and closes of 20 bars, any drift",
                        "L. C. G. Rogers and S. E. Satchell, Estimating Variance from High, Low and Closing Prices, 1991",
                        RangeVolatility::rogersSatchell),
                range("yang_zhang_20", 20, "Volatility from 20 bars and the jumps between them, any drift",
                        "D. Yang and Q. Zhang, Drift-Independent Volatility Estimation Based on High, Low, Open, and"
                                + " Close Prices, 2000",
                        RangeVolatility::yangZhang));
    }

    /** Computes a volatility in percent a year over a window. */
    private interface Estimator {
        double[] percent(BarColumns bars, int window);
    }

    private static BarFormula hv(int bars) {
        return BarFormula.of("hv_" + bars, PERCENT, bars,
                "Standard deviation of the last " + bars + " logarithmic returns of closes, times √252", DEFINITION,
                columns -> hv(columns, bars));
    }

    private static BarFormula band(String name, String unit, String meaning, Function<BarColumns, double[]> column) {
        return BarFormula.of(name, unit, 19, meaning, BOLLINGER, column);
    }

    private static BarFormula range(String name, int warmUp, String meaning, String source, Estimator estimator) {
        return BarFormula.of(name, PERCENT, warmUp, meaning, source, bars -> estimator.percent(bars, 20));
    }

    private static double[] hv(BarColumns bars, int window) {
        return bars.closingVolatility(window);
    }

    private static double[] bollinger(BarColumns bars, double deviations) {
        return Columns.combine(
                bars.meanClose(20),
                Windows.populationDeviation(bars.close(), 20),
                (mean, deviation) -> mean + deviations * deviation);
    }

    private static double[] width(BarColumns bars) {
        return Columns.difference(bollinger(bars, 2.0), bollinger(bars, -2.0));
    }
}
