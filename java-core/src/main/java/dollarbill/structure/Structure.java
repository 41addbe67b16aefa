package dollarbill.structure;

import dollarbill.market.OptionType;
import dollarbill.market.Symbol;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Options and shares of one underlying held together, per share of one unit.
 *
 * <p>Amounts are per share: a contract stands for {@value Leg#CONTRACT_SHARES} shares, and so many shares weigh as much as one contract.
 * Profit is worth less net debit; as is the custom of the market, the debit bears no interest. Fees and dividends are not in it.
 *
 * @param legs  at least one option, no contract twice, shares at most once
 */
public record Structure(List<Leg> legs) {
    public Structure {
        legs = List.copyOf(legs);
        if (legs.stream().noneMatch(OptionLeg.class::isInstance)) {
            throw new IllegalArgumentException("legs must hold at least one option, got " + legs);
        }
        if (legs.stream().map(Leg::underlying).distinct().count() > 1) {
            throw new IllegalArgumentException(
                    "legs must share one underlying, got " + legs.stream().map(Leg::underlying).distinct().toList());
        }
        if (legs.stream().map(Structure::instrument).distinct().count() < legs.size()) {
            throw new IllegalArgumentException("legs hold an instrument twice: " + legs);
        }
    }

    private static Object instrument(Leg leg) {
        return switch (leg) {
            case OptionLeg option -> option.contract();
            case ShareLeg shares -> shares.underlying();
        };
    }

    /** Returns what the options are written on. */
    public Symbol underlying() {
        return legs.getFirst().underlying();
    }

    /** Returns the options among the legs. */
    public List<OptionLeg> options() {
        return legs.stream().flatMap(leg -> leg instanceof OptionLeg option ? Stream.of(option) : Stream.of()).toList();
    }

    /** Returns the last trading days of the options, earliest first. */
    public List<LocalDate> expiries() {
        return List.copyOf(new TreeSet<>(options().stream().map(leg -> leg.contract().expiry()).toList()));
    }

    /** Returns the last trading day of the options that expire first. */
    public LocalDate firstExpiry() {
        return expiries().getFirst();
    }

    /** Returns the options that outlive those that expire first. */
    public List<OptionLeg> outliving() {
        LocalDate first = firstExpiry();
        return options().stream().filter(leg -> leg.contract().expiry().isAfter(first)).toList();
    }

    /** Returns what one unit costs per share: a debit where positive, a credit where negative. */
    public double netDebit() {
        return LegPayoff.netDebit(legs);
    }

    /** Returns the worth at the first expiry of shares and of the options that expire then, exact at every price. */
    public PiecewiseLinear settled() {
        List<OptionLeg> later = outliving();
        return LegPayoff.of(legs.stream().filter(leg -> !later.contains(leg)).toList());
    }

    /**
     * Returns the worth at expiry, exact at every price of the underlying.
     *
     * @throws IllegalStateException  if the options expire on several days
     */
    public PiecewiseLinear payoff() {
        requireOneExpiry();
        return LegPayoff.of(legs);
    }

    /**
     * Returns payoff less net debit, exact at every price of the underlying.
     *
     * @throws IllegalStateException  if the options expire on several days
     */
    public PiecewiseLinear profit() {
        requireOneExpiry();
        return LegPayoff.profit(legs);
    }

    private void requireOneExpiry() {
        if (expiries().size() > 1) {
            throw new IllegalStateException("options expire on several days: " + expiries());
        }
    }

    /**
     * Returns contracts' worth by which bought calls and shares outnumber sold ones: below zero, losses have no bound in a rising price.
     */
    public double slopeAbove() {
        return legs.stream().mapToDouble(LegPayoff::slopeAbove).sum();
    }

    /** Returns the sold calls and shares where losses have no bound in a rising price, else none. */
    public List<Leg> unlimitedLegs() {
        return slopeAbove() < 0.0
                ? legs.stream().filter(leg -> LegPayoff.slopeAbove(leg) < 0.0).toList()
                : List.of();
    }

    /** Returns the sold options of a type. */
    public List<OptionLeg> sold(OptionType type) {
        return options().stream()
                .filter(leg -> leg.quantity() < 0 && leg.contract().type() == type)
                .toList();
    }
}
