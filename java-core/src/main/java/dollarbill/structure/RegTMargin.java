package dollarbill.structure;

import dollarbill.market.OptionType;
import dollarbill.structure.MarginRequirement.Part;
import dollarbill.structure.MarginRequirement.Rule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Strategy-based margin on positions of one underlying in a margin account, and what a cash account must hold for them.
 *
 * <p>Per share, with price {@code S} of the underlying, strike {@code K} and option price {@code P}:
 *
 * <ul>
 *   <li>bought option: {@code P}; {@code 0.75 P} with more than nine months left, where nothing is sold;
 *   <li>uncovered sold call: {@code P + max(b S - (K - S)+, l S)}; put: {@code P + max(b S - (S - K)+, l K)}, with the shares {@code b} and
 *       {@code l} of {@link MarginRates};
 *   <li>uncovered calls and puts together: the greater of both requirements, plus the prices of the other side;
 *   <li>sold options with bought ones that do not expire earlier: the largest loss of their intrinsic value over all prices, which is the
 *       difference of strikes of a vertical spread and the wider wing of an iron condor; or as uncovered, where that is less;
 *   <li>sold call with as many shares: nothing, but the shares are worth at most {@code K} for margin; likewise a sold put with shares
 *       sold short, worth at least {@code K};
 *   <li>shares: 50 % at first, then 25 %; sold short 150 % (the proceeds among them), then 130 %; of a leveraged fund at least 25 % and 30 %
 *       times its leverage. While held, shares with a bought put
 *       need at most 10 % of its strike plus what it is out of the money, and shares between a bought put and a sold call at most 25 %
 *       of the call's strike; short shares with a bought call likewise, against 30 %.
 * </ul>
 *
 * <p>Where positions can be matched in several ways, the cheapest is taken: all bought options together cover sold ones of any expiry up
 * to theirs, or those of each expiry among themselves. Not in it: house requirements, concentration, portfolio margin, the least equity of
 * an account, exemptions of cash-settled European options in a cash account.
 *
 * <p>Sources: FINRA rule 4210(f)(2)(E) to (H) and regulatory notice 09-53; Regulation T, 12 CFR 220.12; Cboe, "Margin Manual", tables of requirements and sample
 * calculations.
 */
public final class RegTMargin {
    private static final int LONG_DATED_MONTHS = 9;
    private static final double LONG_DATED_SHARE = 0.75;
    private static final double SHARES_INITIAL = 0.50;
    private static final double SHARES_HELD = 0.25;
    private static final double SHORT_HELD = 0.30;
    private static final double HEDGED = 0.10;

    private RegTMargin() {}

    /**
     * Returns the margin on one unit of a structure at its entry prices.
     *
     * @param spot  price of the underlying, positive
     * @param asOf  day of the prices
     * @param rates  what kind of underlying it is
     */
    public static MarginRequirement of(Structure structure, double spot, LocalDate asOf, MarginRates rates) {
        return of(structure.legs(), spot, asOf, rates);
    }

    /**
     * Returns the margin on positions of one underlying, each at the price of its leg; those of today make the maintenance requirement of
     * a position that is held.
     *
     * @param legs  options and shares; may be empty
     * @param spot  price of the underlying, positive
     * @param asOf  day of the prices
     * @param rates  what kind of underlying it is
     */
    public static MarginRequirement of(
            List<? extends Leg> legs, double spot, LocalDate asOf, MarginRates rates) {
        if (!(spot > 0.0) || Double.isInfinite(spot)) {
            throw new IllegalArgumentException("spot " + spot + " must be positive and finite");
        }
        Holding holding = Holding.of(legs);
        double sold = holding.soldValue() + Math.max(-holding.lots(), 0.0) * spot;
        Account account = new Account(holding, spot, rates);
        MarginMatch initial = MarginMatch.cheapest(holding, match -> account.required(match, true));
        MarginMatch held = MarginMatch.cheapest(holding, match -> account.required(match, false));
        double options = paid(holding, asOf);
        List<Part> parts = new ArrayList<>();
        add(parts, Rule.LONG_OPTIONS, options);
        add(parts, Rule.SPREAD, initial.spreadLoss());
        add(parts, account.straddles(initial) ? Rule.STRADDLE : Rule.UNCOVERED, account.uncovered(initial));
        add(parts, Rule.SHARES, account.shares(initial, true));
        double first = options + account.required(initial, true);
        double later = options + account.required(held, false);
        return new MarginRequirement(dollars(first), dollars(later), dollars(sold), parts);
    }

    /**
     * Returns what a cash account must put up beyond the proceeds: bought options and shares in full, the strike of sold puts, and
     * nothing for sold calls whose shares it holds.
     *
     * @return empty where it may not hold the positions: shares sold short, or calls sold without shares
     */
    public static OptionalDouble cashAccount(List<? extends Leg> legs, double spot) {
        Holding holding = Holding.of(legs);
        double calls = holding.sold()
                .stream()
                .filter(leg -> type(leg) == OptionType.CALL)
                .mapToDouble(RegTMargin::count)
                .sum();
        if (holding.lots() < calls) {
            return OptionalDouble.empty();
        }
        double strikes = holding.sold()
                .stream()
                .filter(leg -> type(leg) == OptionType.PUT)
                .mapToDouble(leg -> count(leg) * leg.contract().strike())
                .sum();
        double bought = holding.bought().stream().mapToDouble(Leg::debit).sum() + holding.lots() * spot;
        return OptionalDouble.of(dollars(strikes + bought - holding.soldValue()));
    }

    private static void add(List<Part> parts, Rule rule, double amount) {
        if (amount > 0.0) {
            parts.add(new Part(rule, dollars(amount)));
        }
    }

    private static double dollars(double perShare) {
        return Leg.CONTRACT_SHARES * perShare;
    }

    private static double paid(Holding holding, LocalDate asOf) {
        boolean soldNone = holding.sold().isEmpty();
        LocalDate longDated = asOf.plusMonths(LONG_DATED_MONTHS);
        double sum = 0.0;
        for (OptionLeg leg : holding.bought()) {
            boolean part = soldNone && leg.contract().expiry().isAfter(longDated);
            sum += leg.debit() * (part ? LONG_DATED_SHARE : 1.0);
        }
        return sum;
    }

    private static OptionType type(OptionLeg leg) {
        return leg.contract().type();
    }

    private static double count(OptionLeg leg) {
        return Math.abs(leg.quantity());
    }

    /**
     * Positions by kind.
     *
     * @param bought  bought options
     * @param sold  sold options
     * @param lots  shares in contracts' worth, negative where sold short
     */
    record Holding(List<OptionLeg> bought, List<OptionLeg> sold, double lots) {
        static Holding of(List<? extends Leg> legs) {
            List<OptionLeg> bought = new ArrayList<>();
            List<OptionLeg> sold = new ArrayList<>();
            double lots = 0.0;
            for (Leg leg : legs) {
                switch (leg) {
                    case ShareLeg shares -> lots += shares.units();
                    case OptionLeg option -> (option.quantity() > 0 ? bought : sold).add(option);
                }
            }
            return new Holding(List.copyOf(bought), List.copyOf(sold), lots);
        }

        /** Returns the value of sold options. */
        double soldValue() {
            return -sold.stream().mapToDouble(Leg::debit).sum();
        }
    }

    /** Requirements per share of a matched holding, without what bought options cost. */
    private record Account(Holding holding, double spot, MarginRates rates) {
        double required(MarginMatch match, boolean first) {
            return match.spreadLoss() + uncovered(match) + shares(match, first);
        }

        /** Whether calls and puts are both uncovered. */
        boolean straddles(MarginMatch match) {
            return side(match, OptionType.CALL, true) > 0.0 && side(match, OptionType.PUT, true) > 0.0;
        }

        double uncovered(MarginMatch match) {
            double calls = side(match, OptionType.CALL, true);
            double puts = side(match, OptionType.PUT, true);
            return Math.max(
                    calls + side(match, OptionType.PUT, false), puts + side(match, OptionType.CALL, false));
        }

        /** The requirement of the uncovered options of a type, or their value alone. */
        private double side(MarginMatch match, OptionType type, boolean required) {
            double sum = 0.0;
            for (int i = 0; i < holding.sold().size(); i++) {
                OptionLeg leg = holding.sold().get(i);
                if (type(leg) == type) {
                    sum += match.uncovered(i) * (leg.price() + (required ? beyondPrice(leg) : 0.0));
                }
            }
            return sum;
        }

        private double beyondPrice(OptionLeg leg) {
            double strike = leg.contract().strike();
            boolean call = type(leg) == OptionType.CALL;
            double out = call ? Math.max(strike - spot, 0.0) : Math.max(spot - strike, 0.0);
            double least = rates.scaled(rates.least()) * (call ? spot : strike);
            return Math.max(rates.scaled(rates.basic()) * spot - out, least);
        }

        /** The requirement on shares, those that cover sold options at no better than the strike. */
        double shares(MarginMatch match, boolean first) {
            double plain = Math.abs(holding.lots());
            double sum = 0.0;
            for (int i = 0; i < holding.sold().size(); i++) {
                double covering = match.covered(i);
                if (covering > 0.0) {
                    double strike = holding.sold().get(i).contract().strike();
                    sum += covering * (holding.lots() > 0.0 ? longShare(strike, first) : shortShare(strike, first));
                    plain -= covering;
                }
            }
            return sum + plain * (holding.lots() > 0.0
                    ? longShare(Double.POSITIVE_INFINITY, first)
                    : shortShare(0.0, first));
        }

        /** The share of the price that shares need: the one while held, times leverage; at first half at least. */
        private double share(double held, boolean first) {
            return first ? Math.max(SHARES_INITIAL, rates.scaled(held)) : rates.scaled(held);
        }

        private double longShare(double callStrike, boolean first) {
            double value = Math.min(spot, callStrike);
            double beyond = spot - value;
            double plain = share(SHARES_HELD, first) * value;
            OptionalDouble put = hedge(OptionType.PUT);
            if (first || put.isEmpty()) {
                return beyond + plain;
            }
            double hedged = HEDGED * put.getAsDouble() + Math.max(value - put.getAsDouble(), 0.0);
            double most = Double.isInfinite(callStrike) ? plain : rates.scaled(SHARES_HELD) * callStrike;
            return beyond + Math.min(hedged, most);
        }

        private double shortShare(double putStrike, boolean first) {
            double value = Math.max(spot, putStrike);
            double beyond = value - spot;
            double plain = share(SHORT_HELD, first) * spot;
            OptionalDouble call = hedge(OptionType.CALL);
            if (first || call.isEmpty()) {
                return spot + beyond + plain;
            }
            double hedged = HEDGED * call.getAsDouble() + Math.max(call.getAsDouble() - spot, 0.0);
            return spot + beyond + Math.min(hedged, plain);
        }

        /** The strike of the one bought option that hedges all shares, where none is sold that it might cover instead. */
        private OptionalDouble hedge(OptionType type) {
            List<OptionLeg> found = holding.bought().stream().filter(leg -> type(leg) == type).toList();
            boolean alone = holding.sold().stream().noneMatch(leg -> type(leg) == type);
            return alone && found.size() == 1 && found.getFirst().quantity() >= Math.abs(holding.lots())
                    ? OptionalDouble.of(found.getFirst().contract().strike())
                    : OptionalDouble.empty();
        }
    }
}
