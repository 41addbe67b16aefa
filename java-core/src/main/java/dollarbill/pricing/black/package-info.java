/** European options under Black-Scholes: price, Greeks and implied volatility; start from {@code BlackScholes}. */
@NullMarked
package dollarbill.pricing.black;

import org.jspecify.annotations.NullMarked;
