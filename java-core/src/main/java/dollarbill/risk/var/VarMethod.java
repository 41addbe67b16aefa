package dollarbill.risk.var;

/** How the law of tomorrow's profit or loss is found. */
public enum VarMethod {
    /** Every past day once more, full revaluation. */
    HISTORICAL("history"),
    /** Every past day once more, each factor's change scaled to its present volatility, full revaluation. */
    FILTERED_HISTORICAL("history, filtered"),
    /** First derivatives, jointly normal factors. */
    DELTA_NORMAL("delta-normal"),
    /** First and second derivatives, jointly normal factors, Cornish-Fisher quantile. */
    CORNISH_FISHER("Cornish-Fisher"),
    /** Jointly normal factors drawn by a fixed seed, full revaluation. */
    MONTE_CARLO("Monte Carlo");

    private final String words;

    VarMethod(String words) {
        this.words = words;
    }

    /** Returns the method in words. */
    public String words() {
        return words;
    }
}
