/**
 * Measures models of daily features by walking forward: labels, folds with purge and embargo, metrics with block-bootstrap intervals,
 * baselines; start from {@code DailyTarget}, {@code DailyRowReader} and {@code WalkForward}.
 */
@NullMarked
package dollarbill.backtest.daily;

import org.jspecify.annotations.NullMarked;
