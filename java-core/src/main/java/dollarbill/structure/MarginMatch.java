package dollarbill.structure;

import dollarbill.market.OptionType;
import dollarbill.structure.RegTMargin.Holding;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * One way to match sold options: so many of each are covered by shares, so many uncovered, the rest covered by bought options.
 *
 * <p>Instances share arrays while a search runs and are read only within it; the cheapest is a copy.
 */
final class MarginMatch {
    private static final double MOST_WAYS = 50_000.0;

    private final Holding holding;
    private final double[] covered;
    private final double[] uncovered;

    private MarginMatch(Holding holding, double[] covered, double[] uncovered) {
        this.holding = holding;
        this.covered = covered;
        this.uncovered = uncovered;
    }

    /**
     * Returns the match of least cost. Contracts of a leg are matched one by one where there are few of them, else all alike.
     *
     * @param cost  infinite for a match that is not allowed
     */
    static MarginMatch cheapest(Holding holding, ToDoubleFunction<MarginMatch> cost) {
        return new Search(holding, cost).best();
    }

    /** Returns how many contracts of a sold leg are covered by shares. */
    double covered(int leg) {
        return covered[leg];
    }

    /** Returns how many contracts of a sold leg nothing covers. */
    double uncovered(int leg) {
        return uncovered[leg];
    }

    private double grouped(int leg) {
        return -holding.sold().get(leg).quantity() - covered[leg] - uncovered[leg];
    }

    /** Returns the largest loss per share of the remaining sold options with the bought ones; infinite without bound. */
    double spreadLoss() {
        TreeSet<LocalDate> expiries = new TreeSet<>();
        for (int i = 0; i < covered.length; i++) {
            if (grouped(i) > 0.0) {
                expiries.add(holding.sold().get(i).contract().expiry());
            }
        }
        if (expiries.isEmpty()) {
            return 0.0;
        }
        double together = loss(expiries.getFirst(), expiries.getLast(), false);
        if (expiries.size() == 1) {
            return together;
        }
        return Math.min(together, expiries.stream().mapToDouble(day -> loss(day, day, true)).sum());
    }

    /** Largest loss of intrinsic value of those sold between two days with bought ones that last, or that expire on the last day. */
    private double loss(LocalDate first, LocalDate last, boolean sameDay) {
        List<OptionLeg> cover = holding.bought()
                .stream()
                .filter(leg -> sameDay
                        ? leg.contract().expiry().equals(last)
                        : !leg.contract().expiry().isBefore(last))
                .toList();
        TreeSet<Double> prices = new TreeSet<>(List.of(0.0));
        double slope = 0.0;
        for (OptionLeg leg : cover) {
            prices.add(leg.contract().strike());
            slope += LegPayoff.slopeAbove(leg);
        }
        for (int i = 0; i < covered.length; i++) {
            OptionLeg leg = holding.sold().get(i);
            if (within(leg, first, last) && grouped(i) > 0.0) {
                prices.add(leg.contract().strike());
                slope -= leg.contract().type() == OptionType.CALL ? grouped(i) : 0.0;
            }
        }
        if (slope < 0.0) {
            return Double.POSITIVE_INFINITY;
        }
        double least = 0.0;
        for (double price : prices) {
            double worth = cover.stream().mapToDouble(leg -> leg.payoff(price)).sum();
            for (int i = 0; i < covered.length; i++) {
                OptionLeg leg = holding.sold().get(i);
                if (within(leg, first, last)) {
                    worth -= grouped(i) * leg.contract().type().payoff(price, leg.contract().strike());
                }
            }
            least = Math.min(least, worth);
        }
        return -least;
    }

    private static boolean within(OptionLeg leg, LocalDate first, LocalDate last) {
        LocalDate expiry = leg.contract().expiry();
        return !expiry.isBefore(first) && !expiry.isAfter(last);
    }

    /** Tries every way to split the contracts of each leg. */
    private static final class Search {
        private final Holding holding;
        private final ToDoubleFunction<MarginMatch> cost;
        private final MarginMatch tried;
        private final boolean single;
        private MarginMatch best;
        private double least = Double.POSITIVE_INFINITY;

        Search(Holding holding, ToDoubleFunction<MarginMatch> cost) {
            this.holding = holding;
            this.cost = cost;
            int legs = holding.sold().size();
            this.tried = new MarginMatch(holding, new double[legs], new double[legs]);
            this.best = tried;
            this.single = holding.sold().stream().mapToDouble(Search::ways).reduce(1.0, (a, b) -> a * b) <= MOST_WAYS;
        }

        private static double ways(OptionLeg leg) {
            double contracts = -leg.quantity();
            return 0.5 * (contracts + 1.0) * (contracts + 2.0);
        }

        MarginMatch best() {
            split(0, Math.abs(holding.lots()));
            return best;
        }

        private void split(int leg, double sharesLeft) {
            if (leg == holding.sold().size()) {
                judge();
                return;
            }
            int contracts = -holding.sold().get(leg).quantity();
            int step = single ? 1 : contracts;
            boolean coverable = holding.lots() > 0.0 == (type(leg) == OptionType.CALL) && holding.lots() != 0.0;
            double most = coverable ? Math.min(contracts, Math.floor(sharesLeft)) : 0.0;
            for (int byShares = 0; byShares <= most; byShares += step) {
                for (int open = 0; open <= contracts - byShares; open += step) {
                    tried.covered[leg] = byShares;
                    tried.uncovered[leg] = open;
                    split(leg + 1, sharesLeft - byShares);
                }
            }
        }

        private OptionType type(int leg) {
            return holding.sold().get(leg).contract().type();
        }

        private void judge() {
            double now = cost.applyAsDouble(tried);
            if (now < least) {
                least = now;
                best = new MarginMatch(holding, tried.covered.clone(), tried.uncovered.clone());
            }
        }
    }
}
