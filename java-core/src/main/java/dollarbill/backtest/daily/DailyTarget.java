package dollarbill.backtest.daily;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a model of daily features foretells, five trading days ahead. */
public enum DailyTarget {
    /** Up by more than 1 % (1) or down by more than 1 % (0); days that end between are left out. */
    DIRECTION("direction_classifier", List.of("DOWN", "UP"), Optional.of("returns_20d")) {
        @Override
        OptionalInt label(double from, double to, double laterRank) {
            double gain = to / from - 1.0;
            return gain > MOVE ? OptionalInt.of(1) : gain < -MOVE ? OptionalInt.of(0) : OptionalInt.empty();
        }

        @Override
        int state(double before, double now, double rank) {
            double gain = now / before - 1.0;
            return gain > MOVE ? 2 : gain < -MOVE ? 0 : 1;
        }

        @Override
        public int states() {
            return 3;
        }
    },
    /** A move of more than 1 % either way (1) or none (0). */
    LARGE_MOVE("large_move", List.of("SMALL", "LARGE"), Optional.of("iv_level")) {
        @Override
        OptionalInt label(double from, double to, double laterRank) {
            return OptionalInt.of(Math.abs(to / from - 1.0) > MOVE ? 1 : 0);
        }

        @Override
        int state(double before, double now, double rank) {
            return Math.abs(now / before - 1.0) > MOVE ? 1 : 0;
        }

        @Override
        public int states() {
            return 2;
        }
    },
    /** The IV rank: below 30 (0), below 60 (1), from 60 on (2). */
    VOLATILITY("volatility_forecaster", List.of("LOW", "NORMAL", "HIGH"), Optional.empty()) {
        @Override
        OptionalInt label(double from, double to, double laterRank) {
            return Double.isNaN(laterRank) ? OptionalInt.empty() : OptionalInt.of(rankClass(laterRank));
        }

        @Override
        int state(double before, double now, double rank) {
            return rankClass(rank);
        }

        @Override
        public int states() {
            return 3;
        }
    };

    /** Trading days from a row to its outcome. */
    public static final int HORIZON = 5;

    /** Return, either way, beyond which a move counts. */
    public static final double MOVE = 0.01;

    private static final double LOW_BELOW = 30.0;
    private static final double HIGH_FROM = 60.0;

    private final String model;
    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> classes;

    @SuppressWarnings("ImmutableEnumChecker") // of a string
    private final Optional<String> single;

    DailyTarget(String model, List<String> classes, Optional<String> single) {
        this.model = model;
        this.classes = classes;
        this.single = single;
    }

    /** Returns the name of the model that foretells it. */
    public String model() {
        return model;
    }

    /** Returns the names of the classes, in the order of labels. */
    public List<String> classes() {
        return classes;
    }

    /** Returns the name of the feature that the regression on one feature reads; empty where there is no such baseline. */
    public Optional<String> single() {
        return single;
    }

    /** Returns whether there are two classes. */
    public boolean binary() {
        return classes.size() == 2;
    }

    /**
     * Returns the class of an outcome; empty where it teaches nothing.
     *
     * @param from  close of the day
     * @param to  close five trading days later
     * @param laterRank  IV rank of that later day in percent, NaN where there is none
     */
    abstract OptionalInt label(double from, double to, double laterRank);

    /** Returns what persistence goes by: the same target as it ended on the day itself. */
    abstract int state(double before, double now, double rank);

    /** Returns the number of values of {@link #state}. */
    public abstract int states();

    /** Returns the class of an IV rank in percent. */
    public static int rankClass(double rank) {
        return rank < LOW_BELOW ? 0 : rank < HIGH_FROM ? 1 : 2;
    }
}
