/** Keeps answers of models and lets equal requests share one computation; start from {@code PredictionCache}. */
@NullMarked
package dollarbill.bridge.cache;

import org.jspecify.annotations.NullMarked;
