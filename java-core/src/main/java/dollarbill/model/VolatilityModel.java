package dollarbill.model;

import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelId;
import dollarbill.bridge.Values;
import dollarbill.feature.FeatureTable;
import java.time.Duration;

/** The volatility forecaster: the class of the IV rank in five trading days, and whether implied volatility moves out of its class of today. */
public final class VolatilityModel {
    /** The model's name. */
    public static final ModelId ID = new ModelId("volatility_forecaster");

    private static final double WHOLE = 1e-9;

    private final DailyModel model;

    /**
     * Creates a face of the model that a host serves.
     *
     * @param deadline  limit on one call
     */
    public VolatilityModel(ModelHost host, Duration deadline) {
        model = new DailyModel(host, ID, deadline);
    }

    /** Class of the IV rank. */
    public enum Regime {
        /** Below 30. */
        LOW,
        /** From 30 and below 60. */
        NORMAL,
        /** From 60 on. */
        HIGH
    }

    /** Where implied volatility goes. */
    public enum Move {
        /** To a lower class than today's. */
        CONTRACTING,
        /** It stays in its class. */
        STABLE,
        /** To a higher class. */
        EXPANDING
    }

    /**
     * What it foretells; probabilities of classes sum to 1, and those of moves.
     *
     * @param low  probability of LOW
     * @param normal  probability of NORMAL
     * @param high  probability of HIGH
     * @param contracting  probability of CONTRACTING
     * @param stable  probability of STABLE
     * @param expanding  probability of EXPANDING
     * @param evidence  share of the model's own probabilities that is served; the rest is how often each class followed that of today
     */
    public record Answer(
            double low,
            double normal,
            double high,
            double contracting,
            double stable,
            double expanding,
            double evidence) {
        public Answer {
            if (Math.abs(low + normal + high - 1.0) > WHOLE
                    || Math.abs(contracting + stable + expanding - 1.0) > WHOLE) {
                throw new IllegalArgumentException("probabilities " + low + ", " + normal + ", " + high + " and "
                        + contracting + ", " + stable + ", " + expanding + " must each sum to 1");
            }
        }

        /** Returns the likeliest class. */
        public Regime regime() {
            return low >= normal && low >= high ? Regime.LOW : normal >= high ? Regime.NORMAL : Regime.HIGH;
        }

        /** Returns the probability of the likeliest class. */
        public double confidence() {
            return Math.max(low, Math.max(normal, high));
        }

        /** Returns the likeliest move. */
        public Move move() {
            return stable >= contracting && stable >= expanding ? Move.STABLE
                    : contracting >= expanding ? Move.CONTRACTING : Move.EXPANDING;
        }
    }

    /**
     * Foretells from a day of a table.
     *
     * @param day  index of the day
     */
    public Outlook<Answer> foretell(FeatureTable table, int day) {
        return model.ask(
                names -> VolatilityInputs.row(table, day, names), table.days().cutoff(day), VolatilityModel::answer);
    }

    private static Answer answer(Values v) {
        return new Answer(v.get(0), v.get(1), v.get(2), v.get(3), v.get(4), v.get(5), v.get(9));
    }
}
