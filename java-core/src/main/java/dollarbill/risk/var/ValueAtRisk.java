package dollarbill.risk.var;

import dollarbill.market.Reason;
import dollarbill.risk.scenario.Revaluation;
import dollarbill.risk.scenario.ScenarioPnl;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Value at risk and expected shortfall of a book over one trading day, by every method and level.
 *
 * <p>Spots and volatilities move, time does not pass and the interest rate stays; theta and rho are told apart.
 *
 * @param results  method by method, each at every level
 * @param history  profits and losses of the past days, oldest first, positions as they are now
 * @param exposures  derivatives by the factors
 */
public record ValueAtRisk(List<VarResult> results, ScenarioPnl history, Exposures exposures) {
    /** Fewest days of history. */
    public static final int LEAST_DAYS = 60;

    public ValueAtRisk {
        results = List.copyOf(results);
    }

    /**
     * Measures a book.
     *
     * @param history  at least {@value #LEAST_DAYS} days, over the book's underlyings
     */
    public static ValueAtRisk of(Revaluation revaluation, FactorHistory history, VarSettings settings) {
        if (history.days() < LEAST_DAYS) {
            throw new IllegalArgumentException("days " + history.days() + " must be at least " + LEAST_DAYS);
        }
        ScenarioPnl past = past(revaluation, history, settings.threads());
        double[] filtered = revaluation.pnl(history.filtered().scenarios(), settings.threads()).total();
        Exposures exposures = Exposures.of(revaluation, history);
        ParametricVar parametric = new ParametricVar(exposures, history);
        double[] simulated = SimulatedVar.outcomes(revaluation, history, settings);
        List<VarResult> results = new ArrayList<>();
        for (double level : settings.levels()) {
            results.add(empirical(VarMethod.HISTORICAL, past.total(), level, settings));
            results.add(empirical(VarMethod.FILTERED_HISTORICAL, filtered, level, settings));
            results.add(parametric.deltaNormal(level));
            results.add(parametric.cornishFisher(level, settings.resamples(), settings.seed()));
            results.add(SimulatedVar.estimate(simulated, level));
        }
        return new ValueAtRisk(results, past, exposures);
    }

    /** Returns the profits and losses of past days, oldest first, positions as they are now. */
    public static ScenarioPnl past(Revaluation revaluation, FactorHistory history, int threads) {
        return revaluation.pnl(history.scenarios(), threads);
    }

    private static VarResult empirical(VarMethod method, double[] pnl, double level, VarSettings settings) {
        if (pnl.length * (1.0 - level) < 1.0) {
            return new VarResult.Refused(method, level, Reason.BARS_SHORT,
                    pnl.length + " days, of which fewer than one lies beyond the level");
        }
        double[] rising = pnl.clone();
        Arrays.sort(rising);
        TailMeasures tail = TailMeasures.ofSorted(rising, level);
        return new VarResult.Estimated(new VarEstimate(
                method,
                level,
                tail.valueAtRisk(),
                OrderStatistics.valueAtRisk(rising, level, Interval.Basis.ORDER_STATISTICS),
                tail.expectedShortfall(),
                Bootstrap.expectedShortfall(pnl, level, settings.resamples(), settings.seed()),
                pnl.length));
    }
}
