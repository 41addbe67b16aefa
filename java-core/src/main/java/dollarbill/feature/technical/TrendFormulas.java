package dollarbill.feature.technical;

import java.util.List;
import java.util.function.Function;

/** Features of trend: moving averages, their ratios and crossings, and directional movement. */
final class TrendFormulas {
    private static final String DEFINITION = "definition";
    private static final String WILDER = "J. W. Wilder, New Concepts in Technical Trading Systems, 1978";
    private static final int CROSS_BARS = 5;

    private TrendFormulas() {}

    static List<BarFormula> all() {
        return List.of(
                sma(20),
                sma(50),
                sma(200),
                ema(12),
                ema(26),
                toAverage("sma_20", 20, TrendFormulas::sma20),
                toAverage("sma_50", 50, TrendFormulas::sma50),
                toAverage("sma_200", 200, TrendFormulas::sma200),
                toAverage("ema_12", 12, TrendFormulas::ema12),
                toAverage("ema_26", 26, TrendFormulas::ema26),
                excess("sma_20_to_50", 50, "sma_20 / sma_50 - 1", TrendFormulas::sma20, TrendFormulas::sma50),
                excess("sma_50_to_200", 200, "sma_50 / sma_200 - 1", TrendFormulas::sma50, TrendFormulas::sma200),
                excess("ema_12_to_26", 26, "ema_12 / ema_26 - 1", TrendFormulas::ema12, TrendFormulas::ema26),
                above("sma_20_above_50", 50, "sma_20 > sma_50", TrendFormulas::sma20, TrendFormulas::sma50),
                above("sma_50_above_200", 200, "sma_50 > sma_200", TrendFormulas::sma50, TrendFormulas::sma200),
                cross("ma_cross_20_50", 50, "sma_20 and sma_50", TrendFormulas::sma20, TrendFormulas::sma50),
                cross("ma_cross_50_200", 200, "sma_50 and sma_200", TrendFormulas::sma50, TrendFormulas::sma200),
                directional("adx_14", 27, "Average directional index of 14 bars: how strong a trend is, either way",
                        movement -> movement.index(14)),
                directional("plus_di_14", 14, "Plus directional indicator of 14 bars", movement -> movement.plus(14)),
                directional("minus_di_14", 14, "Minus directional indicator of 14 bars",
                        movement -> movement.minus(14)),
                slope("sma_20", 20, TrendFormulas::sma20),
                slope("sma_50", 50, TrendFormulas::sma50));
    }

    private static double[] sma20(BarColumns bars) {
        return bars.meanClose(20);
    }

    private static double[] sma50(BarColumns bars) {
        return bars.meanClose(50);
    }

    private static double[] sma200(BarColumns bars) {
        return bars.meanClose(200);
    }

    private static double[] ema12(BarColumns bars) {
        return bars.exponentialClose(12);
    }

    private static double[] ema26(BarColumns bars) {
        return bars.exponentialClose(26);
    }

    private static BarFormula sma(int bars) {
        return BarFormula.of("sma_" + bars, "dollars", bars - 1, "Mean of the last " + bars + " closes", DEFINITION,
                columns -> columns.meanClose(bars));
    }

    private static BarFormula ema(int bars) {
        return BarFormula.of("ema_" + bars, "dollars", bars - 1,
                "Exponential average of closes with weight 2 / " + (bars + 1) + ", begun as the mean of the first "
                        + bars,
                DEFINITION, columns -> columns.exponentialClose(bars));
    }

    private static BarFormula toAverage(String average, int bars, Function<BarColumns, double[]> column) {
        return BarFormula.of("price_to_" + average, "fraction", bars - 1, "close / " + average + " - 1", DEFINITION,
                columns -> Columns.excess(columns.close(), column.apply(columns)));
    }

    private static BarFormula excess(
            String name,
            int bars,
            String meaning,
            Function<BarColumns, double[]> fast,
            Function<BarColumns, double[]> slow) {
        return BarFormula.of(name, "fraction", bars - 1, meaning, DEFINITION,
                columns -> Columns.excess(fast.apply(columns), slow.apply(columns)));
    }

    private static BarFormula above(
            String name,
            int bars,
            String condition,
            Function<BarColumns, double[]> fast,
            Function<BarColumns, double[]> slow) {
        return BarFormula.of(name, "0 or 1", bars - 1, "1 where " + condition + ", else 0", DEFINITION,
                columns -> Columns.above(fast.apply(columns), slow.apply(columns)));
    }

    private static BarFormula cross(
            String name,
            int bars,
            String averages,
            Function<BarColumns, double[]> fast,
            Function<BarColumns, double[]> slow) {
        return BarFormula.of(name, "-1, 0 or 1", bars - 1 + CROSS_BARS,
                "Last crossing of " + averages + " within " + CROSS_BARS + " bars: 1 upwards, -1 downwards, 0 none",
                DEFINITION, columns -> lastCross(Columns.above(fast.apply(columns), slow.apply(columns))));
    }

    private static BarFormula slope(String average, int bars, Function<BarColumns, double[]> column) {
        return BarFormula.of(average + "_slope", "fraction", bars + 4, "Relative change of " + average + " over 5 bars",
                DEFINITION, columns -> Columns.change(column.apply(columns), 5));
    }

    private static BarFormula directional(
            String name, int warmUp, String meaning, Function<DirectionalMovement, double[]> column) {
        return BarFormula.of(name, "0 to 100", warmUp, meaning, WILDER,
                columns -> column.apply(DirectionalMovement.of(columns)));
    }

    private static double[] lastCross(double[] above) {
        double[] cross = Columns.absent(above.length);
        for (int i = CROSS_BARS; i < above.length; i++) {
            cross[i] = Double.isNaN(above[i - CROSS_BARS]) ? Double.NaN : lastStep(above, i);
        }
        return cross;
    }

    private static double lastStep(double[] above, int end) {
        for (int i = end; i > end - CROSS_BARS; i--) {
            double step = above[i] - above[i - 1];
            if (step != 0.0) {
                return step;
            }
        }
        return 0.0;
    }
}
