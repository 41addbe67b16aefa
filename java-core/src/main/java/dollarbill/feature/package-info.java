/**
 * What models are told: about a signal twelve numbers ({@code SignalFeatures}), about a symbol on a day the columns of a table
 * ({@code FeatureRegistry}), each number with its unit and the moment it became known, or the reason why it is absent.
 */
@NullMarked
package dollarbill.feature;

import org.jspecify.annotations.NullMarked;
