package dollarbill.structure;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A structure that is asked for. */
public sealed interface StructureOrder {
    /** Returns its name: that of a known structure, or {@code custom}. */
    String name();

    /**
     * A known structure.
     *
     * @param structure  which
     * @param delta  absolute delta of the strikes that go by delta, between 0 and 1; the structure's own where absent
     * @param days  calendar days to the (first) expiry, at least 1; the nearest fitted expiry is taken
     * @param width  distance of wings in dollars, positive; 2.5 % of the price of the underlying where absent
     * @param farDays  calendar days to the later expiry, above {@code days}; 30 more than those where absent
     */
    record Named(
            NamedStructure structure, OptionalDouble delta, int days, OptionalDouble width, OptionalInt farDays)
            implements
                StructureOrder {
        /** Days to expiry where none are asked for. */
        public static final int DAYS = 30;

        /** Days between two expiries where none are asked for. */
        public static final int DAYS_BETWEEN = 30;

        /** Most days. */
        public static final int MOST_DAYS = 3650;

        public Named {
            if (delta.isPresent() && !(delta.getAsDouble() > 0.0 && delta.getAsDouble() < 1.0)) {
                throw new IllegalArgumentException("delta " + delta.getAsDouble() + " must be between 0 and 1");
            }
            if (days < 1 || days > MOST_DAYS) {
                throw new IllegalArgumentException("days " + days + " must be from 1 to " + MOST_DAYS);
            }
            if (width.isPresent() && !(width.getAsDouble() > 0.0 && Double.isFinite(width.getAsDouble()))) {
                throw new IllegalArgumentException("width " + width.getAsDouble() + " must be positive and finite");
            }
            if (farDays.isPresent() && (farDays.getAsInt() <= days || farDays.getAsInt() > 2 * MOST_DAYS)) {
                throw new IllegalArgumentException(
                        "farDays " + farDays.getAsInt() + " must be above " + days + " and at most " + 2 * MOST_DAYS);
            }
        }

        /** Returns a structure at its usual delta and width, a month from now. */
        public static Named usual(NamedStructure structure) {
            return new Named(structure, OptionalDouble.empty(), DAYS, OptionalDouble.empty(), OptionalInt.empty());
        }

        @Override
        public String name() {
            return structure.code();
        }
    }

    /**
     * Any legs.
     *
     * @param legs  at least one
     */
    record Custom(List<LegOrder> legs) implements StructureOrder {
        public Custom {
            legs = List.copyOf(legs);
        }

        @Override
        public String name() {
            return "custom";
        }
    }
}
