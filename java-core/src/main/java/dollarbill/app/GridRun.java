package dollarbill.app;

import dollarbill.backtest.engine.DailyStrategy;
import dollarbill.backtest.equity.EquityFigures;
import dollarbill.backtest.validation.Finding;
import dollarbill.performance.Interval;
import dollarbill.performance.ReturnSeries;
import java.util.List;

/**
 * What a search among the parameters of an option strategy came to, every set traded by the same engine on the same days.
 *
 * @param trials  the sets in words, in the order of the grid
 * @param of  the days and market they were tried on, in words
 * @param periodsPerYear  of their returns
 * @param found  what is left of the best, or why it is not measured
 */
public record GridRun(List<String> trials, String of, double periodsPerYear, Finding<Best> found) {
    private static final int RESAMPLES = 1000;

    public GridRun {
        trials = List.copyOf(trials);
    }

    /**
     * One set of parameters as a strategy.
     *
     * @param label  the parameters in words
     * @param strategy  what trades by them, without a state of its own
     */
    record Trial(String label, DailyStrategy strategy) {}

    /**
     * The best set and what is left of it.
     *
     * @param label  its parameters in words
     * @param figures  what it made
     * @param excess  its mean return of a year above buying and holding
     * @param search  what is left after the search
     */
    public record Best(String label, EquityFigures figures, Interval excess, GridSearch search) {}

    /**
     * Tries all sets.
     *
     * @param runs  the days and rules
     * @param of  what they are, in words
     * @param held  returns of buying and holding on the same days
     * @param seed  of the resamples
     */
    static GridRun of(EngineRuns runs, String of, List<Trial> trials, ReturnSeries held, long seed) {
        List<ReturnSeries> returns = runs.returns(trials.stream().map(Trial::strategy).toList());
        GridSearch.Measure measure = new GridSearch.Measure(0.0, RESAMPLES, seed);
        return new GridRun(
                trials.stream().map(Trial::label).toList(),
                of,
                held.periodsPerYear(),
                GridSearch.find(returns, held, measure).map(search -> {
                    ReturnSeries best = returns.get(search.ofReturns().best());
                    return new Best(
                            trials.get(search.ofReturns().best()).label(),
                            measure.figures(best),
                            measure.excess(best, held),
                            search);
                }));
    }
}
