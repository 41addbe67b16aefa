package dollarbill.feature.technical;

import java.util.List;

/** Features of volume, absent where no share was traded in their window. */
final class VolumeFormulas {
    private static final String DEFINITION = "definition";
    private static final String GRANVILLE = "J. E. Granville, New Key to Stock Market Profits, 1963";

    private VolumeFormulas() {}

    static List<BarFormula> all() {
        return List.of(
                average(10),
                average(20),
                ratio(10),
                ratio(20),
                BarFormula.of("volume_surge", "0 or 1", 19, "1 where volume > 2 volume_sma_20, else 0", DEFINITION,
                        bars -> Columns.above(bars.volume(), Columns.scaled(mean(bars, 20), 2.0))),
                BarFormula.of("obv", "shares", 1,
                        "On-balance volume since the first bar: volume of bars with a higher close less that of bars with a"
                                + " lower",
                        GRANVILLE, VolumeFormulas::onBalance),
                BarFormula.of("obv_change_20", "-1 to 1", 20, "Change of obv over 20 bars by the volume of these bars",
                        GRANVILLE, VolumeFormulas::balance),
                BarFormula.of("cmf_20", "-1 to 1", 19,
                        "Chaikin money flow: mean place of the close in its bar's range, -1 at the low and 1 at the high,"
                                + " weighted by volume over 20 bars",
                        DEFINITION, bars -> chaikin(bars, 20)));
    }

    private static BarFormula average(int bars) {
        return BarFormula.of("volume_sma_" + bars, "shares", bars - 1, "Mean volume of the last " + bars + " bars",
                DEFINITION, columns -> mean(columns, bars));
    }

    private static BarFormula ratio(int bars) {
        return BarFormula.of("volume_ratio_" + bars, "ratio", bars - 1, "volume / volume_sma_" + bars, DEFINITION,
                columns -> Columns.ratio(columns.volume(), mean(columns, bars)));
    }

    private static double[] mean(BarColumns columns, int bars) {
        double[] mean = columns.meanVolume(bars).clone();
        for (int i = 0; i < mean.length; i++) {
            mean[i] = mean[i] == 0.0 ? Double.NaN : mean[i];
        }
        return mean;
    }

    private static double[] onBalance(BarColumns bars) {
        double[] balance = Columns.absent(bars.size());
        double sum = 0.0;
        double traded = 0.0;
        for (int i = 1; i < balance.length; i++) {
            sum += flow(bars, i);
            traded += bars.volume()[i];
            balance[i] = traded == 0.0 ? Double.NaN : sum;
        }
        return balance;
    }

    private static double[] balance(BarColumns bars) {
        double[] flow = Columns.absent(bars.size());
        for (int i = 1; i < flow.length; i++) {
            flow[i] = flow(bars, i);
        }
        return Columns.ratio(Windows.sum(flow, 20), Windows.sum(bars.volume(), 20));
    }

    private static double flow(BarColumns bars, int i) {
        return Math.signum(bars.close()[i] - bars.close()[i - 1]) * bars.volume()[i];
    }

    private static double[] chaikin(BarColumns bars, int window) {
        double[] flow = new double[bars.size()];
        for (int i = 0; i < flow.length; i++) {
            double range = bars.high()[i] - bars.low()[i];
            double place = range == 0.0 ? 0.0 : (2.0 * bars.close()[i] - bars.low()[i] - bars.high()[i]) / range;
            flow[i] = place * bars.volume()[i];
        }
        return Columns.bounded(
                Columns.ratio(Windows.sum(flow, window), Windows.sum(bars.volume(), window)), -1.0, 1.0);
    }
}
