package dollarbill.surface;

import dollarbill.market.ExerciseStyle;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.market.OptionType;
import dollarbill.surface.QuoteArbitrage.Leg;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds trades at quoted prices that cannot lose: bought at asks, sold at bids.
 *
 * <p>Every pair of strikes of one expiry, type and root is compared for vertical spreads; for each option sold the two wings
 * that earn most for butterflies; every pair of expiries for calendars; each call with its put for parity. European calendars
 * compare prices over the discounted forward at equal {@code K/F}, where the later option may be a mix of two neighbouring
 * strikes, which is worth at least as much because value is convex in the strike; American ones compare equal strikes. Parity
 * is that of the forward, {@code C - P = D (F - K)}; for American options {@code D F - K <= C - P <= S - D K}.
 *
 * <p>Source: P. Carr and D. Madan, "A note on sufficient conditions for no arbitrage", Finance Research Letters 2 (2005);
 * J. Hull, "Options, Futures, and Other Derivatives", chapter on properties of stock options, for the American bounds.
 */
final class QuoteArbitrageFinder {
    /** Profits below this share of the spot are rounding. */
    private static final double ROUNDING = 1e-9;

    private final ExerciseStyle style;
    private final double spot;
    private final List<QuoteArbitrage> found = new ArrayList<>();

    private QuoteArbitrageFinder(ExerciseStyle style, double spot) {
        this.style = style;
        this.spot = spot;
    }

    /** Quotes that settle together. */
    private record Group(LocalDate expiry, String root) {}

    /** The quotes of one group by type, each by ascending strike, and its forward where there is one. */
    private record Ladders(List<OptionQuote> calls, List<OptionQuote> puts, Optional<ExpiryForward> forward) {
        List<OptionQuote> of(OptionType type) {
            return type == OptionType.CALL ? calls : puts;
        }
    }

    static List<QuoteArbitrage> find(
            List<OptionQuote> quotes, ExerciseStyle style, double spot, List<ExpiryForward> forwards) {
        return new QuoteArbitrageFinder(style, spot).find(quotes, forwards);
    }

    private List<QuoteArbitrage> find(List<OptionQuote> quotes, List<ExpiryForward> forwards) {
        List<Ladders> ladders = new ArrayList<>();
        group(quotes).forEach((group, own) -> ladders.add(new Ladders(
                ladder(own, OptionType.CALL),
                ladder(own, OptionType.PUT),
                forwards.stream()
                        .filter(f -> f.expiry().equals(group.expiry) && f.root().equals(group.root))
                        .findFirst())));
        for (int i = 0; i < ladders.size(); i++) {
            Ladders own = ladders.get(i);
            for (OptionType type : OptionType.values()) {
                verticals(own, type);
                butterflies(own.of(type));
                for (Ladders later : ladders.subList(i + 1, ladders.size())) {
                    calendars(own, later, type);
                }
            }
            own.forward.ifPresent(forward -> parity(own, forward));
        }
        found.sort(Comparator.comparingDouble(QuoteArbitrage::size).reversed());
        return found;
    }

    private static Map<Group, List<OptionQuote>> group(List<OptionQuote> quotes) {
        Map<Group, List<OptionQuote>> groups = new TreeMap<>(
                Comparator.comparing(Group::expiry).thenComparing(Group::root));
        for (OptionQuote quote : quotes) {
            OptionContract contract = quote.contract();
            groups.computeIfAbsent(new Group(contract.expiry(), contract.root()), g -> new ArrayList<>()).add(quote);
        }
        return groups;
    }

    private static List<OptionQuote> ladder(List<OptionQuote> quotes, OptionType type) {
        return quotes.stream()
                .filter(quote -> quote.contract().type() == type)
                .sorted(Comparator.comparingDouble(QuoteArbitrageFinder::strike))
                .toList();
    }

    private static double strike(OptionQuote quote) {
        return quote.contract().strike();
    }

    private void add(ArbitrageKind kind, double size, List<Leg> legs) {
        if (size > ROUNDING * spot) {
            found.add(new QuoteArbitrage(kind, legs, size));
        }
    }

    private static Leg buy(OptionQuote quote, double quantity) {
        return new Leg(quote.contract(), quantity, quote.ask());
    }

    private static Leg sell(OptionQuote quote) {
        return new Leg(quote.contract(), -1.0, quote.bid());
    }

    private void verticals(Ladders own, OptionType type) {
        List<OptionQuote> ladder = own.of(type);
        double most = style == ExerciseStyle.EUROPEAN ? own.forward.map(f -> f.parity().discount()).orElse(1.0) : 1.0;
        for (int i = 0; i < ladder.size(); i++) {
            for (int j = i + 1; j < ladder.size(); j++) {
                OptionQuote dear = ladder.get(type == OptionType.CALL ? i : j);
                OptionQuote cheap = ladder.get(type == OptionType.CALL ? j : i);
                double gap = strike(ladder.get(j)) - strike(ladder.get(i));
                if (gap > 0.0) {
                    add(ArbitrageKind.VERTICAL, cheap.bid() - dear.ask(), List.of(sell(cheap), buy(dear, 1.0)));
                    add(
                            ArbitrageKind.VERTICAL_BOUND,
                            dear.bid() - cheap.ask() - most * gap,
                            List.of(sell(dear), buy(cheap, 1.0)));
                }
            }
        }
    }

    private void butterflies(List<OptionQuote> ladder) {
        for (int body = 1; body + 1 < ladder.size(); body++) {
            OptionQuote sold = ladder.get(body);
            double best = 0.0;
            Optional<List<Leg>> legs = Optional.empty();
            for (int low = 0; low < body; low++) {
                for (int high = body + 1; high < ladder.size(); high++) {
                    double share = share(ladder.get(low), sold, ladder.get(high));
                    double cost = (1.0 - share) * ladder.get(low).ask() + share * ladder.get(high).ask();
                    if (share > 0.0 && share < 1.0 && sold.bid() - cost > best) {
                        best = sold.bid() - cost;
                        legs = Optional.of(List.of(
                                sell(sold),
                                buy(ladder.get(low), 1.0 - share),
                                buy(ladder.get(high), share)));
                    }
                }
            }
            if (legs.isPresent()) {
                add(ArbitrageKind.BUTTERFLY, best, legs.get());
            }
        }
    }

    private static double share(OptionQuote low, OptionQuote body, OptionQuote high) {
        return (strike(body) - strike(low)) / (strike(high) - strike(low));
    }

    private void calendars(Ladders earlier, Ladders later, OptionType type) {
        List<OptionQuote> far = later.of(type);
        for (OptionQuote sold : earlier.of(type)) {
            if (!far.isEmpty() && far.getFirst().contract().expiry().isAfter(sold.contract().expiry())) {
                if (style == ExerciseStyle.AMERICAN) {
                    americanCalendar(sold, far);
                } else if (earlier.forward.isPresent() && later.forward.isPresent()) {
                    europeanCalendar(sold, earlier.forward.get(), far, later.forward.get());
                }
            }
        }
    }

    private void americanCalendar(OptionQuote sold, List<OptionQuote> far) {
        int at = firstFrom(far, strike(sold));
        if (at < far.size() && strike(far.get(at)) == strike(sold)) {
            OptionQuote bought = far.get(at);
            add(ArbitrageKind.CALENDAR, sold.bid() - bought.ask(), List.of(sell(sold), buy(bought, 1.0)));
        }
    }

    private void europeanCalendar(
            OptionQuote sold, ExpiryForward near, List<OptionQuote> far, ExpiryForward later) {
        double strike = strike(sold) / near.parity().forward() * later.parity().forward();
        double units = near.parity().discount() * near.parity().forward()
                / (later.parity().discount() * later.parity().forward());
        int at = firstFrom(far, strike);
        if (at < far.size() && strike(far.get(at)) == strike) {
            OptionQuote bought = far.get(at);
            add(ArbitrageKind.CALENDAR, sold.bid() - units * bought.ask(), List.of(sell(sold), buy(bought, units)));
        } else if (at > 0 && at < far.size()) {
            OptionQuote low = far.get(at - 1);
            OptionQuote high = far.get(at);
            double share = (strike - strike(low)) / (strike(high) - strike(low));
            double cost = units * ((1.0 - share) * low.ask() + share * high.ask());
            add(
                    ArbitrageKind.CALENDAR,
                    sold.bid() - cost,
                    List.of(sell(sold), buy(low, units * (1.0 - share)), buy(high, units * share)));
        }
    }

    /** Index of the first quote whose strike is at least the given one. */
    private static int firstFrom(List<OptionQuote> ladder, double strike) {
        int low = 0;
        int high = ladder.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (strike(ladder.get(middle)) < strike) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void parity(Ladders own, ExpiryForward forward) {
        double discount = forward.parity().discount();
        double prepaid = discount * forward.parity().forward();
        for (OptionQuote call : own.calls) {
            double strike = strike(call);
            int at = firstFrom(own.puts, strike);
            if (at < own.puts.size() && strike(own.puts.get(at)) == strike) {
                OptionQuote put = own.puts.get(at);
                boolean european = style == ExerciseStyle.EUROPEAN;
                double least = prepaid - (european ? discount * strike : Math.max(strike, discount * strike));
                double most = european
                        ? prepaid - discount * strike
                        : Math.max(spot, prepaid) - Math.min(strike, discount * strike);
                add(
                        ArbitrageKind.PARITY,
                        call.bid() - put.ask() - most,
                        List.of(sell(call), buy(put, 1.0)));
                add(
                        ArbitrageKind.PARITY,
                        least - (call.ask() - put.bid()),
                        List.of(sell(put), buy(call, 1.0)));
            }
        }
    }
}
