package dollarbill.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.app.PredictionInput;
import java.util.List;

/** What the endpoint asks of the application about forecasts and what to do on them. */
public interface ForecastDesk {
    /**
     * Returns the recommendations of the newest run.
     *
     * @param symbols  symbols wanted, in any letters; all where empty
     */
    Forecast recommendations(List<String> symbols);

    /** Returns the prediction of the newest run for a symbol, in any letters. */
    Forecast prediction(String symbol);

    /** Predicts from features; one that no model reads is not among them. */
    JsonNode predict(PredictionInput input);

    /** An answer, or why there is none. */
    sealed interface Forecast {
        /**
         * An answer.
         *
         * @param document  equal to what the command line prints, where it prints one
         */
        record Found(JsonNode document) implements Forecast {}

        /**
         * Symbols that are not in the newest run.
         *
         * @param symbols  them
         */
        record Unknown(List<String> symbols) implements Forecast {
            public Unknown {
                symbols = List.copyOf(symbols);
            }
        }

        /** The first run has not ended. */
        record NotYet() implements Forecast {}
    }
}
