/** Options held together: payoff at expiry, bounds, break-even prices and odds under the law of a smile; start from {@code OptionStructure}. */
@NullMarked
package dollarbill.structure;

import org.jspecify.annotations.NullMarked;
