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
 * @param won  shares that ended with a profit after costs
 * @param profit  mean profits of one contract, dollars after costs
 * @param hedged  mean profits of one contract less what the move of the underlying made, {@link dollarbill.backtest.TrainingRow.Outcome#hedgedPnl},
 *     dollars after costs: the same end without the chance of that move
 */
public record Selection(int signals, int taken, Contrast won, Contrast profit, Contrast hedged) {
    /**
     * One figure of two sets of signals.
     *
     * @param without  of those that would be taken without the judge
     * @param with  of those it would take
     * @param more  the second less the first
     */
    public record Contrast(Interval without, Interval with, Interval more) {}

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
        for (TrainingRow row : rows) {
            byDay.computeIfAbsent(row.quoteDate(), d -> new Day()).add(row, takes.test(row));
        }
        List<Day> days = List.copyOf(byDay.values());
        Day whole = new Day();
        days.forEach(whole::add);
        if (whole.taken.count == 0.0) {
            throw new IllegalArgumentException("none of " + rows.size() + " signals is taken");
        }
        List<Day> sums = new ArrayList<>(RESAMPLES);
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        for (int r = 0; r < RESAMPLES; r++) {
            Day sum = new Day();
            for (int i = 0; i < days.size(); i++) {
                sum.add(days.get(random.nextInt(days.size())));
            }
            if (sum.taken.count > 0.0) {
                sums.add(sum);
            }
        }
        return new Selection(
                rows.size(),
                (int) whole.taken.count,
                contrast(whole, sums, sum -> sum.won),
                contrast(whole, sums, sum -> sum.profit),
                contrast(whole, sums, sum -> sum.hedged));
    }

    private static Contrast contrast(Day whole, List<Day> sums, ToDoubleFunction<Sums> of) {
        ToDoubleFunction<Day> without = day -> day.offered.mean(of);
        ToDoubleFunction<Day> with = day -> day.taken.mean(of);
        return new Contrast(
                interval(whole, sums, without),
                interval(whole, sums, with),
                interval(whole, sums, day -> with.applyAsDouble(day) - without.applyAsDouble(day)));
    }

    private static Interval interval(Day whole, List<Day> sums, ToDoubleFunction<Day> figure) {
        double[] sorted = sums.stream().mapToDouble(figure).toArray();
        Arrays.sort(sorted);
        int tail = (int) (0.5 * (1.0 - ArmFigures.LEVEL) * (sorted.length - 1));
        return new Interval(
                figure.applyAsDouble(whole), sorted[tail], sorted[sorted.length - 1 - tail], ArmFigures.LEVEL);
    }

    /** Sums over signals. */
    private static final class Sums {
        private double count;
        private double won;
        private double profit;
        private double hedged;

        void add(TrainingRow.Outcome outcome) {
            count++;
            won += outcome.profitable() ? 1.0 : 0.0;
            profit += outcome.pnl();
            hedged += outcome.hedgedPnl();
        }

        void add(Sums other) {
            count += other.count;
            won += other.won;
            profit += other.profit;
            hedged += other.hedged;
        }

        double mean(ToDoubleFunction<Sums> of) {
            return of.applyAsDouble(this) / count;
        }
    }

    /** The signals of one day, or of several: those taken without the judge, and of these those it takes. */
    private static final class Day {
        private final Sums offered = new Sums();
        private final Sums taken = new Sums();

        void add(TrainingRow row, boolean chosen) {
            offered.add(row.outcome());
            if (chosen) {
                taken.add(row.outcome());
            }
        }

        void add(Day other) {
            offered.add(other.offered);
            taken.add(other.taken);
        }
    }
}
