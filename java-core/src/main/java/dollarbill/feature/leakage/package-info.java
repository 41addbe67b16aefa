/** Finds outputs that know the future: changes every input after a day and names what moved before it; start from {@code LeakageDetector}. */
@NullMarked
package dollarbill.feature.leakage;

import org.jspecify.annotations.NullMarked;
