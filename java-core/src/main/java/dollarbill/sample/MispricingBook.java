package dollarbill.sample;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.rng.UniformRandomProvider;

/** The planted mispricings of one symbol as they come and go from week to week. */
final class MispricingBook {
    /** Chance a week and strike of a new reverting mispricing. */
    static final double REVERTING_RATE = 0.12;

    /** Chance a week and strike that its quote becomes informed, where the volatility to come is far enough from that to expiry. */
    static final double INFORMED_RATE = 0.12;

    /** Least size of a new reverting shift, as a share of volatility. */
    static final double LEAST_REVERTING_SHIFT = 0.11;

    /** Least distance of the volatility to come at which a quote becomes informed, as a share of volatility. */
    static final double LEAST_INFORMED_SHIFT = 0.12;

    /** Greatest size of an informed shift, as a share of volatility. */
    static final double GREATEST_INFORMED_SHIFT = 0.22;

    /** Greatest size of a new reverting shift less the least, as a share of volatility. */
    static final double REVERTING_RANGE = 0.12;

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
     * @param volatility  volatility to expiry that the market expects
     * @param coming  volatility to expiry that will come, empty where less than a week of it is left: informed quotes are then at their value
     */
    Optional<Mispricing> thisWeek(
            LocalDate expiry, double strike, double moneyness, long days, double volatility, OptionalDouble coming) {
        if (!mispriced) {
            return Optional.empty();
        }
        Draw draw = new Draw(random.nextDouble(), random.nextDouble(), random.nextBoolean() ? 1.0 : -1.0);
        double informed = coming.isPresent()
                ? Math.clamp(coming.getAsDouble() / volatility - 1.0, -GREATEST_INFORMED_SHIFT, GREATEST_INFORMED_SHIFT)
                : 0.0;
        Key key = new Key(expiry, strike);
        Optional<Mispricing> old = Optional.ofNullable(standing.remove(key));
        Optional<Mispricing> now = old.isPresent()
                ? aged(old.get(), draw, informed * volatility)
                : startsHere(moneyness, days) ? fresh(draw, volatility, informed) : Optional.empty();
        now.ifPresent(mispricing -> standing.put(key, mispricing));
        return now;
    }

    /** The chances of one strike in one week. */
    private record Draw(double change, double size, double sign) {}

    private static Optional<Mispricing> aged(Mispricing old, Draw draw, double informedShift) {
        return switch (old.kind()) {
            case INFORMED -> Optional.of(new Mispricing(old.kind(), informedShift));
            case REVERTING -> draw.change() < Mispricing.REVERSION
                    ? Optional.empty()
                    : Optional.of(new Mispricing(old.kind(), 0.5 * old.shift()));
        };
    }

    private static boolean startsHere(double moneyness, long days) {
        double away = Math.abs(moneyness);
        return away >= LEAST_MONEYNESS && away <= WIDEST_MONEYNESS && days <= LONGEST_DAYS && days >= SHORTEST_DAYS;
    }

    private static Optional<Mispricing> fresh(Draw draw, double volatility, double informed) {
        if (draw.change() < REVERTING_RATE) {
            return Optional.of(new Mispricing(Mispricing.Kind.REVERTING,
                    draw.sign() * volatility * (LEAST_REVERTING_SHIFT + REVERTING_RANGE * draw.size())));
        }
        return draw.change() < REVERTING_RATE + INFORMED_RATE && Math.abs(informed) >= LEAST_INFORMED_SHIFT
                ? Optional.of(new Mispricing(Mispricing.Kind.INFORMED, informed * volatility))
                : Optional.empty();
    }
}
