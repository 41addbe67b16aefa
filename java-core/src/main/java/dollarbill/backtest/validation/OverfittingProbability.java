package dollarbill.backtest.validation;

import java.util.Arrays;
import org.apache.commons.math3.util.Combinations;

/**
 * How often the best trial of one half of time is worse than the median trial in the other half, over all ways to halve time by blocks:
 * combinatorially symmetric cross-validation.
 *
 * <p>The periods are cut into S blocks; each choice of S/2 blocks is once what one learns from, the rest what one is tested by. Of the trial with the best Sharpe
 * ratio there, w is the rank of its ratio here over N + 1; the probability of overfitting is the share of choices with
 * {@code ln(w / (1 - w)) <= 0}. D. H. Bailey, J. M. Borwein, M. López de Prado and Q. J. Zhu, The probability of backtest overfitting, 2017,
 * section 2. Where all trials are without skill it is one half.
 *
 * @param probability  share of choices in which the best is at or below the median elsewhere
 * @param choices  number of ways to halve time
 * @param trials  number of trials
 * @param lossProbability  share of choices in which the best has a negative ratio elsewhere
 * @param meanRatioLearned  mean ratio of one period of the best where it was chosen
 * @param meanRatioTested  mean ratio of one period of the best elsewhere
 * @param slope  of the ratio elsewhere on the ratio where it was chosen; 0 where the latter do not vary
 */
public record OverfittingProbability(
        double probability,
        int choices,
        int trials,
        double lossProbability,
        double meanRatioLearned,
        double meanRatioTested,
        double slope) {
    /** Blocks that give 12,870 choices, as in the paper. */
    public static final int BLOCKS = 16;

    private static final int LEAST_BLOCKS = 4;
    private static final int MOST_BLOCKS = 20;

    /**
     * Measures trials.
     *
     * @param returns  of each trial over the same periods, at least 2 trials and 2 periods a block
     * @param blocks  number S of blocks, even, 4 to 20; periods at the end that fill no block are left out
     * @throws IllegalArgumentException  if an argument is outside its domain
     */
    public static OverfittingProbability of(double[][] returns, int blocks) {
        check(returns, blocks);
        int length = returns[0].length / blocks;
        double[][] sums = new double[returns.length][];
        double[][] squares = new double[returns.length][];
        for (int trial = 0; trial < returns.length; trial++) {
            sums[trial] = new double[blocks];
            squares[trial] = new double[blocks];
            for (int t = 0; t < blocks * length; t++) {
                double r = returns[trial][t];
                sums[trial][t / length] += r;
                squares[trial][t / length] += r * r;
            }
        }
        return new Halves(sums, squares, blocks, length).measure();
    }

    private static void check(double[][] returns, int blocks) {
        if (returns.length < 2 || blocks < LEAST_BLOCKS || blocks > MOST_BLOCKS || blocks % 2 != 0) {
            throw new IllegalArgumentException("trials " + returns.length + " must be at least 2 and blocks " + blocks
                    + " even, 4 to 20");
        }
        int periods = returns[0].length;
        if (periods < 2 * blocks || Arrays.stream(returns).anyMatch(r -> r.length != periods)) {
            throw new IllegalArgumentException(
                    "all trials must have the same periods, at least " + 2 * blocks + "; the first has " + periods);
        }
    }

    /** Sums of returns and of their squares by trial and block, from which the ratio of any choice of blocks follows. */
    private static final class Halves {
        private final double[][] sums;
        private final double[][] squares;
        private final int blocks;
        private final int length;

        Halves(double[][] sums, double[][] squares, int blocks, int length) {
            this.sums = sums;
            this.squares = squares;
            this.blocks = blocks;
            this.length = length;
        }

        OverfittingProbability measure() {
            int trials = sums.length;
            double[] learned = new double[trials];
            double[] tested = new double[trials];
            boolean[] chosen = new boolean[blocks];
            int choices = 0;
            int overfitted = 0;
            int losses = 0;
            Line line = new Line();
            for (int[] half : new Combinations(blocks, blocks / 2)) {
                Arrays.fill(chosen, false);
                for (int block : half) {
                    chosen[block] = true;
                }
                ratios(chosen, learned, tested);
                int best = best(learned);
                double rank = rank(tested, best) / (trials + 1.0);
                choices++;
                overfitted += rank <= 0.5 ? 1 : 0;
                losses += tested[best] < 0.0 ? 1 : 0;
                line.add(learned[best], tested[best]);
            }
            return new OverfittingProbability(
                    (double) overfitted / choices, choices, trials, (double) losses / choices,
                    line.meanX(), line.meanY(), line.slope());
        }

        private void ratios(boolean[] chosen, double[] learned, double[] tested) {
            double n = 0.5 * blocks * length;
            for (int trial = 0; trial < learned.length; trial++) {
                double[] sum = sums[trial];
                double[] square = squares[trial];
                double inSum = 0.0;
                double inSquare = 0.0;
                double outSum = 0.0;
                double outSquare = 0.0;
                for (int b = 0; b < blocks; b++) {
                    if (chosen[b]) {
                        inSum += sum[b];
                        inSquare += square[b];
                    } else {
                        outSum += sum[b];
                        outSquare += square[b];
                    }
                }
                learned[trial] = ratio(inSum, inSquare, n);
                tested[trial] = ratio(outSum, outSquare, n);
            }
        }

        /** Returns mean over deviation; 0 of returns that do not vary, as of a trial that held nothing. */
        private static double ratio(double sum, double square, double n) {
            double mean = sum / n;
            double variance = (square - sum * mean) / (n - 1.0);
            return variance > 1e-28 ? mean / Math.sqrt(variance) : 0.0;
        }

        private static int best(double[] ratios) {
            int best = 0;
            for (int i = 1; i < ratios.length; i++) {
                best = ratios[i] > ratios[best] ? i : best;
            }
            return best;
        }

        /** Returns the rank from below, 1 the lowest; equals share the mean of their ranks. */
        private static double rank(double[] ratios, int of) {
            int below = 0;
            int equal = 0;
            for (double ratio : ratios) {
                below += ratio < ratios[of] ? 1 : 0;
                equal += ratio == ratios[of] ? 1 : 0;
            }
            return below + (equal + 1.0) / 2.0;
        }
    }

    /** Line of least squares through points as they come. */
    private static final class Line {
        private int n;
        private double meanX;
        private double meanY;
        private double xx;
        private double xy;

        void add(double x, double y) {
            n++;
            double dx = x - meanX;
            meanX += dx / n;
            meanY += (y - meanY) / n;
            xx += dx * (x - meanX);
            xy += dx * (y - meanY);
        }

        double meanX() {
            return meanX;
        }

        double meanY() {
            return meanY;
        }

        double slope() {
            return xx > 0.0 ? xy / xx : 0.0;
        }
    }
}
