/** What a model is told about a signal: twelve numbers, each with its unit and the moment it became known; start from {@code SignalFeatures}. */
@NullMarked
package dollarbill.feature;

import org.jspecify.annotations.NullMarked;
