package dollarbill.backtest.equity;

import dollarbill.backtest.daily.WalkForward;
import dollarbill.backtest.validation.DeflatedSharpe;
import dollarbill.backtest.validation.OutcomeSpan;
import dollarbill.backtest.validation.OverfittingProbability;
import dollarbill.backtest.validation.PurgedCombinations;
import dollarbill.performance.ReturnMoments;
import dollarbill.performance.ReturnSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is left of the best rule of a grid after the search for it.
 *
 * @param best  number of the rule with the highest Sharpe ratio over all periods
 * @param ratios  Sharpe ratio of one period of each rule; 0 of one that does not vary
 * @param correlation  mean correlation of the returns of two rules
 * @param deflated  the best ratio against the best of as many independent trials; empty where the best does not vary
 * @param deflatedByCorrelation  the same, dependent trials counted as fewer
 * @param overfitting  probability that the best is worse than the median elsewhere
 * @param walkForward  returns of the rule that was best before each test of a walk forward
 * @param paths  Sharpe ratio of one period of each path of combinatorial purged cross-validation, the rule chosen in training, ascending
 */
public record GridEvidence(
        int best,
        List<Double> ratios,
        double correlation,
        Optional<DeflatedSharpe> deflated,
        Optional<DeflatedSharpe> deflatedByCorrelation,
        OverfittingProbability overfitting,
        ReturnSeries walkForward,
        List<Double> paths) {
    /** Folds of the walk forward. */
    public static final int FOLDS = 5;

    /** Days between what is learned and what is tested. */
    public static final int GAP_DAYS = 5;

    /** Groups of days of the combinatorial cross-validation. */
    public static final int GROUPS = 10;

    /** Groups that are tested at a time. */
    public static final int TESTED = 2;

    private static final double LEAST_VARIANCE = 1e-28;

    public GridEvidence {
        ratios = List.copyOf(ratios);
        paths = List.copyOf(paths);
    }

    /**
     * Measures the rules of a grid.
     *
     * @param returns  of each rule over the same days, at least 2 rules; they know their days
     * @throws IllegalArgumentException  if there are too few rules or days, or days are not known
     */
    public static GridEvidence of(List<ReturnSeries> returns) {
        double[][] trials = returns.stream().map(ReturnSeries::returns).toArray(double[][]::new);
        OverfittingProbability overfitting = OverfittingProbability.of(trials, OverfittingProbability.BLOCKS);
        double[] ratios = Arrays.stream(trials).mapToDouble(GridEvidence::ratio).toArray();
        int best = IntStream.range(1, ratios.length).reduce(0, (a, b) -> ratios[b] > ratios[a] ? b : a);
        double correlation = correlation(trials);
        double deviation = ReturnMoments.of(ratios).deviation();
        List<OutcomeSpan> spans = spans(returns.get(best).dates(), trials[0].length);
        return new GridEvidence(
                best,
                Arrays.stream(ratios).boxed().toList(),
                correlation,
                deflated(returns.get(best), deviation * deviation, trials.length),
                deflated(
                        returns.get(best), deviation * deviation,
                        DeflatedSharpe.independentTrials(correlation, trials.length)),
                overfitting,
                walkForward(returns.get(best), trials, spans),
                paths(trials, spans));
    }

    private static Optional<DeflatedSharpe> deflated(ReturnSeries chosen, double variance, double trials) {
        return ReturnMoments.of(chosen).varies()
                ? Optional.of(DeflatedSharpe.of(chosen, variance, trials))
                : Optional.empty();
    }

    /** The return of a day follows from a decision of the day before. */
    private static List<OutcomeSpan> spans(List<LocalDate> days, int size) {
        if (days.size() != size) {
            throw new IllegalArgumentException("returns must know their days; " + days.size() + " for " + size);
        }
        return IntStream.range(0, size)
                .mapToObj(i -> new OutcomeSpan(days.get(Math.max(i - 1, 0)), days.get(i)))
                .toList();
    }

    private static ReturnSeries walkForward(ReturnSeries like, double[][] trials, List<OutcomeSpan> spans) {
        List<WalkForward.Fold> folds = WalkForward
                .folds(spans, OutcomeSpan::day, OutcomeSpan::known, FOLDS, GAP_DAYS);
        int from = folds.getFirst().testFrom();
        double[] tested = new double[trials[0].length - from];
        for (WalkForward.Fold fold : folds) {
            double[] chosen = trials[chosen(trials, IntStream.range(0, fold.trainTo()).toArray())];
            System.arraycopy(chosen, fold.testFrom(), tested, fold.testFrom() - from, fold.testTo() - fold.testFrom());
        }
        return ReturnSeries.of(like.dates().subList(from, like.size()), tested, like.periodsPerYear());
    }

    private static List<Double> paths(double[][] trials, List<OutcomeSpan> spans) {
        List<PurgedCombinations.Split> splits = PurgedCombinations.splits(spans, GROUPS, TESTED, GAP_DAYS);
        int[] chosen = splits.stream().mapToInt(split -> chosen(trials, split.train())).toArray();
        int[] groupOf = PurgedCombinations.groupOf(spans, GROUPS);
        List<Double> ratios = new ArrayList<>();
        for (PurgedCombinations.Path path : PurgedCombinations.paths(GROUPS, TESTED)) {
            double[] tested = new double[groupOf.length];
            for (int t = 0; t < tested.length; t++) {
                tested[t] = trials[chosen[path.splits().get(groupOf[t])]][t];
            }
            ratios.add(ratio(tested));
        }
        return ratios.stream().sorted().toList();
    }

    private static int chosen(double[][] trials, int[] rows) {
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int trial = 0; trial < trials.length; trial++) {
            double ratio = ratio(trials[trial], rows);
            if (ratio > highest) {
                highest = ratio;
                best = trial;
            }
        }
        return best;
    }

    private static double ratio(double[] returns, int[] rows) {
        double sum = 0.0;
        double squares = 0.0;
        for (int row : rows) {
            sum += returns[row];
            squares += returns[row] * returns[row];
        }
        double mean = sum / rows.length;
        double variance = (squares - sum * mean) / (rows.length - 1);
        return variance > LEAST_VARIANCE ? mean / Math.sqrt(variance) : 0.0;
    }

    private static double ratio(double[] returns) {
        ReturnMoments moments = ReturnMoments.of(returns);
        return moments.varies() ? moments.mean() / moments.deviation() : 0.0;
    }

    /** Mean over all pairs, from the variance of the sum of the standardised returns; trials that do not vary are left out. */
    private static double correlation(double[][] trials) {
        double[] sum = new double[trials[0].length];
        int varying = 0;
        for (double[] trial : trials) {
            ReturnMoments moments = ReturnMoments.of(trial);
            if (moments.varies()) {
                varying++;
                for (int t = 0; t < sum.length; t++) {
                    sum[t] += (trial[t] - moments.mean()) / moments.deviation();
                }
            }
        }
        if (varying < 2) {
            return 0.0;
        }
        double deviation = ReturnMoments.of(sum).deviation();
        return (deviation * deviation - varying) / ((double) varying * (varying - 1));
    }
}
