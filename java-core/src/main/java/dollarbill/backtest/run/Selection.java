package dollarbill.backtest.run;

import dollarbill.backtest.TrainingRow;
import dollarbill.performance.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Whether a judge tells signals that pay from those that do not, sizes and cash apart: one contract of every signal that would be taken without
 * it, followed to its end.
 *
 * <p>Intervals are percentiles over resamples of whole quote days, since signals of a day share their fate (H. R. Künsch, The jackknife and the
 * bootstrap for general stationary observations, 1989, blocks being days).
 *
 * @param signals  signals with an outcome that would be taken without the judge
 * @param taken  of these, those the judge would take
 * @param wonAll  share of all that ended with a profit after costs
 * @param wonTaken  share of those taken
 * @param wonMore  the second less the first
 * @param profitAll  mean profit of one contract of all, dollars after costs
 * @param profitTaken  mean profit of those taken
 * @param profitMore  the second less the first
 */
public record Selection(
        int signals,
        int taken,
        Interval wonAll,
        Interval wonTaken,
        Interval wonMore,
        Interval profitAll,
        Interval profitTaken,
        Interval profitMore) {
    private static final int RESAMPLES = 2000;

    /**
     * Measures a judge.
     *
     * @param rows  signals with their outcomes, of which the judge takes at least one
     * @param takes  whether the judge takes a signal, told without its outcome
     * @param seed  seed of the resamples
     * @throws IllegalArgumentException  if none is taken
     */
    public static Selection of(List<TrainingRow> rows, Predicate<TrainingRow> takes, long seed) {
        SortedMap<LocalDate, Day> byDay = new TreeMap<>();
        int taken = 0;
        for (TrainingRow row : rows) {
            boolean chosen = takes.test(row);
            taken += chosen ? 1 : 0;
            byDay.computeIfAbsent(row.quoteDate(), d -> new Day()).add(row, chosen);
        }
        if (taken == 0) {
            throw new IllegalArgumentException("none of " + rows.size() + " signals is taken");
        }
        List<Day> days = List.copyOf(byDay.values());
        List<Day> sums = new ArrayList<>(RESAMPLES);
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        for (int r = 0; r < RESAMPLES; r++) {
            Day sum = new Day();
            for (int i = 0; i < days.size(); i++) {
                sum.add(days.get(random.nextInt(days.size())));
            }
            if (sum.taken > 0.0) {
                sums.add(sum);
            }
        }
        Day whole = new Day();
        days.forEach(whole::add);
        return new Selection(
                rows.size(),
                taken,
                interval(whole, sums, day -> day.won / day.all),
                interval(whole, sums, day -> day.wonTaken / day.taken),
                interval(whole, sums, day -> day.wonTaken / day.taken - day.won / day.all),
                interval(whole, sums, day -> day.profit / day.all),
                interval(whole, sums, day -> day.profitTaken / day.taken),
                interval(whole, sums, day -> day.profitTaken / day.taken - day.profit / day.all));
    }

    private static Interval interval(Day whole, List<Day> sums, ToDoubleFunction<Day> figure) {
        double[] sorted = sums.stream().mapToDouble(figure).toArray();
        Arrays.sort(sorted);
        int tail = (int) (0.5 * (1.0 - ArmFigures.LEVEL) * (sorted.length - 1));
        return new Interval(
                figure.applyAsDouble(whole), sorted[tail], sorted[sorted.length - 1 - tail], ArmFigures.LEVEL);
    }

    /** Sums over the signals of one day, or of several. */
    private static final class Day {
        private double all;
        private double won;
        private double profit;
        private double taken;
        private double wonTaken;
        private double profitTaken;

        void add(TrainingRow row, boolean chosen) {
            all++;
            won += row.outcome().profitable() ? 1.0 : 0.0;
            profit += row.outcome().pnl();
            if (chosen) {
                taken++;
                wonTaken += row.outcome().profitable() ? 1.0 : 0.0;
                profitTaken += row.outcome().pnl();
            }
        }

        void add(Day other) {
            all += other.all;
            won += other.won;
            profit += other.profit;
            taken += other.taken;
            wonTaken += other.wonTaken;
            profitTaken += other.profitTaken;
        }
    }
}
