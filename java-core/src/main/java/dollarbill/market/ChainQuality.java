package dollarbill.market;

import dollarbill.market.QualityReport.ExcludedQuote;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/**
 * Separates usable quotes from those that say nothing, and counts why.
 *
 * <p>First each row by itself: expired, incomplete, crossed, without bid (its mid says only that the option is worth
 * less than the ask), wide, duplicate. Then the rows of one expiry and root together: outside the bounds of its value,
 * out of line with its strike neighbours (stale), out of line with its call or put (parity). One snapshot cannot show
 * that a quote stands still; a quote that its neighbours contradict by more than the spreads is taken for it.
 */
public final class ChainQuality {
    private final RawChain raw;
    private final QualityRules rules;
    private final List<ExcludedQuote> excluded = new ArrayList<>();

    private ChainQuality(RawChain raw, QualityRules rules) {
        this.raw = raw;
        this.rules = rules;
    }

    /** Quotes that settle together. */
    private record Group(LocalDate expiry, String root) {}

    /** Checks a chain. */
    public static CheckedChain check(RawChain chain, QualityRules rules) {
        return new ChainQuality(chain, rules).check();
    }

    private CheckedChain check() {
        Map<Group, List<Candidate>> groups = new TreeMap<>(
                Comparator.comparing(Group::expiry).thenComparing(Group::root));
        for (Candidate candidate : singly()) {
            OptionContract contract = candidate.quote().contract();
            groups.computeIfAbsent(new Group(contract.expiry(), contract.root()), g -> new ArrayList<>())
                    .add(candidate);
        }
        OptionalDouble spot = raw.spot().isPresent() ? raw.spot() : impliedSpot(groups);
        if (groups.isEmpty() || spot.isEmpty()) {
            Reason reason = groups.isEmpty() ? Reason.CHAIN_EMPTY : Reason.SPOT_MISSING;
            return new CheckedChain.Refused(reason, QualityReport.of(raw, excluded));
        }
        List<OptionQuote> usable = new ArrayList<>();
        groups.forEach((group, rows) -> together(group, rows, spot.getAsDouble()).stream()
                .map(Candidate::quote)
                .forEach(usable::add));
        QualityReport report = QualityReport.of(raw, excluded);
        if (usable.isEmpty()) {
            return new CheckedChain.Refused(Reason.CHAIN_EMPTY, report);
        }
        OptionChain chain = new OptionChain(
                raw.underlying(),
                raw.quoteDate(),
                raw.asOf(),
                spot.getAsDouble(),
                raw.style(),
                raw.synthetic(),
                raw.source(),
                usable);
        return new CheckedChain.Usable(chain, raw.spot().isEmpty(), report);
    }

    private List<Candidate> singly() {
        List<Candidate> kept = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (RawQuote row : raw.quotes()) {
            Optional<ExcludedQuote> fault = fault(row, seen);
            if (fault.isPresent()) {
                excluded.add(fault.get());
            } else {
                kept.add(new Candidate(
                        row,
                        new OptionQuote(
                                row.contract(),
                                row.bid().orElseThrow(),
                                row.ask().orElseThrow(),
                                row.volume(),
                                row.openInterest())));
            }
        }
        return kept;
    }

    private Optional<ExcludedQuote> fault(RawQuote row, Set<String> seen) {
        OptionContract contract = row.contract();
        if (!contract.expiry().isAfter(raw.quoteDate())) {
            return out(row, Reason.QUOTE_EXPIRED, "expiry " + contract.expiry() + " is not after " + raw.quoteDate());
        }
        if (row.bid().isEmpty() || row.ask().isEmpty()) {
            return out(row, Reason.QUOTE_INCOMPLETE, row.bid().isEmpty() ? "no bid" : "no ask");
        }
        double bid = row.bid().getAsDouble();
        double ask = row.ask().getAsDouble();
        if (bid > ask) {
            return out(row, Reason.QUOTE_CROSSED, "bid " + bid + " above ask " + ask);
        }
        if (!(bid > 0.0)) {
            return out(row, Reason.QUOTE_ZERO_BID, "bid " + bid + ", ask " + ask);
        }
        double widest = Math.max(rules.widestAbsolute(), rules.widestRelative() * 0.5 * (bid + ask));
        if (ask - bid > widest) {
            return out(row, Reason.QUOTE_WIDE_SPREAD, "spread " + (ask - bid) + " above " + widest);
        }
        String key = contract.root() + contract.expiry() + contract.type().letter() + contract.strike();
        return seen.add(key)
                ? Optional.empty()
                : out(row, Reason.QUOTE_DUPLICATE, "contract " + contract.code() + " stands above already");
    }

    private static Optional<ExcludedQuote> out(RawQuote row, Reason reason, String detail) {
        return Optional.of(new ExcludedQuote(row, reason, detail));
    }

    private List<Candidate> together(Group group, List<Candidate> rows, double spot) {
        double years = years(group);
        Optional<ParityForward> parity = parity(group, rows);
        ExpiryCheck check = new ExpiryCheck(raw.style(), rules, spot, years, parity);
        List<Candidate> kept = check.withinBounds(rows, excluded);
        kept = check.inLineWithNeighbours(kept, excluded);
        return check.inLineWithParity(kept, excluded);
    }

    private double years(Group group) {
        return ExpiryTime.years(raw.asOf(), group.expiry);
    }

    private Optional<ParityForward> parity(Group group, List<Candidate> rows) {
        return ParityForward.estimate(
                rows.stream().map(Candidate::quote).toList(),
                raw.style(),
                years(group),
                rules.flatRate());
    }

    /** Spot from the discounted forward of the nearest expiry, where dividends matter least. */
    private OptionalDouble impliedSpot(Map<Group, List<Candidate>> groups) {
        return groups.entrySet()
                .stream()
                .flatMap(entry -> parity(entry.getKey(), entry.getValue()).stream())
                .mapToDouble(parity -> parity.forward() * parity.discount())
                .findFirst();
    }

    /** A row with its two-sided quote. */
    record Candidate(RawQuote row, OptionQuote quote) {}
}
