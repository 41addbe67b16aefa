package dollarbill.model;

import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelId;
import dollarbill.feature.FeatureTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The model of large moves: how likely a symbol moves by more than 1 % either way in five trading days. */
public final class LargeMoveModel {
    /** The model's name. */
    public static final ModelId ID = new ModelId("large_move");

    private final DailyModel model;

    /**
     * Creates a face of the model that a host serves.
     *
     * @param deadline  limit on one call
     */
    public LargeMoveModel(ModelHost host, Duration deadline) {
        model = new DailyModel(host, ID, deadline);
    }

    /**
     * What it foretells.
     *
     * @param probability  of a large move; as far as evidence of skill is missing, that of the regression on implied volatility alone, and as
     *     far as that has none either, the base rate
     * @param unshrunk  the same before shrinking
     * @param baseRate  share of large moves in training
     * @param threshold  of greatest F1 score in training
     * @param evidence  share of the model's own probability that is served: 0 means there is no evidence of skill beyond implied
     *     volatility
     * @param single  probability of the regression on implied volatility alone
     * @param singleShare  share of that regression in what is served where the model is not
     */
    public record Answer(
            double probability,
            double unshrunk,
            double baseRate,
            double threshold,
            double evidence,
            double single,
            double singleShare) {
        /** Returns whether the probability says something of the day beyond the base rate. */
        public boolean skilled() {
            return evidence > 0.0 || singleShare > 0.0;
        }
    }

    /**
     * Foretells from a day of a table.
     *
     * @param day  index of the day
     */
    public Outlook<Answer> foretell(FeatureTable table, int day) {
        return model.ask(InputRow.features(table, day), table.days().cutoff(day), LargeMoveModel::answer);
    }

    /**
     * Foretells from several days, all by one generation.
     *
     * @param days  what the model reads of each
     * @param asOf  moment up to which all of it was known
     */
    public List<Outlook<Answer>> foretell(List<? extends InputRow> days, Instant asOf) {
        return model.ask(days, asOf, LargeMoveModel::answer);
    }

    private static Answer answer(Outputs v) {
        return new Answer(
                v.get("probability"), v.get("unshrunk"), v.get("base_rate"), v.get("threshold"), v.get("evidence"),
                v.get("single_feature"), v.get("single_share"));
    }
}
