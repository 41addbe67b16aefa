package dollarbill.risk.var;

import dollarbill.risk.scenario.Revaluation;
import dollarbill.risk.scenario.ScenarioPnl;
import dollarbill.risk.scenario.ScenarioSet;

/**
 * First and second derivatives of a book's value by the log changes of its factors, in dollars.
 *
 * <p>Central differences of the full revaluation with a step of {@value #STEP}, so that they hold what the smile does when the
 * spot moves: {@code g = (V(+h) - V(-h)) / 2h}, {@code G = (V(+h) + V(-h)) / h²} and, across spot and volatility of one underlying,
 * {@code (V(+,+) - V(+,-) - V(-,+) + V(-,-)) / 4h²}, V being the profit or loss. Underlyings do not act on each other's options.
 *
 * @param gradient  by factor
 * @param hessian  by factor and factor, symmetric
 */
@SuppressWarnings("ArrayRecordComponent") // columns, read in place within this package and never compared
public record Exposures(double[] gradient, double[][] hessian) {
    private static final double STEP = 2e-4;
    private static final double[][] MOVES = {
        {STEP, 0}, {-STEP, 0}, {0, STEP}, {0, -STEP}, {STEP, STEP}, {STEP, -STEP}, {-STEP, STEP}, {-STEP, -STEP}
    };

    /** Returns the exposures of a book to the factors of a history. */
    public static Exposures of(Revaluation revaluation, FactorHistory history) {
        int factors = history.factors().size();
        double[] gradient = new double[factors];
        double[][] hessian = new double[factors][factors];
        ScenarioSet.Builder moves = new ScenarioSet.Builder(history.underlyings());
        for (double[] move : MOVES) {
            moves.addCommon(move[0], move[1], 0.0, 0.0);
        }
        ScenarioPnl pnl = revaluation.pnl(moves.build(), 1);
        for (int u = 0; u < history.underlyings(); u++) {
            double[] v = pnl.of(u);
            int spot = history.spotFactor()[u];
            int vol = history.volFactor()[u];
            gradient[spot] += (v[0] - v[1]) / (2.0 * STEP);
            hessian[spot][spot] += (v[0] + v[1]) / (STEP * STEP);
            if (vol >= 0) {
                double cross = (v[4] - v[5] - v[6] + v[7]) / (4.0 * STEP * STEP);
                gradient[vol] += (v[2] - v[3]) / (2.0 * STEP);
                hessian[vol][vol] += (v[2] + v[3]) / (STEP * STEP);
                hessian[spot][vol] += cross;
                hessian[vol][spot] += cross;
            }
        }
        return new Exposures(gradient, hessian);
    }

    /** Returns the profit or loss of first order on each day of a history. */
    double[] linear(FactorHistory history) {
        double[] pnl = new double[history.days()];
        for (int f = 0; f < gradient.length; f++) {
            for (int day = 0; day < pnl.length; day++) {
                pnl[day] += gradient[f] * history.changes()[f][day];
            }
        }
        return pnl;
    }
}
