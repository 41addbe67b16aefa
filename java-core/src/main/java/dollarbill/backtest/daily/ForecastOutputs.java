package dollarbill.backtest.daily;

import dollarbill.feature.FeatureData;
import dollarbill.feature.FeatureRegistry;
import dollarbill.feature.FeatureTable;
import dollarbill.feature.leakage.OutputTable;
import dollarbill.market.BarSeries;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Labels of a target and outputs of its model by the day on which each is claimed to be known, for the search for leaks.
 *
 * <p>A label is known on the day of its outcome. The model learns once, from the rows whose outcome was known before a fixed day, and answers from that day
 * on: whatever comes after a later day must leave its answers up to that day as they are.
 *
 * @param target  what is foretold
 * @param learnedBefore  rows with an outcome before this day are learned from; the model answers from it on
 * @param every  days between the answers asked for, at least 1
 * @param features  what the model reads of a day of a table; an absent value is NaN
 */
public record ForecastOutputs(
        DailyTarget target,
        LocalDate learnedBefore,
        int every,
        Function<FeatureTable, IntFunction<double[]>> features) {
    public ForecastOutputs {
        if (every < 1) {
            throw new IllegalArgumentException("every is " + every + ", must be at least 1");
        }
    }

    /** Rows that a model needs to learn from at least, of all targets. */
    public static final int FEWEST_ROWS = 100;

    /** Learns from rows and labels, the same from the same; what it returns answers rows, one array of outputs each. */
    @FunctionalInterface
    public interface Learner {
        /** Returns what answers rows. */
        Function<List<double[]>, List<double[]>> learn(List<double[]> rows, List<Integer> labels);
    }

    /** Returns the labels alone. */
    public OutputTable labels(FeatureData data) {
        FeatureTable table = FeatureRegistry.daily().compute(data);
        OutputTable.Builder out = OutputTable.builder();
        new DailyRowReader(target).rows(data, table, features.apply(table)).forEach(row -> label(row, out));
        return out.build();
    }

    /** Returns how many rows are learned from. */
    public int learnedFrom(FeatureData data) {
        FeatureTable table = FeatureRegistry.daily().compute(data);
        return (int) new DailyRowReader(target).rows(data, table, features.apply(table))
                .stream()
                .filter(row -> row.outcomeDate().isBefore(learnedBefore))
                .count();
    }

    /**
     * Returns labels and outputs.
     *
     * @throws IllegalArgumentException  if no row has its outcome before the day
     */
    public OutputTable of(FeatureData data, Learner learner) {
        FeatureTable table = FeatureRegistry.daily().compute(data);
        IntFunction<double[]> read = features.apply(table);
        OutputTable.Builder out = OutputTable.builder();
        List<double[]> rows = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (DailyRow row : new DailyRowReader(target).rows(data, table, read)) {
            label(row, out);
            if (row.outcomeDate().isBefore(learnedBefore)) {
                double[] values = new double[row.width()];
                row.copyTo(values, 0);
                rows.add(values);
                labels.add(row.label());
            }
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("no row of " + data.bars().symbol() + " has its outcome before "
                    + learnedBefore);
        }
        answer(data.bars(), table, read, learner.learn(rows, labels), out);
        return out.build();
    }

    private void label(DailyRow row, OutputTable.Builder out) {
        out.put("label_" + target.name().toLowerCase(Locale.ROOT), row.outcomeDate(), row.label());
    }

    private void answer(
            BarSeries bars,
            FeatureTable table,
            IntFunction<double[]> read,
            Function<List<double[]>, List<double[]>> model,
            OutputTable.Builder out) {
        List<LocalDate> days = new ArrayList<>();
        List<double[]> asked = new ArrayList<>();
        for (int day = DailyRowReader.WARM_UP; day < bars.size(); day += every) {
            boolean readable = target != DailyTarget.VOLATILITY
                    || !Double.isNaN(table.column(DailyRowReader.RANK).raw(day));
            if (!bars.date(day).isBefore(learnedBefore) && readable) {
                days.add(bars.date(day));
                asked.add(read.apply(day));
            }
        }
        List<double[]> answers = model.apply(asked);
        for (int i = 0; i < days.size(); i++) {
            for (int k = 0; k < answers.get(i).length; k++) {
                out.put(target.model() + " output " + (k + 1), days.get(i), answers.get(i)[k]);
            }
        }
    }
}
