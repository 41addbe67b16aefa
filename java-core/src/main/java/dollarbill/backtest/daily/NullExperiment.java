package dollarbill.backtest.daily;

import dollarbill.backtest.Evaluation.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the measurement finds where there is nothing to find: a model taught and tested on outcomes in an order of chance, many times.
 *
 * <p>Without any link of features and outcomes the area under the ROC curve is one half, nine of ten 90 % intervals hold it, and a tenth of
 * the p-values lie below .1.
 *
 * @param target  what is foretold
 * @param order  how outcomes were put in order
 * @param draws  one for each seed
 */
public record NullExperiment(DailyTarget target, OutcomeOrder order, List<Draw> draws) {
    private static final double HALF = 0.5;
    private static final double SMALL = 0.1;
    private static final double NORMAL_95 = 1.6448536269514722;

    public NullExperiment {
        draws = List.copyOf(draws);
        if (draws.isEmpty()) {
            throw new IllegalArgumentException("no draws; at least 1 needed");
        }
    }

    /**
     * One order of the outcomes.
     *
     * @param seed  of the order
     * @param auc  area over all folds with its 90 % interval; absent where it is not defined
     * @param pValue  chance of an area as large without any link of forecasts and outcomes
     */
    public record Draw(long seed, Optional<Estimate> auc, double pValue) {
        /**
         * Measures what was foretold.
         *
         * @param rows  with the outcomes as they were put in order
         * @param answers  of each fold: forecasts of its test rows
         */
        public static Draw of(
                long seed, List<DailyRow> rows, List<WalkForward.Fold> folds, List<Forecasts> answers) {
            List<DailyRow> tested = new ArrayList<>();
            List<RotationTest.Group> groups = new ArrayList<>();
            for (int k = 0; k < folds.size(); k++) {
                List<DailyRow> test = folds.get(k).test(rows);
                int number = k + 1;
                test.forEach(row -> groups.add(new RotationTest.Group(row.symbol(), number)));
                tested.addAll(test);
            }
            Forecasts all = Forecasts.joined(answers);
            List<double[]> resamples = DayBlocks.of(tested.stream().map(DailyRow::date).toList())
                    .weights(WalkForwardReport.RESAMPLES, seed);
            Measured measured = Measured.of("draw", all, resamples);
            return new Draw(
                    seed,
                    Optional.ofNullable(measured.measures().get(ForecastMeasure.AUC)),
                    RotationTest.pValue(all, groups, WalkForwardReport.RESAMPLES, seed));
        }
    }

    /** Returns the mean area with its 90 % interval, normal with the standard error of the mean; of 2 draws or more. */
    public Estimate mean() {
        double[] areas = areas();
        double mean = mean(areas);
        double error = NORMAL_95 * spread() / Math.sqrt(areas.length);
        return new Estimate(mean, mean - error, mean + error);
    }

    /** Returns the standard deviation of the areas of 2 draws or more. */
    public double spread() {
        double[] areas = areas();
        if (areas.length < 2) {
            throw new IllegalStateException("the spread of " + areas.length + " areas; at least 2 needed");
        }
        double mean = mean(areas);
        double sum = 0.0;
        for (double area : areas) {
            sum += (area - mean) * (area - mean);
        }
        return Math.sqrt(sum / (areas.length - 1));
    }

    /** Returns how many of the intervals hold one half. */
    public int holding() {
        return (int) draws.stream()
                .flatMap(draw -> draw.auc().stream())
                .filter(auc -> auc.low() <= HALF && auc.high() >= HALF)
                .count();
    }

    /** Returns how many intervals lie above one half: skill found where there is none. */
    public int above() {
        return (int) draws.stream().flatMap(draw -> draw.auc().stream()).filter(auc -> auc.low() > HALF).count();
    }

    /** Returns how many p-values lie below .1. */
    public int significant() {
        return (int) draws.stream().filter(draw -> draw.pValue() < SMALL).count();
    }

    private double[] areas() {
        return draws.stream().flatMap(draw -> draw.auc().stream()).mapToDouble(Estimate::value).toArray();
    }

    private static double mean(double[] areas) {
        double sum = 0.0;
        for (double area : areas) {
            sum += area;
        }
        return sum / areas.length;
    }
}
