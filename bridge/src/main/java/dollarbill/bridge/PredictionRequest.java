package dollarbill.bridge;

import java.time.Duration;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Rows to be scored by one model, all by the same generation.
 *
 * @param model  the model
 * @param rows  features, one row a prediction, columns in contract order
 * @param asOf  the moment the features describe; part of the cache key
 * @param deadline  time limit; the host's default where absent
 * @param fallback  stand-in for a row the model does not answer, from the row number to outputs in contract order
 */
public record PredictionRequest(
        ModelId model,
        DoubleRows rows,
        String asOf,
        Optional<Duration> deadline,
        Optional<IntFunction<Values>> fallback) {
    /** Creates a request with the default deadline and no stand-in. */
    public static PredictionRequest of(ModelId model, DoubleRows rows, String asOf) {
        return new PredictionRequest(model, rows, asOf, Optional.empty(), Optional.empty());
    }

    /** Returns a copy with a time limit of its own. */
    public PredictionRequest withDeadline(Duration limit) {
        return new PredictionRequest(model, rows, asOf, Optional.of(limit), fallback);
    }

    /** Returns a copy with a stand-in. */
    public PredictionRequest withFallback(IntFunction<Values> standIn) {
        return new PredictionRequest(model, rows, asOf, deadline, Optional.of(standIn));
    }
}
