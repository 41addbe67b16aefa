package dollarbill.structure;

import java.util.List;

/**
 * Margin on one unit of a structure, in dollars.
 *
 * <p>Requirements are gross: proceeds of what is sold may be applied to them. What is bought is paid in full inside them, what is sold stands
 * at its market value.
 *
 * @param initial  required when the position is opened (Regulation T)
 * @param maintenance  required while it is held (FINRA rule 4210)
 * @param proceeds  market value of the options and shares sold, which is applied to the requirements
 * @param parts  what the initial requirement consists of
 */
public record MarginRequirement(double initial, double maintenance, double proceeds, List<Part> parts) {
    public MarginRequirement {
        parts = List.copyOf(parts);
    }

    /**
     * One part of a requirement.
     *
     * @param rule  why it is required
     * @param amount  in dollars
     */
    public record Part(Rule rule, double amount) {}

    /** Why margin is required. */
    public enum Rule {
        /** A bought option is paid in full, or at 75 % where it has more than nine months left and nothing is sold. */
        LONG_OPTIONS("bought options, paid"),
        /** The most that sold options together with bought ones can lose. */
        SPREAD("largest loss of spreads"),
        /** Sold options that nothing covers. */
        UNCOVERED("uncovered sold options"),
        /** Uncovered sold calls and puts: the greater requirement plus the value of the other side. */
        STRADDLE("uncovered straddle or strangle"),
        /** Shares, bought or sold. */
        SHARES("shares");

        private final String text;

        Rule(String text) {
            this.text = text;
        }

        /** Returns the rule in words. */
        public String text() {
            return text;
        }
    }

    /** Returns what must be put up beyond the proceeds to open the position: the margin call. */
    public double deposit() {
        return initial - proceeds;
    }

    /** Returns the account's own equity that holding the position ties up. */
    public double maintenanceEquity() {
        return maintenance - proceeds;
    }
}
