package dollarbill.structure;

/** A text that is no list of legs: says where, what stands there and what is allowed. */
public final class LegSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int leg;
    private final int column;
    private final String value;
    private final String allowed;

    LegSyntaxException(int leg, int column, String value, String allowed) {
        super("leg " + leg + ", column " + column + ": " + (value.isEmpty() ? "nothing" : "'" + value + "'")
                + " must be " + allowed);
        this.leg = leg;
        this.column = column;
        this.value = value;
        this.allowed = allowed;
    }

    /** Returns the number of the leg, from 1. */
    public int leg() {
        return leg;
    }

    /** Returns the column of the text, from 1. */
    public int column() {
        return column;
    }

    /** Returns what stands there; empty at the end of a leg. */
    public String value() {
        return value;
    }

    /** Returns what may stand there. */
    public String allowed() {
        return allowed;
    }
}
