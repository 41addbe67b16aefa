/**
 * Days for a backtest: recorded chains as they were, and chains priced by a model where none were recorded; start from
 * {@code RecordedTape} and {@code ModelTape}.
 */
@NullMarked
package dollarbill.backtest.tape;

import org.jspecify.annotations.NullMarked;
