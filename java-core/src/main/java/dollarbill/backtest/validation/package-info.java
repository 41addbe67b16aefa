/**
 * What of a backtest is left after the search that found it: combinatorial purged folds, probabilistic and deflated Sharpe ratio, probability of overfitting,
 * random entries; start from {@code PurgedCombinations}, {@code DeflatedSharpe} and {@code OverfittingProbability}.
 */
@NullMarked
package dollarbill.backtest.validation;

import org.jspecify.annotations.NullMarked;
