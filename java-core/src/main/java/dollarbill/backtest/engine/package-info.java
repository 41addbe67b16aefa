/**
 * Runs a strategy over past days: orders, fills, dividends, splits, exercise, margin and a ledger in cents; start from
 * {@code Backtest}, {@code DailyStrategy} and {@code EngineSettings}. The rules are written down in {@code docs/backtest.md}.
 */
@NullMarked
package dollarbill.backtest.engine;

import org.jspecify.annotations.NullMarked;
