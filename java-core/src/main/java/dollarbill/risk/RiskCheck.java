package dollarbill.risk;

import java.util.List;

/** The guard's answer about a book. */
public sealed interface RiskCheck {
    /** Nothing is over its limit. */
    record Within() implements RiskCheck {}

    /**
     * Something is over its limit.
     *
     * @param breaches  what, at least one
     */
    record Breached(List<Breach> breaches) implements RiskCheck {
        public Breached {
            breaches = List.copyOf(breaches);
        }
    }

    /**
     * One limit broken.
     *
     * @param limit  which
     * @param value  what the book has
     * @param allowed  largest absolute value
     */
    record Breach(Limit limit, double value, double allowed) {}

    /** What is limited. */
    enum Limit {
        /** Shares. */
        DELTA,
        /** Shares per dollar. */
        GAMMA,
        /** Dollars per vol point. */
        VEGA
    }
}
