package dollarbill.structure;

import dollarbill.market.OptionType;
import java.util.Optional;

/**
 * One leg of a named structure before strikes are known.
 *
 * @param quantity  contracts, or shares where there is no type
 * @param type  call or put; empty for shares
 * @param place  where its strike is
 * @param side  on which side of the leg of its type a wing lies
 * @param far  whether it expires later than the others
 */
record LegShape(int quantity, Optional<OptionType> type, Place place, Side side, boolean far) {
    /** Where a strike is. */
    enum Place {
        /** By the leg's own delta. */
        OWN,
        /** One strike for all such legs. */
        COMMON,
        /** A width away from the leg of the same type. */
        WING,
        /** Shares have none. */
        NONE
    }

    /** On which side of another strike. */
    enum Side {
        UP,
        DOWN
    }

    static LegShape own(int quantity, OptionType type) {
        return new LegShape(quantity, Optional.of(type), Place.OWN, Side.UP, false);
    }

    static LegShape common(int quantity, OptionType type) {
        return new LegShape(quantity, Optional.of(type), Place.COMMON, Side.UP, false);
    }

    static LegShape wing(int quantity, OptionType type, Side side) {
        return new LegShape(quantity, Optional.of(type), Place.WING, side, false);
    }

    static LegShape shares() {
        return new LegShape(Leg.CONTRACT_SHARES, Optional.empty(), Place.NONE, Side.UP, false);
    }

    /** Returns the leg at the later expiry. */
    LegShape later() {
        return new LegShape(quantity, type, place, side, true);
    }

    boolean is(OptionType other) {
        return type.isPresent() && type.get() == other;
    }
}
