/**
 * European options under Heston's stochastic volatility; start from {@code HestonCos} for prices and
 * {@code HestonCosGreeks} for Greeks.
 */
@NullMarked
package dollarbill.pricing.heston;

import org.jspecify.annotations.NullMarked;
