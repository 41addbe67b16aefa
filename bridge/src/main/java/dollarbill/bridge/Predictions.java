package dollarbill.bridge;

import java.util.List;
import java.util.Optional;

/**
 * Answers to a {@link PredictionRequest}, in row order.
 *
 * @param rows  one prediction a row
 * @param generation  the generation every scored row came from; absent where none was in service
 */
public record Predictions(List<Prediction> rows, Optional<Generation> generation) {
    public Predictions {
        rows = List.copyOf(rows);
    }
}
