/**
 * Features of a symbol's own daily bars: trend, momentum, volatility, volume, price levels and returns; start from
 * {@code TechnicalFamily}.
 */
@NullMarked
package dollarbill.feature.technical;

import org.jspecify.annotations.NullMarked;
