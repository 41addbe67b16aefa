package dollarbill.app.rows;

/** A word that a row gives, by the name of its column. */
public enum Word {
    /** Call or put, in words or by their first letters, in any case. */
    TYPE("type", "call, put, C or P"),
    /** Whether it is a call. */
    IS_CALL("is_call", "1, 0, true or false"),
    /** Model that values it. */
    MODEL("model", PricingModel.names());

    private final String column;
    private final String allowed;

    Word(String column, String allowed) {
        this.column = column;
        this.allowed = allowed;
    }

    /** Returns the name of its column. */
    public String column() {
        return column;
    }

    /** Returns what is allowed. */
    public String allowed() {
        return allowed;
    }
}
