package dollarbill.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the endpoint asks of the application about backtests. Every method may be called from several threads at once. */
public interface BacktestDesk {
    /**
     * Runs a backtest and stores its folder; one at a time.
     *
     * @param words  values by name, as the options of the command line
     * @param symbols  underlyings; the configured ones where empty
     */
    Outcome run(Map<String, String> words, List<String> symbols);

    /**
     * Trades shares by a rule over their bars; one at a time with {@link #run}.
     *
     * @param words  values by name, as the options of the command line
     * @param symbols  shares, each on its own
     */
    Outcome runRule(Map<String, String> words, List<String> symbols);

    /** Returns the stored runs. */
    JsonNode list();

    /** Returns the document of a stored run. */
    Optional<JsonNode> find(String id);

    /** What became of a request. */
    sealed interface Outcome {
        /**
         * A finished run.
         *
         * @param document  equal to what the command line prints
         */
        record Done(JsonNode document) implements Outcome {}

        /**
         * The request is refused.
         *
         * @param text  name, value and allowed domain
         */
        record Refused(String text) implements Outcome {}

        /**
         * The data or the models do not give what it needs.
         *
         * @param reason  stable code
         * @param text  one sentence
         */
        record Unable(String reason, String text) implements Outcome {}

        /** Another backtest runs. */
        record Busy() implements Outcome {}
    }
}
