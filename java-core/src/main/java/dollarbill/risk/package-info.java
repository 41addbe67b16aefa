/** Greeks of a book in numbers and words, and the one guard of its limits; start from {@code BookGreeks} and {@code RiskGuard}. */
@NullMarked
package dollarbill.risk;

import org.jspecify.annotations.NullMarked;
