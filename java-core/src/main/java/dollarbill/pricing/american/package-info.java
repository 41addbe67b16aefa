/** American options: price, Greeks, exercise boundary and implied volatility; start from {@code AmericanOptions}. */
@NullMarked
package dollarbill.pricing.american;

import org.jspecify.annotations.NullMarked;
