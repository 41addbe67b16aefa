package dollarbill.backtest.daily;

import dollarbill.market.Symbol;
import java.time.LocalDate;
import java.util.Arrays;

/** One day of one symbol as a model reads it, with the class that came of it. */
public final class DailyRow {
    private final Symbol symbol;
    private final LocalDate date;
    private final LocalDate outcomeDate;
    private final double[] features;
    private final int label;
    private final int state;
    private final double single;
    private final VolatilityPath path;

    /**
     * Creates a row.
     *
     * @param outcomeDate  day on which the class was known
     * @param features  in the order of the model's inputs, NaN where absent
     * @param label  class
     * @param state  what persistence goes by
     * @param single  the one number that the baseline of one feature reads, NaN where absent
     * @param path  what the autoregression of volatility reads
     */
    public DailyRow(
            Symbol symbol,
            LocalDate date,
            LocalDate outcomeDate,
            double[] features,
            int label,
            int state,
            double single,
            VolatilityPath path) {
        if (!outcomeDate.isAfter(date)) {
            throw new IllegalArgumentException("outcome of " + date + " on " + outcomeDate + " must come later");
        }
        this.symbol = symbol;
        this.date = date;
        this.outcomeDate = outcomeDate;
        this.features = features.clone();
        this.label = label;
        this.state = state;
        this.single = single;
        this.path = path;
    }

    /** Returns the symbol. */
    public Symbol symbol() {
        return symbol;
    }

    /** Returns the day. */
    public LocalDate date() {
        return date;
    }

    /** Returns the day on which the class was known. */
    public LocalDate outcomeDate() {
        return outcomeDate;
    }

    /** Returns the number of features. */
    public int width() {
        return features.length;
    }

    /** Copies the features into an array from a place on. */
    public void copyTo(double[] target, int from) {
        System.arraycopy(features, 0, target, from, features.length);
    }

    /** Returns the class. */
    public int label() {
        return label;
    }

    /** Returns what persistence goes by. */
    public int state() {
        return state;
    }

    /** Returns what the baseline of one feature reads. */
    public double single() {
        return single;
    }

    /** Returns what the autoregression of volatility reads. */
    public VolatilityPath path() {
        return path;
    }

    /** Returns the row with another class. */
    public DailyRow withLabel(int other) {
        return new DailyRow(symbol, date, outcomeDate, features, other, state, single, path);
    }

    @Override
    public String toString() {
        return symbol + " " + date + " " + label + " " + Arrays.toString(features);
    }
}
