package dollarbill.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import dollarbill.app.StructureQuestion;
import dollarbill.app.risk.RiskService;
import dollarbill.app.sizing.SizingServices;
import dollarbill.app.sizing.StructureBelief;
import dollarbill.bridge.ModelHost;
import dollarbill.feature.SignalFeatures;
import dollarbill.market.Reason;
import dollarbill.market.Symbol;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What the endpoint asks of the application. Every method may be called from several threads at once. */
public interface SignalDesk {
    /** Returns what runs backtests; absent where this server does not. */
    default Optional<BacktestDesk> backtests() {
        return Optional.empty();
    }

    /** Returns the newest finished run; absent until the first one ends. */
    Optional<Board> current();

    /**
     * Lets the classifier judge rows of features, all by one generation.
     *
     * @param rows  at least one row that passed {@link EnhanceBody#parse}
     * @return one answer a row, in order
     */
    Enhanced enhance(List<FeatureRow> rows);

    /** Returns the models' host; absent while Python starts. Does not wait. */
    Optional<ModelHost> models();

    /** Returns why signals are less than they could be now, beyond what the models' own states say. */
    List<Condition> conditions();

    /**
     * Returns the surface of the newest chain that a run knows, fitted at the first call and kept.
     *
     * @param symbol  symbol of the underlying, in any letters
     */
    SurfaceAnswer surface(String symbol);

    /** Returns the services that size stakes and portfolios. */
    SizingServices sizing();

    /** Returns the service that tells the risk of a book. */
    RiskService risk();

    /** Returns what answers about forecasts and recommendations. */
    ForecastDesk forecasts();

    /** The surface of an underlying, or why there is none. */
    sealed interface SurfaceAnswer {
        /**
         * A surface.
         *
         * @param document  equal to what the command line prints
         */
        record Found(JsonNode document) implements SurfaceAnswer {}

        /**
         * No surface of a known underlying, for as long as this run lasts.
         *
         * @param reason  why
         * @param text  one sentence
         */
        record Refused(Reason reason, String text) implements SurfaceAnswer {}

        /** Nobody knows the underlying. */
        record Unknown() implements SurfaceAnswer {}

        /** The first run has not ended. */
        record NotYet() implements SurfaceAnswer {}
    }

    /**
     * Analyses a structure on the newest chain that a run knows, whose surface is fitted at the first call and kept, and sizes it where
     * something is believed of it.
     */
    StructureFinding analyze(Symbol symbol, StructureQuestion question, Optional<StructureBelief> belief);

    /** An analysed structure, or why there is none. */
    sealed interface StructureFinding {
        /**
         * An analysis.
         *
         * @param document  equal to what the command line prints
         */
        record Found(JsonNode document) implements StructureFinding {}

        /**
         * No such structure on the chain.
         *
         * @param reason  why
         * @param detail  the contract or figure behind it
         */
        record Refused(Reason reason, String detail) implements StructureFinding {}

        /** Nobody knows the underlying. */
        record Unknown() implements StructureFinding {}

        /** The first run has not ended. */
        record NotYet() implements StructureFinding {}
    }

    /**
     * The signals of one run.
     *
     * @param document  the signal document, equal to what the command line prints
     * @param items  its signals, in its order
     * @param generation  generation of the classifier that scored them; absent where none did
     */
    record Board(JsonNode document, List<Item> items, OptionalLong generation) {
        public Board {
            items = List.copyOf(items);
        }
    }

    /**
     * One signal of a run.
     *
     * @param id  its id, unique in the run
     * @param symbol  symbol of the underlying
     * @param confidence  the model's confidence in [0, 1]; absent where no model answered
     * @param document  its part of the signal document
     */
    record Item(String id, String symbol, OptionalDouble confidence, JsonNode document) {}

    /**
     * Features of one signal to be judged.
     *
     * @param id  the caller's name for it
     * @param features  its features
     */
    record FeatureRow(String id, SignalFeatures features) {}

    /**
     * Answers to feature rows.
     *
     * @param document  the answer's body
     * @param generation  generation of the classifier that answered; absent where none did
     */
    record Enhanced(JsonNode document, OptionalLong generation) {}

    /**
     * A reason why answers are less than they could be.
     *
     * @param code  stable code
     * @param text  one sentence
     */
    record Condition(String code, String text) {}
}
