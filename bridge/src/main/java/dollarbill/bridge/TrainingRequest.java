package dollarbill.bridge;

import java.time.Duration;
import java.util.Arrays;

/**
 * A training job.
 *
 * @param model  the model
 * @param rows  features in contract order
 * @param labels  one label a row
 * @param settingsJson  JSON object for {@code fit}
 * @param deadline  limit on the whole job
 */
public record TrainingRequest(
        ModelId model, DoubleRows rows, DoubleRows labels, String settingsJson, Duration deadline) {
    public TrainingRequest {
        if (labels.columns() != 1 || labels.rows() != rows.rows()) {
            throw new IllegalArgumentException(
                    rows.rows() + " rows need as many labels in one column, not " + Arrays.toString(
                            new int[] {labels.rows(), labels.columns()}));
        }
    }
}
