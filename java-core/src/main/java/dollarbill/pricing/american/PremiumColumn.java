package dollarbill.pricing.american;

import dollarbill.market.ExerciseStyle;
import dollarbill.market.OptionType;
import dollarbill.pricing.black.BlackGreeks;
import dollarbill.pricing.black.BlackScholes;
import java.util.List;

/**
 * The early-exercise premium of puts of unit strike at one volatility, with its slope, at nodes of the moneyness.
 *
 * <p>Node {@code i} stands at {@code ln(S/K) = sigma sqrt(T) (a + Z (i/N)^2)}: dense at the origin {@code a}, which is the exercise boundary
 * where there is one. The premium is smooth above the boundary, and {@code 1 - S/K} less the European put below it. Where exercise is
 * best between two boundaries, the origin lies so deep that waiting is worth all.
 */
final class PremiumColumn {
    /** N, cells between the nodes. */
    static final int CELLS = 40;
    /** Z, standard deviations from the first node to the last. */
    static final double REACH = 12.0;

    private static final double DEEP = -7.0;

    /** Origin in standard deviations. */
    final double origin;
    /** Premium over the strike at each node, followed by its derivative by the number of the node. */
    final double[] nodes = new double[2 * (CELLS + 1)];

    private PremiumColumn(double origin) {
        this.origin = origin;
    }

    /** Computes the premiums of a put of unit strike; its rule of exercise must not be {@code NEVER}. */
    static PremiumColumn of(double years, double rate, double yield, double volatility) {
        AmericanContract put = new AmericanContract(OptionType.PUT, 1.0, 1.0, years, rate, yield, volatility);
        double deviation = volatility * Math.sqrt(years);
        return put.rule() == ExerciseRule.BELOW ? aboveBoundary(put, deviation) : onGrid(put, deviation);
    }

    private static PremiumColumn aboveBoundary(AmericanContract put, double deviation) {
        SolvedPut solved = new SolvedPut(put.putProblem(), CollocationScheme.of(AmericanAccuracy.STANDARD));
        PremiumColumn column = new PremiumColumn(solved.logBoundary() / deviation);
        double[] depth = solved.priceDepths();
        for (int i = 0; i <= CELLS; i++) {
            SolvedPut.Premium premium = solved.premiumAt(column.log(i, deviation), depth);
            column.set(i, premium.value(), premium.slope(), deviation);
        }
        return column;
    }

    private static PremiumColumn onGrid(AmericanContract put, double deviation) {
        PremiumColumn column = new PremiumColumn(DEEP);
        CashDividendOptions.Steps steps = CashDividendOptions.Steps.of(AmericanAccuracy.FAST);
        SpotGrid fine = new SpotGrid(put, steps.spots());
        SpotGrid coarse = new SpotGrid(put, steps.half().spots());
        double[] onFine = march(put, fine, steps);
        double[] onCoarse = march(put, coarse, steps.half());
        for (int i = 0; i <= CELLS; i++) {
            double spot = Math.exp(column.log(i, deviation));
            SpotGrid.Cubic near = fine.around(spot, onFine);
            SpotGrid.Cubic wide = coarse.around(spot, onCoarse);
            BlackGreeks european = BlackScholes.evaluate(
                    OptionType.PUT, spot, 1.0, put.years(), put.rate(), put.dividendYield(), put.volatility());
            column.set(
                    i,
                    CashDividendOptions.extrapolated(near.value(), wide.value()) - european.price(),
                    spot * (CashDividendOptions.extrapolated(near.slope(), wide.slope()) - european.delta()),
                    deviation);
        }
        return column;
    }

    private static double[] march(AmericanContract put, SpotGrid grid, CashDividendOptions.Steps steps) {
        return new BackwardMarch(put, ExerciseStyle.AMERICAN, grid).run(put.years(), List.of(), steps.times());
    }

    /** Returns the premium at a place between the nodes {@code i} and {@code i+1}, given the weights of their values and slopes. */
    double between(int i, double left, double slopeLeft, double right, double slopeRight) {
        int at = 2 * i;
        return left * nodes[at] + slopeLeft * nodes[at + 1] + right * nodes[at + 2] + slopeRight * nodes[at + 3];
    }

    private double log(int node, double deviation) {
        double share = (double) node / CELLS;
        return deviation * (origin + REACH * share * share);
    }

    private void set(int node, double premium, double slopeInLog, double deviation) {
        nodes[2 * node] = premium;
        nodes[2 * node + 1] = slopeInLog * deviation * 2.0 * REACH * node / (CELLS * CELLS);
    }
}
