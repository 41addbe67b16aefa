package dollarbill.sample;

import dollarbill.market.OptionType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;

/** Damages a few quotes of each chain of one symbol, so that a quality check has something to find. */
final class DefectPlanter {
    private static final double CHANCE = 0.5;
    private static final double LEAST_MOVE = 0.10;

    private final UniformRandomProvider random;
    private Map<String, SampleQuote> before = Map.of();
    private LocalDate dayBefore = LocalDate.MIN;

    DefectPlanter(long seed, SampleSymbol symbol) {
        this.random = Streams.of(seed, "defects " + symbol.symbol());
    }

    /** What is wrong with a quote. */
    enum Kind {
        /** Bid above ask. */
        CROSSED,
        /** Ask below what exercise is worth. */
        BELOW_INTRINSIC,
        /** Bid and ask of the week before, though the value has moved away. */
        STALE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A damaged quote.
     *
     * @param code  contract
     * @param kind  what is wrong
     */
    record Defect(String code, Kind kind) {}

    /** Damages quotes in place and returns what was done; to be called once a chain, oldest first. */
    List<Defect> plant(LocalDate date, double spot, List<SampleQuote> quotes) {
        Map<String, SampleQuote> sound = new HashMap<>();
        quotes.forEach(q -> sound.put(q.code(), q));
        List<Defect> done = new ArrayList<>();
        Set<Integer> taken = new HashSet<>();
        for (Kind kind : Kind.values()) {
            if (random.nextDouble() < CHANCE) {
                plantOne(kind, spot, quotes, taken, done);
            }
        }
        before = sound;
        dayBefore = date;
        return done;
    }

    private void plantOne(
            Kind kind, double spot, List<SampleQuote> quotes, Set<Integer> taken, List<Defect> done) {
        int start = random.nextInt(quotes.size());
        for (int i = 0; i < quotes.size(); i++) {
            int index = (start + i) % quotes.size();
            SampleQuote quote = quotes.get(index);
            if (quote.planted().isEmpty() && !taken.contains(index) && suits(kind, quote, spot)) {
                quotes.set(index, damaged(kind, quote, spot));
                taken.add(index);
                done.add(new Defect(quote.code(), kind));
                return;
            }
        }
    }

    private boolean suits(Kind kind, SampleQuote quote, double spot) {
        return switch (kind) {
            case CROSSED -> quote.bid() >= 20;
            case BELOW_INTRINSIC -> intrinsic(quote, spot) >= 0.02 * spot;
            case STALE -> {
                SampleQuote old = before.get(quote.code());
                double away = 0.01 * Math.max(quote.ask() - quote.bid(), 0L) + LEAST_MOVE;
                yield old != null && old.bid() > 0 && old.planted().isEmpty()
                        && Math.abs(old.fair() - quote.fair()) > 3.0 * away;
            }
        };
    }

    private SampleQuote damaged(Kind kind, SampleQuote quote, double spot) {
        return switch (kind) {
            case CROSSED -> quote.withPrices(quote.ask() + 5, Math.max(1, quote.bid() - 5));
            case BELOW_INTRINSIC -> {
                long ask = (long) (100.0 * 0.9 * intrinsic(quote, spot)) - 5;
                yield quote.withPrices(Math.max(0, ask - 10), Math.max(1, ask));
            }
            case STALE -> {
                SampleQuote old = before.get(quote.code());
                yield old == null ? quote : quote.standingSince(old, dayBefore);
            }
        };
    }

    private static double intrinsic(SampleQuote quote, double spot) {
        double atOnce = quote.type() == OptionType.CALL ? spot - quote.strike() : quote.strike() - spot;
        return Math.min(atOnce, quote.bound());
    }
}
