package dollarbill.structure;

import dollarbill.market.OptionContract;
import dollarbill.market.Symbol;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Options of one underlying and one expiry held together, per share of one unit.
 *
 * <p>Profit is the payoff at expiry less the net debit; as is the custom of the market, the debit bears no interest. Fees are not in
 * it.
 *
 * @param legs  at least one, no contract twice
 */
public record OptionStructure(List<OptionLeg> legs) {
    public OptionStructure {
        legs = List.copyOf(legs);
        if (legs.isEmpty()) {
            throw new IllegalArgumentException("legs must not be empty");
        }
        requireSingle("underlying", legs.stream().map(leg -> leg.contract().underlying()));
        requireSingle("expiry", legs.stream().map(leg -> leg.contract().expiry()));
        if (legs.stream().map(OptionLeg::contract).distinct().count() < legs.size()) {
            throw new IllegalArgumentException("legs hold a contract twice: " + legs);
        }
    }

    private static void requireSingle(String name, Stream<?> values) {
        List<?> found = values.distinct().toList();
        if (found.size() > 1) {
            throw new IllegalArgumentException("legs must share one " + name + ", got " + found);
        }
    }

    /** Returns what the options are written on. */
    public Symbol underlying() {
        return first().underlying();
    }

    /** Returns the last trading day. */
    public LocalDate expiry() {
        return first().expiry();
    }

    private OptionContract first() {
        return legs.getFirst().contract();
    }

    /** Returns what one unit costs per share: a debit where positive, a credit where negative. */
    public double netDebit() {
        return LegPayoff.netDebit(legs);
    }

    /** Returns the same position among all kinds of structures. */
    public Structure general() {
        return new Structure(List.copyOf(legs));
    }

    /** Returns the worth at expiry, exact at every price of the underlying. */
    public PiecewiseLinear payoff() {
        return LegPayoff.of(legs);
    }

    /** Returns payoff less net debit. */
    public PiecewiseLinear profit() {
        return LegPayoff.profit(legs);
    }

    /** Returns the prices of the underlying that part profit from its absence, rising. */
    public List<Double> breakevens() {
        return profit().crossings();
    }

    /** Returns the most it can win; a negative amount where it always loses. */
    public Extreme maximumProfit() {
        return profit().maximum();
    }

    /** Returns the most it can lose, as a positive amount; a negative one where it always wins. */
    public Extreme maximumLoss() {
        return profit().negated().maximum();
    }

    /** Returns the probability of a profit at expiry. */
    public double probabilityOfProfit(ExpiryLaw law) {
        return law.probabilityPositive(profit());
    }
}
