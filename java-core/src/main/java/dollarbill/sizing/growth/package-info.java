/**
 * The stake that maximises expected growth of wealth under whole distributions of outcomes, for one asset and for several;
 * start from {@code PayoffKelly} and {@code JointKelly}.
 */
@NullMarked
package dollarbill.sizing.growth;

import org.jspecify.annotations.NullMarked;
