/** A simulated market with known parameters, written in the layout of the data directory; start from {@code SampleUniverse}. */
@NullMarked
package dollarbill.sample;

import org.jspecify.annotations.NullMarked;
