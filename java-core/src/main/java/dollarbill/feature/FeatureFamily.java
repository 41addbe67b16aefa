package dollarbill.feature;

import java.util.List;

/** Features that are computed together, over whole columns. */
public interface FeatureFamily {
    /** Returns what its features are, in the order of its columns. */
    List<FeatureDefinition> definitions();

    /**
     * Computes its columns.
     *
     * <p>The cells of a day may depend only on what was known when the row of that day is read.
     *
     * @param data  what the features are made from
     * @param days  days of the bars
     * @return a column for each definition, in their order
     */
    List<FeatureColumn> compute(FeatureData data, DayClock days);
}
