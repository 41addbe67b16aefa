package dollarbill.structure;

import static dollarbill.structure.LegShape.Side.DOWN;
import static dollarbill.structure.LegShape.Side.UP;
import static dollarbill.structure.LegShape.common;
import static dollarbill.structure.LegShape.own;
import static dollarbill.structure.LegShape.shares;
import static dollarbill.structure.LegShape.wing;

import dollarbill.market.OptionType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The structures known by name, each by the shapes of its legs.
 *
 * <p>Names and legs as in J. Hull, "Options, Futures, and Other Derivatives", chapter on trading strategies, and The Options Industry
 * Council's list of strategies.
 */
public enum NamedStructure {
    /** A bought call. */
    LONG_CALL(0.50, own(1, OptionType.CALL)),
    /** A sold call. */
    SHORT_CALL(0.30, own(-1, OptionType.CALL)),
    /** A bought put. */
    LONG_PUT(0.50, own(1, OptionType.PUT)),
    /** A sold put. */
    SHORT_PUT(0.30, own(-1, OptionType.PUT)),
    /** A sold put whose strike lies in cash. */
    CASH_SECURED_PUT(0.30, own(-1, OptionType.PUT)),
    /** A bought call and a sold one at a higher strike. */
    BULL_CALL_SPREAD(0.50, own(1, OptionType.CALL), wing(-1, OptionType.CALL, UP)),
    /** A sold call and a bought one at a higher strike. */
    BEAR_CALL_SPREAD(0.30, own(-1, OptionType.CALL), wing(1, OptionType.CALL, UP)),
    /** A sold put and a bought one at a lower strike. */
    BULL_PUT_SPREAD(0.30, own(-1, OptionType.PUT), wing(1, OptionType.PUT, DOWN)),
    /** A bought put and a sold one at a lower strike. */
    BEAR_PUT_SPREAD(0.50, own(1, OptionType.PUT), wing(-1, OptionType.PUT, DOWN)),
    /** A bought call and put at one strike. */
    LONG_STRADDLE(common(1, OptionType.CALL), common(1, OptionType.PUT)),
    /** A sold call and put at one strike. */
    SHORT_STRADDLE(common(-1, OptionType.CALL), common(-1, OptionType.PUT)),
    /** A bought put and a bought call at a higher strike. */
    LONG_STRANGLE(0.25, own(1, OptionType.PUT), own(1, OptionType.CALL)),
    /** A sold put and a sold call at a higher strike. */
    SHORT_STRANGLE(0.16, own(-1, OptionType.PUT), own(-1, OptionType.CALL)),
    /** A sold strangle with bought wings. */
    IRON_CONDOR(0.16, wing(1, OptionType.PUT, DOWN), own(-1, OptionType.PUT), own(-1, OptionType.CALL),
            wing(1, OptionType.CALL, UP)),
    /** A sold straddle with bought wings. */
    IRON_BUTTERFLY(wing(1, OptionType.PUT, DOWN), common(-1, OptionType.PUT), common(-1, OptionType.CALL),
            wing(1, OptionType.CALL, UP)),
    /** Two sold calls between bought ones. */
    CALL_BUTTERFLY(wing(1, OptionType.CALL, DOWN), common(-2, OptionType.CALL), wing(1, OptionType.CALL, UP)),
    /** Two sold puts between bought ones. */
    PUT_BUTTERFLY(wing(1, OptionType.PUT, DOWN), common(-2, OptionType.PUT), wing(1, OptionType.PUT, UP)),
    /** A sold call and a bought one of a later expiry at the same strike. */
    CALL_CALENDAR(common(-1, OptionType.CALL), common(1, OptionType.CALL).later()),
    /** A sold put and a bought one of a later expiry at the same strike. */
    PUT_CALENDAR(common(-1, OptionType.PUT), common(1, OptionType.PUT).later()),
    /** A sold call and a bought one of a later expiry at a lower strike. */
    CALL_DIAGONAL(0.30, own(-1, OptionType.CALL), wing(1, OptionType.CALL, DOWN).later()),
    /** A sold put and a bought one of a later expiry at a higher strike. */
    PUT_DIAGONAL(0.30, own(-1, OptionType.PUT), wing(1, OptionType.PUT, UP).later()),
    /** Shares and a sold call. */
    COVERED_CALL(0.30, shares(), own(-1, OptionType.CALL)),
    /** Shares and a bought put. */
    PROTECTIVE_PUT(0.30, shares(), own(1, OptionType.PUT)),
    /** Shares, a bought put and a sold call. */
    COLLAR(0.25, shares(), own(1, OptionType.PUT), own(-1, OptionType.CALL));

    private final OptionalDouble delta;
    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of records
    private final List<LegShape> legs;

    NamedStructure(double delta, LegShape... legs) {
        this.delta = OptionalDouble.of(delta);
        this.legs = List.of(legs);
    }

    NamedStructure(LegShape... legs) {
        this.delta = OptionalDouble.empty();
        this.legs = List.of(legs);
    }

    /** Returns the name in lower case, as on the command line and in documents. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the structure of a name in any case, with dashes or underscores. */
    public static Optional<NamedStructure> of(String name) {
        String code = name.toLowerCase(Locale.ROOT).replace('-', '_');
        return Stream.of(values()).filter(known -> known.code().equals(code)).findFirst();
    }

    /** Returns the names of all structures. */
    public static List<String> codes() {
        return Stream.of(values()).map(NamedStructure::code).toList();
    }

    /** Returns the absolute delta its strikes have where none is asked for; empty where that is the strike nearest the forward. */
    public OptionalDouble delta() {
        return delta;
    }

    /** Returns the shapes of its legs. */
    List<LegShape> legs() {
        return legs;
    }

    /** Returns whether it has a strike that lies a width away from another. */
    public boolean winged() {
        return legs.stream().anyMatch(leg -> leg.place() == LegShape.Place.WING);
    }

    /** Returns whether it has legs of a later expiry. */
    public boolean twoExpiries() {
        return legs.stream().anyMatch(LegShape::far);
    }
}
