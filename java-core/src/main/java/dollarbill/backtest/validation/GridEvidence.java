package dollarbill.backtest.validation;

import dollarbill.backtest.daily.WalkForward;
import dollarbill.performance.ReturnSeries;
import java.time.LocalDate;
import java.util.ArrayList;
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
        TrialSet trials = TrialSet.of(returns);
        return of(trials, trials.halved());
    }

    /** Measures the rules of a grid, or tells why too little was tried; they know their days. */
    public static Finding<GridEvidence> find(List<ReturnSeries> returns) {
        TrialSet trials = TrialSet.of(returns);
        return trials.overfitting().map(overfitting -> of(trials, overfitting));
    }

    private static GridEvidence of(TrialSet trials, OverfittingProbability overfitting) {
        int best = trials.best();
        ReturnSeries chosen = trials.series().get(best);
        List<OutcomeSpan> spans = spans(chosen.dates(), trials.periods());
        return new GridEvidence(
                best,
                trials.ratios(),
                trials.correlation(),
                trials.deflated(trials.size()),
                trials.deflated(trials.independent()),
                overfitting,
                walkForward(chosen, trials.returns(), spans),
                paths(trials.returns(), spans));
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
            ratios.add(TrialSet.ratio(tested));
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
}
