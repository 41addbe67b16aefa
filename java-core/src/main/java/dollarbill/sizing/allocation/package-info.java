/**
 * A portfolio from histories: score, holding time, exits, joint weights, whole lots and the orders that lead there; start from
 * {@code Allocator} and {@code Rebalancer}.
 */
@NullMarked
package dollarbill.sizing.allocation;

import org.jspecify.annotations.NullMarked;
