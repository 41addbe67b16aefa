/** Rows of options priced or inverted, from a stream of CSV or from memory; start from {@code Question}. */
@NullMarked
package dollarbill.app.rows;

import org.jspecify.annotations.NullMarked;
