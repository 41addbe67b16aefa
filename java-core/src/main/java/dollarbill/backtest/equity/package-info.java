/**
 * Rules over the bars of one share or fund, bought and sold with costs, in loops over columns: one run, or a grid of parameters on all cores;
 * start from {@code EquityRule}, {@code EquityBacktest} and {@code EquityGrid}.
 */
@NullMarked
package dollarbill.backtest.equity;

import org.jspecify.annotations.NullMarked;
