package dollarbill.app;

import dollarbill.backtest.equity.EquityFigures;
import dollarbill.backtest.equity.EquityRule;
import dollarbill.backtest.equity.EquityRun;
import dollarbill.backtest.equity.RandomEntry;
import dollarbill.market.Symbol;
import dollarbill.performance.Interval;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a rule, or the grid of a rule, made of the bars of some symbols.
 *
 * @param request  what was asked
 * @param synthetic  whether the market is simulated
 * @param symbols  one a symbol, in the order asked
 */
public record EquityBacktestRun(EquityBacktestRequest request, boolean synthetic, List<OfSymbol> symbols) {
    public EquityBacktestRun {
        symbols = List.copyOf(symbols);
    }

    /**
     * One symbol.
     *
     * @param symbol  its name
     * @param rule  the rule, of a grid the one with the best Sharpe ratio
     * @param run  what the rule made
     * @param figures  of the rule
     * @param held  what buying and holding made at the same costs
     * @param heldFigures  of buying and holding
     * @param excess  mean return of a year above buying and holding
     * @param probabilistic  probability that the Sharpe ratio above no interest is above 0; empty where it has none
     * @param leastBars  from how many bars on that probability would be .95; empty where the ratio is not above 0
     * @param randomEntry  the rule among its own decisions at random times
     * @param grid  of a grid, what is left after the search
     */
    public record OfSymbol(
            Symbol symbol,
            EquityRule rule,
            EquityRun run,
            EquityFigures figures,
            EquityRun held,
            EquityFigures heldFigures,
            Interval excess,
            OptionalDouble probabilistic,
            OptionalDouble leastBars,
            RandomEntry randomEntry,
            Optional<GridSearch> grid) {
        /** Returns whether there is evidence that the rule does better than buying and holding. */
        public boolean evidence() {
            boolean alone = excess.low() > 0.0 && randomEntry.pValue() < GridSearch.SIGNIFICANT;
            return grid.isEmpty() ? alone : grid.get().evidence();
        }
    }
}
