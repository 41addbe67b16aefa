/** Daily features of earnings reports: start from {@code EarningsFamily}. */
@NullMarked
package dollarbill.feature.earnings;

import org.jspecify.annotations.NullMarked;
