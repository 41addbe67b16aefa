/** Daily features on disk as Parquet, read point in time: start from {@code FeatureStore}. */
@NullMarked
package dollarbill.feature.store;

import org.jspecify.annotations.NullMarked;
