package dollarbill.risk.scenario;

import java.util.Arrays;
import java.util.List;

/**
 * Profits and losses of a book over moves of all spots, changes of all volatilities and days that pass.
 *
 * @param spots  moves of the spot, as fractions
 * @param vols  changes of 30-day volatility, as fractions
 * @param days  calendar days
 */
public record ScenarioGrid(List<Double> spots, List<Double> vols, List<Double> days) {
    public ScenarioGrid {
        spots = List.copyOf(spots);
        vols = List.copyOf(vols);
        days = List.copyOf(days);
        spots.forEach(move -> aboveAllLost("spot move", move));
        vols.forEach(move -> aboveAllLost("volatility change", move));
    }

    /** Returns spots from -20 to +20 %, volatilities of three quarters to one and a half, today, in a week and in a month. */
    public static ScenarioGrid standard() {
        return new ScenarioGrid(
                List.of(-0.20, -0.10, -0.05, -0.02, 0.0, 0.02, 0.05, 0.10, 0.20),
                List.of(-0.25, 0.0, 0.25, 0.50),
                List.of(0.0, 7.0, 30.0));
    }

    /** Returns the scenarios: days outermost, then volatilities, then spots. */
    public ScenarioSet scenarios(int underlyings) {
        ScenarioSet.Builder builder = new ScenarioSet.Builder(underlyings);
        for (double passed : days) {
            for (double vol : vols) {
                for (double spot : spots) {
                    builder.addCommon(Math.log1p(spot), Math.log1p(vol), passed, 0.0);
                }
            }
        }
        return builder.build();
    }

    /** Returns the profits and losses of one number of days and one change of volatility, by spot. */
    public double[] row(double[] pnl, int day, int vol) {
        int from = (day * vols.size() + vol) * spots.size();
        return Arrays.copyOfRange(pnl, from, from + spots.size());
    }

    private static void aboveAllLost(String name, double move) {
        if (!(move > -1.0) || Double.isInfinite(move)) {
            throw new IllegalArgumentException(name + " " + move + " must be above -1 and finite");
        }
    }
}
