/** Stakes, portfolios and coins as services of the engine: questions in, documents out; start from {@code SizingServices}. */
@NullMarked
package dollarbill.app.sizing;

import org.jspecify.annotations.NullMarked;
