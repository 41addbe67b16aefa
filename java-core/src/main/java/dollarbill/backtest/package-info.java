/**
 * Replays signals over past chains into training rows, splits them by time and measures what a model made of them; start from
 * {@code SignalReplay}, {@code TimeSplit} and {@code Evaluation}.
 */
@NullMarked
package dollarbill.backtest;

import org.jspecify.annotations.NullMarked;
