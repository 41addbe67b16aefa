/** Greeks of a book in numbers and words, and the one guard that checks its limits; start from {@code BookGreeks}. */
@NullMarked
package dollarbill.risk;

import org.jspecify.annotations.NullMarked;
