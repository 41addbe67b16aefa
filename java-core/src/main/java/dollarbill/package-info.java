/** Options analytics from market data to sized signals; the packages below build on one another in one direction. */
@NullMarked
package dollarbill;

import org.jspecify.annotations.NullMarked;
