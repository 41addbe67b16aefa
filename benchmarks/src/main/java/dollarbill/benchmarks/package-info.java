/** Speed of the engine beside its peers; run by {@code scripts/benchmark}. */
@NullMarked
package dollarbill.benchmarks;

import org.jspecify.annotations.NullMarked;
