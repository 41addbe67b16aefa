package dollarbill.bridge;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of a version beside its learned state.
 *
 * @param trainedAt  end of training
 * @param rows  rows it was trained on
 * @param dataHash  SHA-256 of those rows and labels
 * @param dataName  where they come from, in words
 * @param synthetic  whether they come from simulated markets
 * @param metrics  out-of-sample figures by name, interval bounds and baselines included
 */
public record VersionNotes(
        Instant trainedAt,
        int rows,
        String dataHash,
        String dataName,
        boolean synthetic,
        SortedMap<String, Double> metrics) {
    public VersionNotes {
        metrics = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    }
}
