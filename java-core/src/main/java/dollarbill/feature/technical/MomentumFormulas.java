package dollarbill.feature.technical;

import java.util.List;

/** Features of momentum: oscillators between averages, ranges, gains and losses. */
final class MomentumFormulas {
    private static final String WILDER = "J. W. Wilder, New Concepts in Technical Trading Systems, 1978";
    private static final String APPEL = "G. Appel, Technical Analysis: Power Tools for Active Investors, 2005";
    private static final String LANE = "G. C. Lane, Lane's Stochastics, 1984";

    private MomentumFormulas() {}

    static List<BarFormula> all() {
        return List.of(
                rsi(14),
                rsi(28),
                BarFormula.of("rsi_14_overbought", "0 or 1", 14, "1 where rsi_14 > 70, else 0", WILDER,
                        bars -> beyond(Oscillators.relativeStrength(bars.close(), 14), 70.0, 1.0)),
                BarFormula.of("rsi_14_oversold", "0 or 1", 14, "1 where rsi_14 < 30, else 0", WILDER,
                        bars -> beyond(Oscillators.relativeStrength(bars.close(), 14), 30.0, -1.0)),
                BarFormula.of("macd", "dollars", 25, "ema_12 - ema_26", APPEL, MomentumFormulas::macd),
                BarFormula.of("macd_signal", "dollars", 33, "Exponential average of macd over 9 bars", APPEL,
                        MomentumFormulas::signal),
                BarFormula.of("macd_histogram", "dollars", 33, "macd - macd_signal", APPEL,
                        bars -> Columns.difference(macd(bars), signal(bars))),
                BarFormula.of("stoch_k", "0 to 100", 13, "Place of the close in the range of the last 14 bars", LANE,
                        bars -> Oscillators.stochastic(bars, 14)),
                BarFormula.of("stoch_d", "0 to 100", 15, "Mean of stoch_k over 3 bars", LANE,
                        bars -> Windows.mean(Oscillators.stochastic(bars, 14), 3)),
                rateOfChange(5),
                rateOfChange(10),
                rateOfChange(20),
                BarFormula.of("mfi_14", "0 to 100", 14,
                        "Money flow index: share of the money flow of the last 14 bars on bars with a higher typical price",
                        "G. Quong and A. Soudack, Volume-weighted RSI: Money Flow, 1989",
                        bars -> Oscillators.moneyFlow(bars, 14)),
                BarFormula.of("williams_r_14", "-100 to 0", 13, "stoch_k - 100 (Williams %R)",
                        "L. Williams, How I Made One Million Dollars Last Year Trading Commodities, 1973",
                        bars -> Oscillators.williams(bars, 14)),
                BarFormula.of("cci_20", "number", 19,
                        "Commodity channel index: typical price less its mean over 20 bars, in units of .015 mean deviations",
                        "D. Lambert, Commodity Channel Index: Tool for Trading Cyclic Trends, 1980",
                        bars -> Oscillators.commodityChannel(bars.typical(), 20)));
    }

    private static BarFormula rsi(int bars) {
        return BarFormula.of("rsi_" + bars, "0 to 100", bars,
                "Relative strength index: share of gains in gains and losses, Wilder's averages of " + bars + " bars",
                WILDER, columns -> Oscillators.relativeStrength(columns.close(), bars));
    }

    private static BarFormula rateOfChange(int bars) {
        return BarFormula.of("roc_" + bars, "percent", bars, "100 (close / close of " + bars + " bars before - 1)",
                "definition", columns -> Columns.scaled(Columns.change(columns.close(), bars), 100.0));
    }

    private static double[] macd(BarColumns bars) {
        return Columns.difference(
                bars.exponentialClose(12), bars.exponentialClose(26));
    }

    private static double[] signal(BarColumns bars) {
        return Smoothing.exponential(macd(bars), 9);
    }

    private static double[] beyond(double[] column, double bound, double sign) {
        double[] flags = Columns.absent(column.length);
        for (int i = 0; i < flags.length; i++) {
            if (!Double.isNaN(column[i])) {
                flags[i] = sign * (column[i] - bound) > 0.0 ? 1.0 : 0.0;
            }
        }
        return flags;
    }
}
