/** Typed faces of the Python models: feature rows in, records out; start from {@code SignalClassifier}. */
@NullMarked
package dollarbill.model;

import org.jspecify.annotations.NullMarked;
