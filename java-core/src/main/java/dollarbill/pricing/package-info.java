/** Option pricing kernels: static, pure functions over {@code double} in forward form. */
@NullMarked
package dollarbill.pricing;

import org.jspecify.annotations.NullMarked;
