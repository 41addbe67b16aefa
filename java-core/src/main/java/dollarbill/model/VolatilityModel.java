package dollarbill.model;

import dollarbill.bridge.ModelHost;
import dollarbill.bridge.ModelId;
import dollarbill.feature.FeatureTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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
        HIGH;

        private static final double LOW_BELOW = 30.0;
        private static final double HIGH_FROM = 60.0;

        /** Returns the class of an IV rank, 0 to 100. */
        public static Regime of(double rank) {
            return rank < LOW_BELOW ? LOW : rank < HIGH_FROM ? NORMAL : HIGH;
        }
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
        return model.ask(InputRow.features(table, day), table.days().cutoff(day), VolatilityModel::answer);
    }

    /**
     * Foretells from several days, all by one generation.
     *
     * @param days  what the model reads of each
     * @param asOf  moment up to which all of it was known
     */
    public List<Outlook<Answer>> foretell(List<? extends InputRow> days, Instant asOf) {
        return model.ask(days, asOf, VolatilityModel::answer);
    }

    /** Returns what an answer of the model says. */
    public static Answer answer(Outputs v) {
        return new Answer(
                v.get("low"),
                v.get("normal"),
                v.get("high"),
                v.get("contracting"),
                v.get("stable"),
                v.get("expanding"),
                v.get("evidence"));
    }
}
