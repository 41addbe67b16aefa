package dollarbill.backtest.validation;

import dollarbill.market.Reason;
import dollarbill.performance.ReturnMoments;
import dollarbill.performance.ReturnSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Trials of a search over the same periods: the ratio of each, the best of them, how alike they are, and what the search leaves of the best.
 *
 * <p>A ratio is that of mean and deviation of one period; that of a trial that does not vary, as of one that held nothing, is 0.
 */
public final class TrialSet {
    /** Trials that must vary for a rank among them to say something. */
    public static final int LEAST_TRIALS = 4;

    /** Periods below which a half of them, in blocks, says nothing about a ratio. */
    public static final int LEAST_PERIODS = 64;

    private static final int PERIODS_A_BLOCK = 8;
    private static final int LEAST_BLOCKS = 4;

    private final List<ReturnSeries> series;
    private final double[][] returns;
    private final double[] ratios;

    private TrialSet(List<ReturnSeries> series) {
        this.series = List.copyOf(series);
        this.returns = series.stream().map(ReturnSeries::returns).toArray(double[][]::new);
        this.ratios = Arrays.stream(returns).mapToDouble(TrialSet::ratio).toArray();
    }

    /**
     * Takes trials.
     *
     * @param returns  of each trial over the same periods, at least one trial
     * @throws IllegalArgumentException  if there is none, or they differ in length
     */
    public static TrialSet of(List<ReturnSeries> returns) {
        if (returns.isEmpty()) {
            throw new IllegalArgumentException("trials 0 must be at least 1");
        }
        int periods = returns.getFirst().size();
        if (returns.stream().anyMatch(each -> each.size() != periods)) {
            throw new IllegalArgumentException("all trials must have the periods of the first, " + periods);
        }
        return new TrialSet(returns);
    }

    /** Returns the number of trials. */
    public int size() {
        return ratios.length;
    }

    /** Returns the number of periods. */
    public int periods() {
        return returns[0].length;
    }

    /** Returns the number of the trial with the highest ratio, the first of equals. */
    public int best() {
        int best = 0;
        for (int i = 1; i < ratios.length; i++) {
            best = ratios[i] > ratios[best] ? i : best;
        }
        return best;
    }

    /** Returns the ratio of each trial. */
    public List<Double> ratios() {
        return Arrays.stream(ratios).boxed().toList();
    }

    /** Returns the mean correlation of two trials, from the variance of the sum of the standardised returns; trials that do not vary are left out. */
    public double correlation() {
        double[] sum = new double[periods()];
        int varying = 0;
        for (double[] trial : returns) {
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

    /** Returns how many independent trials these amount to by their mean correlation. */
    public double independent() {
        return DeflatedSharpe.independentTrials(correlation(), size());
    }

    /**
     * Returns the best ratio against the best of trials without skill; empty where the best does not vary.
     *
     * @param trials  number of independent trials that are counted, at least 1
     */
    public Optional<DeflatedSharpe> deflated(double trials) {
        ReturnSeries chosen = series.get(best());
        if (size() < 2 || !ReturnMoments.of(chosen).varies()) {
            return Optional.empty();
        }
        double deviation = ReturnMoments.of(ratios).deviation();
        return Optional.of(DeflatedSharpe.of(chosen, deviation * deviation, trials));
    }

    /** Returns the probability of overfitting, or the reason why too little was tried for one. */
    public Finding<OverfittingProbability> overfitting() {
        long varying = Arrays.stream(returns).filter(trial -> ReturnMoments.of(trial).varies()).count();
        if (varying < LEAST_TRIALS) {
            return new Finding.Unmeasured<>(
                    Reason.TRIALS_FEW,
                    varying + " of " + size() + " trials vary, at least " + LEAST_TRIALS + " needed");
        }
        if (periods() < LEAST_PERIODS) {
            return new Finding.Unmeasured<>(
                    Reason.PERIODS_FEW, periods() + " periods, at least " + LEAST_PERIODS + " needed");
        }
        return new Finding.Found<>(halved());
    }

    /** Returns the probability of overfitting over blocks of eight periods at the least where there are as many, sixteen blocks at most. */
    OverfittingProbability halved() {
        int even = periods() / PERIODS_A_BLOCK / 2 * 2;
        return OverfittingProbability.of(returns, Math.clamp(even, LEAST_BLOCKS, OverfittingProbability.BLOCKS));
    }

    /** Returns the series of each trial. */
    List<ReturnSeries> series() {
        return series;
    }

    /** Returns the returns of each trial, not copied. */
    double[][] returns() {
        return returns;
    }

    /** Returns the ratio of returns. */
    static double ratio(double[] returns) {
        ReturnMoments moments = ReturnMoments.of(returns);
        return moments.varies() ? moments.mean() / moments.deviation() : 0.0;
    }
}
