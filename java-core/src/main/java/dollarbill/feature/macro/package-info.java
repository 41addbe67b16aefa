/** Daily features of interest rates, inflation, employment and market fear as published: start from {@code MacroFamily}. */
@NullMarked
package dollarbill.feature.macro;

import org.jspecify.annotations.NullMarked;
