package dollarbill.market;

import dollarbill.market.ChainQuality.Candidate;
import dollarbill.market.QualityReport.ExcludedQuote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges the quotes of one expiry and root against each other and against the value they can have. */
record ExpiryCheck(
        ExerciseStyle style, QualityRules rules, double spot, double years, Optional<ParityForward> parity) {
    private static final double AMERICAN_PARITY_BAND = 0.05;

    /** Slack per spot for the rounding of quotes and of the snapshot's spot. */
    private static final double SLACK = 1e-3;

    List<Candidate> withinBounds(List<Candidate> rows, List<ExcludedQuote> excluded) {
        List<Candidate> kept = new ArrayList<>();
        for (Candidate row : rows) {
            OptionQuote quote = row.quote();
            double strike = quote.contract().strike();
            double least = leastValue(quote.contract());
            double most = quote.contract().type() == OptionType.CALL ? largestCall() : strike;
            if (quote.ask() < least - SLACK * spot) {
                excluded.add(new ExcludedQuote(
                        row.row(),
                        Reason.QUOTE_BELOW_INTRINSIC,
                        "ask " + quote.ask() + " below " + least));
            } else if (quote.bid() > most + SLACK * spot) {
                excluded.add(
                        new ExcludedQuote(row.row(), Reason.QUOTE_ABOVE_BOUND,
                                "bid " + quote.bid() + " above " + most));
            } else {
                kept.add(row);
            }
        }
        return kept;
    }

    private double leastValue(OptionContract contract) {
        double european = parity.map(
                p -> p.discount() * contract.type().payoff(p.forward(), contract.strike())).orElse(0.0);
        return style == ExerciseStyle.EUROPEAN ? european : contract.type().payoff(spot, contract.strike());
    }

    private double largestCall() {
        return parity.map(p -> Math.max(spot, p.discount() * p.forward())).orElse(spot);
    }

    /**
     * Drops a quote whose ask is below the bids of the next two quotes further out of the money (it is worth at least as
     * much as either); then one whose bid is above the line between its neighbours' asks (an option is convex in its
     * strike); then one whose ask is below the next bid. Two witnesses come first so that a quote that is too cheap does
     * not make its neighbour look too dear.
     */
    List<Candidate> inLineWithNeighbours(List<Candidate> rows, List<ExcludedQuote> excluded) {
        Set<Candidate> stale = new HashSet<>();
        for (OptionType type : OptionType.values()) {
            List<Candidate> ladder = rows.stream()
                    .filter(row -> row.quote().contract().type() == type)
                    .sorted(Comparator.comparingDouble(row -> row.quote().contract().strike() * type.sign()))
                    .toList();
            List<Candidate> left = without(ladder, tooCheap(ladder, 2, excluded), stale);
            left = without(left, tooDear(left, excluded), stale);
            without(left, tooCheap(left, 1, excluded), stale);
        }
        return rows.stream().filter(row -> !stale.contains(row)).toList();
    }

    private static List<Candidate> without(List<Candidate> ladder, Set<Candidate> dropped, Set<Candidate> stale) {
        stale.addAll(dropped);
        return ladder.stream().filter(row -> !dropped.contains(row)).toList();
    }

    private Set<Candidate> tooDear(List<Candidate> ladder, List<ExcludedQuote> excluded) {
        Set<Candidate> found = new HashSet<>();
        for (int i = 1; i + 1 < ladder.size(); i++) {
            OptionQuote quote = ladder.get(i).quote();
            OptionQuote before = ladder.get(i - 1).quote();
            OptionQuote after = ladder.get(i + 1).quote();
            double share = (quote.contract().strike() - before.contract().strike())
                    / (after.contract().strike() - before.contract().strike());
            double most = before.ask() + share * (after.ask() - before.ask());
            if (quote.bid() - most > rules.neighbourTolerance() * quote.spread()) {
                found.add(ladder.get(i));
                excluded.add(new ExcludedQuote(
                        ladder.get(i).row(),
                        Reason.QUOTE_STALE,
                        "bid " + quote.bid() + " above " + most + " between its neighbours' asks"));
            }
        }
        return found;
    }

    private Set<Candidate> tooCheap(List<Candidate> ladder, int witnesses, List<ExcludedQuote> excluded) {
        Set<Candidate> found = new HashSet<>();
        for (int i = 0; i + witnesses < ladder.size(); i++) {
            OptionQuote quote = ladder.get(i).quote();
            double least = Math.min(ladder.get(i + 1).quote().bid(), ladder.get(i + witnesses).quote().bid());
            if (least - quote.ask() > rules.neighbourTolerance() * quote.spread()) {
                found.add(ladder.get(i));
                excluded.add(new ExcludedQuote(
                        ladder.get(i).row(),
                        Reason.QUOTE_STALE,
                        "ask " + quote.ask() + " below the bid " + least + " of strikes further out of the money"));
            }
        }
        return found;
    }

    /** Drops the wider of a call and put that miss the forward by more than both spreads allow. */
    List<Candidate> inLineWithParity(List<Candidate> rows, List<ExcludedQuote> excluded) {
        if (parity.isEmpty()) {
            return rows;
        }
        Map<Double, Candidate> puts = new HashMap<>();
        rows.stream()
                .filter(row -> row.quote().contract().type() == OptionType.PUT)
                .forEach(row -> puts.put(row.quote().contract().strike(), row));
        Set<Candidate> broken = new HashSet<>();
        for (Candidate call : rows) {
            Candidate put = puts.get(call.quote().contract().strike());
            if (call.quote().contract().type() == OptionType.CALL && put != null) {
                breaking(call, put, parity.get()).ifPresent(out -> {
                    broken.add(out.row().equals(call.row()) ? call : put);
                    excluded.add(new ExcludedQuote(out.row(), Reason.QUOTE_PARITY_BREAK, out.detail()));
                });
            }
        }
        return rows.stream().filter(row -> !broken.contains(row)).toList();
    }

    private record Break(RawQuote row, String detail) {}

    private Optional<Break> breaking(Candidate call, Candidate put, ParityForward p) {
        double strike = call.quote().contract().strike();
        if (style == ExerciseStyle.AMERICAN && Math.abs(Math.log(strike / p.forward())) > AMERICAN_PARITY_BAND) {
            return Optional.empty();
        }
        double miss = call.quote().mid() - put.quote().mid() - p.discount() * (p.forward() - strike);
        double early = style == ExerciseStyle.AMERICAN ? strike * Math.abs(1.0 - p.discount()) : 0.0;
        double allowed = rules.parityTolerance() * (call.quote().spread() + put.quote().spread()) + early
                + SLACK * strike;
        if (Math.abs(miss) <= allowed) {
            return Optional.empty();
        }
        Candidate wider = call.quote().spread() >= put.quote().spread() ? call : put;
        return Optional
                .of(new Break(wider.row(), "call less put misses the forward by " + miss + ", allowed " + allowed));
    }
}
