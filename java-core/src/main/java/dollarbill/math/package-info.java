/** Special functions behind the pricing kernels; start from {@code NormalDistribution}. */
@NullMarked
package dollarbill.math;

import org.jspecify.annotations.NullMarked;
