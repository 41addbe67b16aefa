/** Which options strategy suits a view of the market, and the position it becomes on a chain; start from {@code StrategySelector}. */
@NullMarked
package dollarbill.strategy;

import org.jspecify.annotations.NullMarked;
