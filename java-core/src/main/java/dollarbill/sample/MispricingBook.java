package dollarbill.sample;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;

/** The planted mispricings of one symbol as they come and go from week to week. */
final class MispricingBook {
    /** Chance a week and strike of a new reverting mispricing. */
    static final double REVERTING_RATE = 0.12;

    /** Chance a week and strike of a new persistent mispricing. */
    static final double PERSISTENT_RATE = 0.016;

    /** Least size of a new reverting shift, as a share of volatility. */
    static final double LEAST_REVERTING_SHIFT = 0.11;

    /** Least size of a new persistent shift, as a share of volatility. */
    static final double LEAST_PERSISTENT_SHIFT = 0.12;

    /** Greatest size of a new reverting shift less the least, as a share of volatility. */
    static final double REVERTING_RANGE = 0.12;

    /** Greatest size of a new persistent shift less the least, as a share of volatility. */
    static final double PERSISTENT_RANGE = 0.10;

    /** Nearest to the forward that mispricings start, in standard deviations. */
    static final double LEAST_MONEYNESS = 0.5;

    /** Furthest from the forward that mispricings start, in standard deviations. */
    static final double WIDEST_MONEYNESS = 1.25;

    private static final long LONGEST_DAYS = 100;
    private static final long SHORTEST_DAYS = 13;

    private final UniformRandomProvider random;
    private final boolean mispriced;
    private final Map<Key, Mispricing> standing = new HashMap<>();

    MispricingBook(long seed, SampleSymbol symbol, boolean mispriced) {
        this.mispriced = mispriced;
        this.random = Streams.of(seed, "mispricing " + symbol.symbol());
    }

    private record Key(LocalDate expiry, double strike) {}

    /**
     * Returns the mispricing of a strike this week; to be asked once a week for each strike listed, in a fixed order.
     *
     * @param moneyness  ln(K/F) in standard deviations
     * @param days  days to expiry
     * @param volatility  volatility to expiry
     */
    Optional<Mispricing> thisWeek(LocalDate expiry, double strike, double moneyness, long days, double volatility) {
        if (!mispriced) {
            return Optional.empty();
        }
        double change = random.nextDouble();
        double size = random.nextDouble();
        boolean up = random.nextBoolean();
        Key key = new Key(expiry, strike);
        Mispricing old = standing.remove(key);
        Mispricing now = old == null
                ? fresh(change, size, up, moneyness, days, volatility)
                : aged(old, change);
        if (now == null) {
            return Optional.empty();
        }
        standing.put(key, now);
        return Optional.of(now);
    }

    private static @org.jspecify.annotations.Nullable Mispricing aged(Mispricing old, double change) {
        if (old.kind() == Mispricing.Kind.PERSISTENT) {
            return old;
        }
        return change < Mispricing.REVERSION ? null : new Mispricing(old.kind(), 0.5 * old.shift());
    }

    private static @org.jspecify.annotations.Nullable Mispricing fresh(
            double change, double size, boolean up, double moneyness, long days, double volatility) {
        if (Math.abs(moneyness) < LEAST_MONEYNESS || Math.abs(moneyness) > WIDEST_MONEYNESS || days > LONGEST_DAYS
                || days < SHORTEST_DAYS) {
            return null;
        }
        double sign = up ? 1.0 : -1.0;
        if (change < REVERTING_RATE) {
            return new Mispricing(Mispricing.Kind.REVERTING,
                    sign * volatility * (LEAST_REVERTING_SHIFT + REVERTING_RANGE * size));
        }
        return change < REVERTING_RATE + PERSISTENT_RATE
                ? new Mispricing(Mispricing.Kind.PERSISTENT,
                        sign * volatility * (LEAST_PERSISTENT_SHIFT + PERSISTENT_RANGE * size))
                : null;
    }
}
