package dollarbill.structure;

import dollarbill.market.ExerciseStyle;
import dollarbill.market.OptionChain;
import dollarbill.market.Reason;
import dollarbill.surface.SurfaceFit;
import dollarbill.surface.VolSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A structure with the smiles that value it: what it is worth at any price, time and level of volatility up to its first expiry. */
public final class StructureModel {
    private final Structure structure;
    private final double netDebit;
    private final double spot;
    private final VolSlice first;
    private final Optional<SmileLaw> law;
    private final List<OptionModel> options;

    private StructureModel(Structure structure, double spot, VolSlice first, List<OptionModel> options) {
        this.structure = structure;
        this.netDebit = structure.netDebit();
        this.spot = spot;
        this.first = first;
        this.law = SmileLaw.of(first);
        this.options = options;
    }

    /**
     * Returns the model of a structure; empty where an expiry has no smile. American options are valued as European ones where their smile was
     * made without regard to early exercise.
     *
     * @param motion  how smiles move with the price
     */
    public static Optional<StructureModel> of(
            Structure structure, OptionChain chain, SurfaceFit surface, SmileMotion motion) {
        boolean ignored = surface.surface()
                .cautions()
                .stream()
                .anyMatch(caution -> caution.reason() == Reason.EARLY_EXERCISE_IGNORED);
        return of(structure, chain.spot(), ignored ? ExerciseStyle.EUROPEAN : chain.style(),
                surface.surface().slices(), motion);
    }

    static Optional<StructureModel> of(
            Structure structure, double spot, ExerciseStyle style, List<VolSlice> slices, SmileMotion motion) {
        List<OptionModel> options = new ArrayList<>();
        for (OptionLeg leg : structure.options()) {
            Optional<VolSlice> slice = slices.stream()
                    .filter(known -> known.expiry().equals(leg.contract().expiry()))
                    .findFirst();
            if (slice.isEmpty()) {
                return Optional.empty();
            }
            options.add(new OptionModel(leg.contract(), slice.get(), spot, style, motion));
        }
        VolSlice first = options.stream()
                .map(OptionModel::slice)
                .filter(slice -> slice.expiry().equals(structure.firstExpiry()))
                .findFirst()
                .orElseThrow();
        return Optional.of(new StructureModel(structure, spot, first, options));
    }

    /** Returns the structure. */
    public Structure structure() {
        return structure;
    }

    /** Returns the price of the underlying today. */
    public double spot() {
        return spot;
    }

    /** Returns the smile of the first expiry. */
    public VolSlice first() {
        return first;
    }

    /** Returns the law of the price at the first expiry; empty where its smile allows arbitrage. */
    public Optional<SmileLaw> law() {
        return law;
    }

    /** Returns the smile that values one of the options. */
    public VolSlice slice(OptionLeg leg) {
        return options.get(structure.options().indexOf(leg)).slice();
    }

    /** Returns the models of the options, in the structure's order. */
    List<OptionModel> options() {
        return options;
    }

    /**
     * Returns what one unit is worth per share.
     *
     * @param price  of the underlying, not negative
     * @param elapsed  years from now, up to the first expiry
     * @param shift  of all volatilities, as a fraction
     */
    public double value(double price, double elapsed, double shift) {
        double sum = 0.0;
        List<OptionLeg> legs = structure.options();
        for (int i = 0; i < legs.size(); i++) {
            sum += legs.get(i).quantity() * options.get(i).value(price, elapsed, shift);
        }
        return sum + shares() * price;
    }

    /** Returns what one unit is worth per share today at the volatilities of the smiles. */
    public double value() {
        double sum = shares() * spot;
        List<OptionLeg> legs = structure.options();
        for (int i = 0; i < legs.size(); i++) {
            sum += legs.get(i).quantity() * options.get(i).today();
        }
        return sum;
    }

    /** Returns what one unit has gained per share since entry. */
    public double profit(double price, double elapsed, double shift) {
        return value(price, elapsed, shift) - netDebit;
    }

    /** Returns shares in contracts' worth. */
    double shares() {
        return structure.legs()
                .stream()
                .filter(ShareLeg.class::isInstance)
                .mapToDouble(Leg::units)
                .sum();
    }
}
