package dollarbill.backtest.daily;

import dollarbill.market.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * How likely an area under the ROC curve as large as seen is where forecasts and outcomes have nothing to do with each other.
 *
 * <p>The outcomes of each symbol in each fold are turned round by the same random share of their number, which keeps their runs as they are,
 * where a plain permutation would break them and make chance look rarer than it is. p = (1 + turns at least as good) / (1 + turns); B. Phipson and
 * G. K. Smyth, Permutation p-values should never be zero, 2010.
 */
public final class RotationTest {
    private RotationTest() {}

    /**
     * Returns the p-value of the area.
     *
     * @param forecasts  of all folds, one after another
     * @param groups  symbol and fold of each row
     * @param turns  number of random turns
     */
    public static double pValue(Forecasts forecasts, List<Group> groups, int turns, long seed) {
        WeightedScores scores = new WeightedScores(forecasts);
        double seen = scores.all().getOrDefault(ForecastMeasure.AUC, 0.5);
        Map<Group, List<Integer>> rows = new HashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            rows.computeIfAbsent(groups.get(i), g -> new ArrayList<>()).add(i);
        }
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        int asGood = 0;
        for (int t = 0; t < turns; t++) {
            int[] labels = turned(forecasts, rows.values(), random.nextDouble());
            if (scores.areaOf(labels).orElse(0.5) >= seen) {
                asGood++;
            }
        }
        return (1.0 + asGood) / (1.0 + turns);
    }

    /**
     * Rows whose outcomes are turned round together.
     *
     * @param symbol  their symbol
     * @param fold  their fold
     */
    public record Group(Symbol symbol, int fold) {}

    private static int[] turned(Forecasts forecasts, Iterable<List<Integer>> groups, double share) {
        int[] labels = new int[forecasts.size()];
        for (List<Integer> rows : groups) {
            int n = rows.size();
            int by = 1 + (int) (share * (n - 1));
            for (int i = 0; i < n; i++) {
                labels[rows.get(i)] = forecasts.label(rows.get((i + by) % n));
            }
        }
        return labels;
    }
}
