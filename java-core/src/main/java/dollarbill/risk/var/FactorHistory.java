package dollarbill.risk.var;

import dollarbill.risk.scenario.ScenarioSet;
import java.time.LocalDate;
import java.util.List;

/**
 * Daily log changes of the factors that move a book: prices of its underlyings and indices of their volatility.
 *
 * @param dates  days, oldest first
 * @param factors  names of the factors
 * @param changes  by factor, then day
 * @param spotFactor  by underlying, the factor that is its return
 * @param volFactor  by underlying, the factor that is the change of its volatility; -1 where no index stands for it
 */
@SuppressWarnings("ArrayRecordComponent") // columns, read in place within this package and never compared
public record FactorHistory(
        List<LocalDate> dates, List<String> factors, double[][] changes, int[] spotFactor, int[] volFactor) {
    public FactorHistory {
        dates = List.copyOf(dates);
        factors = List.copyOf(factors);
        if (changes.length != factors.size() || spotFactor.length != volFactor.length) {
            throw new IllegalArgumentException(
                    "changes of " + changes.length + " factors must be of " + factors.size());
        }
        for (double[] column : changes) {
            if (column.length != dates.size()) {
                throw new IllegalArgumentException("changes of " + column.length + " days must be of " + dates.size());
            }
        }
    }

    /** Returns the number of days. */
    public int days() {
        return dates.size();
    }

    /** Returns the number of underlyings. */
    public int underlyings() {
        return spotFactor.length;
    }

    /** Returns the last days of the history. */
    public FactorHistory last(int count) {
        int from = Math.max(days() - count, 0);
        double[][] tail = new double[changes.length][];
        for (int f = 0; f < changes.length; f++) {
            tail[f] = java.util.Arrays.copyOfRange(changes[f], from, days());
        }
        return new FactorHistory(dates.subList(from, days()), factors, tail, spotFactor, volFactor);
    }

    /** Returns each factor's changes scaled from its volatility on their day to its present one. */
    FactorHistory filtered() {
        double[][] scaled = new double[changes.length][];
        for (int f = 0; f < changes.length; f++) {
            scaled[f] = EwmaVolatility.scaled(changes[f]);
        }
        return new FactorHistory(dates, factors, scaled, spotFactor, volFactor);
    }

    /** Returns one scenario a day. */
    ScenarioSet scenarios() {
        ScenarioSet.Builder builder = new ScenarioSet.Builder(underlyings());
        for (int day = 0; day < days(); day++) {
            double[] factors = new double[changes.length];
            for (int f = 0; f < changes.length; f++) {
                factors[f] = changes[f][day];
            }
            add(builder, factors);
        }
        return builder.build();
    }

    /** Adds the scenario of one set of factor changes. */
    void add(ScenarioSet.Builder builder, double[] factors) {
        double[] spots = new double[underlyings()];
        double[] vols = new double[underlyings()];
        for (int u = 0; u < spots.length; u++) {
            spots[u] = factors[spotFactor[u]];
            vols[u] = volFactor[u] < 0 ? 0.0 : factors[volFactor[u]];
        }
        builder.add(spots, vols, 0.0, 0.0);
    }
}
