/** European options under Heston's stochastic volatility; start from {@code HestonPricer}. */
@NullMarked
package dollarbill.pricing.heston;

import org.jspecify.annotations.NullMarked;
