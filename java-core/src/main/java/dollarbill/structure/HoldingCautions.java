package dollarbill.structure;

import dollarbill.market.ExerciseStyle;
import dollarbill.market.OptionChain;
import dollarbill.market.OptionContract;
import dollarbill.market.OptionQuote;
import dollarbill.market.OptionType;
import dollarbill.market.Reason;
import dollarbill.surface.Caution;
import dollarbill.surface.VolSlice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the holder of a structure should know beyond its odds: losses without bound, early assignment, dividends, expiry at a strike.
 *
 * <p>A sold American call is likely to be assigned on the day before a dividend where the dividend is more than the call's value beyond
 * exercise: J. Hull, "Options, Futures, and Other Derivatives", section on American options and dividends; Cboe's page on covered calls says
 * the same of practice.
 */
final class HoldingCautions {
    /** Half of the band around a strike within which assignment cannot be foreseen, as a share of the strike. */
    private static final double PIN_BAND = 0.005;

    private static final double PIN_LIKELY = 0.05;

    /** Share of the price below which the dividends that parity implies are within what quotes can tell. */
    private static final double IMPLIED_DIVIDEND = 0.002;

    private final StructureModel model;
    private final OptionChain chain;
    private final List<ExpectedDividend> dividends;
    private final List<Caution> cautions = new ArrayList<>();

    private HoldingCautions(StructureModel model, OptionChain chain, List<ExpectedDividend> dividends) {
        this.model = model;
        this.chain = chain;
        this.dividends = dividends;
    }

    /**
     * Returns the cautions.
     *
     * @param quotes  of the options, in the structure's order
     * @param dividends  those that are known to come
     */
    static List<Caution> of(
            StructureModel model, OptionChain chain, List<OptionQuote> quotes, List<ExpectedDividend> dividends) {
        return new HoldingCautions(model, chain, dividends).all(quotes);
    }

    private List<Caution> all(List<OptionQuote> quotes) {
        Structure structure = model.structure();
        if (!structure.unlimitedLegs().isEmpty()) {
            add(Reason.STRUCTURE_UNLIMITED_LOSS, Optional.empty(), structure.unlimitedLegs()
                    .stream()
                    .map(HoldingCautions::text)
                    .collect(Collectors.joining(", ")) + " in a rising price");
        }
        if (!structure.outliving().isEmpty()) {
            add(Reason.EXPIRIES_DIFFER, Optional.of(structure.firstExpiry()), "what expires later is valued by model");
        }
        for (int i = 0; i < quotes.size(); i++) {
            OptionLeg leg = structure.options().get(i);
            VolSlice slice = model.options().get(i).slice();
            if (!slice.covers(leg.contract().strike())) {
                add(Reason.SURFACE_EXTRAPOLATED, leg, "strike of " + leg.contract().code());
            }
            if (leg.quantity() < 0 && chain.style() == ExerciseStyle.AMERICAN) {
                sold(leg, quotes.get(i), slice);
            }
        }
        return cautions.stream().distinct().toList();
    }

    private static String text(Leg leg) {
        return switch (leg) {
            case ShareLeg shares -> "shares of " + shares.underlying();
            case OptionLeg option -> option.contract().code();
        };
    }

    private void sold(OptionLeg leg, OptionQuote quote, VolSlice slice) {
        OptionContract contract = leg.contract();
        double exercise = contract.type().payoff(chain.spot(), contract.strike());
        double beyond = Math.max(quote.mid() - exercise, 0.0);
        if (exercise > 0.0) {
            add(Reason.ASSIGNMENT_POSSIBLE, leg, contract.code() + " is " + dollars(exercise)
                    + " in the money and worth " + dollars(beyond) + " beyond exercise");
        }
        if (contract.type() == OptionType.CALL) {
            dividends(leg, exercise, beyond, slice);
        }
        pin(leg, slice);
    }

    private void dividends(OptionLeg leg, double exercise, double beyond, VolSlice slice) {
        LocalDate expiry = leg.contract().expiry();
        List<ExpectedDividend> ahead = dividends.stream()
                .filter(dividend -> dividend.exDate().isAfter(chain.quoteDate()))
                .filter(dividend -> !dividend.exDate().isAfter(expiry))
                .toList();
        for (ExpectedDividend dividend : ahead) {
            boolean likely = exercise > 0.0 && dividend.amount() > beyond;
            add(likely ? Reason.EX_DIVIDEND_ASSIGNMENT : Reason.EX_DIVIDEND_AHEAD, leg,
                    dollars(dividend.amount()) + " goes ex on " + dividend.exDate() + ", " + leg.contract().code()
                            + " is worth " + dollars(beyond) + " beyond exercise");
        }
        double implied = chain.spot() - slice.discount() * slice.forward();
        if (ahead.isEmpty() && implied > IMPLIED_DIVIDEND * chain.spot()) {
            add(Reason.EX_DIVIDEND_AHEAD, leg, "put-call parity implies dividends worth " + dollars(implied)
                    + " up to " + expiry + "; their days are not known");
        }
    }

    private void pin(OptionLeg leg, VolSlice slice) {
        double strike = leg.contract().strike();
        double low = strike * (1.0 - PIN_BAND);
        double high = strike * (1.0 + PIN_BAND);
        double probability = law(slice).map(law -> law.between(low, high)).orElse(0.0);
        if (probability >= PIN_LIKELY) {
            add(Reason.PIN_RISK, leg, String.format(Locale.ROOT,
                    "%.1f %% to end within %.1f %% of %s, where assignment cannot be foreseen",
                    100.0 * probability, 100.0 * PIN_BAND, dollars(strike)));
        }
    }

    private Optional<SmileLaw> law(VolSlice slice) {
        return slice.expiry().equals(model.first().expiry()) ? model.law() : SmileLaw.of(slice);
    }

    private static String dollars(double amount) {
        return String.format(Locale.ROOT, "%.2f", amount);
    }

    private void add(Reason reason, OptionLeg leg, String detail) {
        add(reason, Optional.of(leg.contract().expiry()), detail);
    }

    private void add(Reason reason, Optional<LocalDate> expiry, String detail) {
        cautions.add(new Caution(reason, expiry, detail));
    }
}
