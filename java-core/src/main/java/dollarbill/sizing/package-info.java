/** How much to put into one option position: payoff odds, Kelly fraction, shrinkage and caps; start from {@code PositionSizer}. */
@NullMarked
package dollarbill.sizing;

import org.jspecify.annotations.NullMarked;
