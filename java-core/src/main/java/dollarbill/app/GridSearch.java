package dollarbill.app;

import dollarbill.backtest.equity.EquityFigures;
import dollarbill.backtest.validation.Finding;
import dollarbill.backtest.validation.GridEvidence;
import dollarbill.performance.Interval;
import dollarbill.performance.ReturnSeries;
import java.util.List;

/**
 * What is left of the best of a grid after the search for it.
 *
 * @param trials  number of parameter sets tried
 * @param ofReturns  evidence on the returns themselves
 * @param ofExcess  evidence on the returns above buying and holding
 * @param walkForward  figures of the set chosen again before each test of a walk forward
 * @param walkForwardExcess  its mean return of a year above buying and holding
 */
public record GridSearch(
        int trials,
        GridEvidence ofReturns,
        GridEvidence ofExcess,
        EquityFigures walkForward,
        Interval walkForwardExcess) {
    /** Chance below which something counts as evidence. */
    static final double SIGNIFICANT = 0.05;

    /**
     * How figures are made.
     *
     * @param cashRate  interest a year that ratios are above
     * @param resamples  behind each interval, at least 1
     * @param seed  of the resamples
     */
    record Measure(double cashRate, int resamples, long seed) {
        EquityFigures figures(ReturnSeries returns) {
            return EquityFigures.of(returns, cashRate, resamples, seed);
        }

        Interval excess(ReturnSeries returns, ReturnSeries over) {
            return EquityFigures.excess(returns, over, resamples, seed);
        }
    }

    /** Returns whether the search found a set that does better than buying and holding. */
    public boolean evidence() {
        double deflated = ofExcess.deflated()
                .map(d -> d.probability().orElse(0.0))
                .orElse(0.0);
        return deflated > 1.0 - SIGNIFICANT
                && ofExcess.overfitting().probability() < SIGNIFICANT
                && walkForwardExcess.low() > 0.0;
    }

    /**
     * Measures a grid.
     *
     * @param returns  of each parameter set, at least 2, with their days
     * @param held  returns of buying and holding over the same periods
     */
    static GridSearch of(List<ReturnSeries> returns, ReturnSeries held, Measure measure) {
        return of(GridEvidence.of(returns), GridEvidence.of(above(returns, held)), held, measure);
    }

    /** Measures a grid, or tells why too little was tried. */
    static Finding<GridSearch> find(List<ReturnSeries> returns, ReturnSeries held, Measure measure) {
        return GridEvidence.find(returns)
                .map(ofReturns -> of(ofReturns, GridEvidence.of(above(returns, held)), held, measure));
    }

    private static List<ReturnSeries> above(List<ReturnSeries> returns, ReturnSeries held) {
        return returns.stream().map(each -> EquityFigures.active(each, held)).toList();
    }

    private static GridSearch of(GridEvidence ofReturns, GridEvidence ofExcess, ReturnSeries held, Measure measure) {
        ReturnSeries walk = ofReturns.walkForward();
        int skipped = held.size() - walk.size();
        double[] heldThen = new double[walk.size()];
        for (int i = 0; i < heldThen.length; i++) {
            heldThen[i] = held.get(skipped + i);
        }
        return new GridSearch(
                ofReturns.ratios().size(),
                ofReturns,
                ofExcess,
                measure.figures(walk),
                measure.excess(walk, held.with(heldThen)));
    }
}
