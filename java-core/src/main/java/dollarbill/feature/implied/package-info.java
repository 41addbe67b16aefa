/**
 * Features of implied volatility, from the surface of a symbol's own options or the index that stands in; start from
 * {@code ImpliedVolFamily}.
 */
@NullMarked
package dollarbill.feature.implied;

import org.jspecify.annotations.NullMarked;
