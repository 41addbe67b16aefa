/**
 * What a series of returns, an equity curve or a list of trades amounted to, with sampling errors; start from {@code ReturnSeries},
 * {@code PerformanceRatios} and {@code StationaryBootstrap}.
 */
@NullMarked
package dollarbill.performance;

import org.jspecify.annotations.NullMarked;
