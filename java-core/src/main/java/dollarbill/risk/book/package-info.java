/** A book of options and shares as its owner writes it down, read from JSON or CSV; start from {@code BookFile}. */
@NullMarked
package dollarbill.risk.book;

import org.jspecify.annotations.NullMarked;
