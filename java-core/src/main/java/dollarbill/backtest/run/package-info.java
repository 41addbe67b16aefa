/**
 * Strategies that run on the backtest engine with the decision code of service, their baselines, and the figures of a run; start from
 * {@code SignalStrategy}, {@code StructureStrategy} and {@code ArmFigures}.
 */
@NullMarked
package dollarbill.backtest.run;

import org.jspecify.annotations.NullMarked;
