package dollarbill.feature.leakage;

import dollarbill.feature.FeatureData;
import dollarbill.market.BarSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Finds outputs that depend on inputs not known when they claim to be.
 *
 * <p>For each cut day every input that became known after it is changed, the outputs are computed again, and each number of a
 * day up to the cut must be the same to the last bit. Inputs are changed by their time of publication, so a price index
 * read on the day it describes is found as well as a window that reaches into tomorrow. The future is changed in two ways: by
 * other values, and by having none ({@link Poison}).
 */
public final class LeakageDetector {
    /** Bars needed for each cut. */
    public static final int BARS_A_CUT = 8;

    private LeakageDetector() {}

    /**
     * Examines outputs.
     *
     * @param data  inputs
     * @param outputs  computes the outputs from inputs; must be a function of them alone
     * @param cuts  days of the bars; see {@link #cuts}
     * @param seed  of the changed values
     */
    public static LeakageReport examine(
            FeatureData data, Function<FeatureData, OutputTable> outputs, List<LocalDate> cuts, long seed) {
        OutputTable whole = outputs.apply(data);
        List<MovedColumn> moved = new ArrayList<>();
        for (LocalDate cut : cuts) {
            for (Poison poison : Poison.values()) {
                OutputTable changed = outputs.apply(poison.after(data, cut, seed));
                moved.addAll(compare(whole, changed, cut, poison));
            }
        }
        return new LeakageReport(whole.names().size(), cuts, moved);
    }

    /**
     * Returns some days of a series, spread evenly over its last three quarters.
     *
     * @throws IllegalArgumentException  if there are fewer than {@value #BARS_A_CUT} bars for each day asked for
     */
    public static List<LocalDate> cuts(BarSeries bars, int count) {
        if (count < 1 || bars.size() < BARS_A_CUT * count) {
            throw new IllegalArgumentException(
                    count + " cuts of " + bars.size() + " bars; allowed: 1 or more, with " + BARS_A_CUT
                            + " bars for each");
        }
        int first = bars.size() / 4;
        int span = bars.size() - first - 2;
        List<LocalDate> days = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            days.add(bars.date(first + (int) ((long) span * (i + 1) / count)));
        }
        return days;
    }

    private static List<MovedColumn> compare(OutputTable whole, OutputTable changed, LocalDate cut, Poison poison) {
        Set<String> names = new LinkedHashSet<>(whole.names());
        names.addAll(changed.names());
        List<MovedColumn> moved = new ArrayList<>();
        for (String name : names) {
            Map<LocalDate, Double> before = whole.upTo(name, cut);
            Map<LocalDate, Double> after = changed.upTo(name, cut);
            Set<LocalDate> days = new TreeSet<>(before.keySet());
            days.addAll(after.keySet());
            List<LocalDate> differing = days.stream()
                    .filter(day -> !same(before.getOrDefault(day, Double.NaN), after.getOrDefault(day, Double.NaN)))
                    .toList();
            if (!differing.isEmpty()) {
                LocalDate first = differing.getFirst();
                moved.add(new MovedColumn(name, poison, cut, first, differing.size(),
                        before.getOrDefault(first, Double.NaN), after.getOrDefault(first, Double.NaN)));
            }
        }
        return moved;
    }

    private static boolean same(double a, double b) {
        return Double.doubleToLongBits(a) == Double.doubleToLongBits(b);
    }
}
