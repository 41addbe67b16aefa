package dollarbill.model;

import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelId;
import dollarbill.feature.FeatureTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The direction classifier: how likely a symbol rises rather than falls by more than 1 % in five trading days. */
public final class DirectionModel {
    /** The model's name. */
    public static final ModelId ID = new ModelId("direction_classifier");

    private final DailyModel model;

    /**
     * Creates a face of the model that a host serves.
     *
     * @param deadline  limit on one call
     */
    public DirectionModel(ModelHost host, Duration deadline) {
        model = new DailyModel(host, ID, deadline);
    }

    /** Which way a symbol is called. */
    public enum Direction {
        /** Up by more than 1 %. */
        UP,
        /** Down by more than 1 %. */
        DOWN
    }

    /**
     * What it foretells.
     *
     * @param probabilityUp  probability of UP, shrunk to the base rate as far as evidence of skill is missing
     * @param unshrunk  the same before shrinking
     * @param baseRate  share of UP in training
     * @param threshold  from which unshrunk probability on UP is called, of greatest F1 score in training
     * @param evidence  share of the model's own probability that is served: 0 means there is no evidence of skill
     */
    public record Answer(
            double probabilityUp, double unshrunk, double baseRate, double threshold, double evidence) {
        /**
         * Returns which way is called: by the probability before shrinking, as the threshold was learned and measured; without
         * evidence of skill the way that was the more frequent.
         */
        public Direction direction() {
            boolean up = skilled() ? unshrunk >= threshold : probabilityUp >= 0.5;
            return up ? Direction.UP : Direction.DOWN;
        }

        /** Returns whether there is evidence of skill; without it the probability is the base rate, and says nothing of the day. */
        public boolean skilled() {
            return evidence > 0.0;
        }
    }

    /**
     * Foretells from a day of a table.
     *
     * @param day  index of the day
     */
    public Outlook<Answer> foretell(FeatureTable table, int day) {
        return model.ask(InputRow.features(table, day), table.days().cutoff(day), DirectionModel::answer);
    }

    /**
     * Foretells from several days, all by one generation.
     *
     * @param days  what the model reads of each
     * @param asOf  moment up to which all of it was known
     */
    public List<Outlook<Answer>> foretell(List<? extends InputRow> days, Instant asOf) {
        return model.ask(days, asOf, DirectionModel::answer);
    }

    /** Returns what an answer of the model says. */
    public static Answer answer(Outputs v) {
        return new Answer(
                v.get("probability_up"), v.get("unshrunk"), v.get("base_rate"), v.get("threshold"), v.get("evidence"));
    }
}
