/** Special functions behind the pricing kernels and small optimisation problems, and the distance between names; start from {@code NormalDistribution}. */
@NullMarked
package dollarbill.math;

import org.jspecify.annotations.NullMarked;
