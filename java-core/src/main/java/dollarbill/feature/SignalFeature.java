package dollarbill.feature;

/** One column of the row that describes a signal to a model; the order of the constants is the order of the columns. */
public enum SignalFeature {
    /** Edge after spread and commission. */
    EDGE_PERCENT("edge_percent", "percent of mid", -10_000.0, 10_000.0, true),
    /** Delta of the position per share. */
    DELTA("delta", "dollars per dollar", -1.05, 1.05, true),
    /** Gamma of the position per share. */
    GAMMA("gamma", "delta per dollar", -100.0, 100.0, true),
    /** Vega of the position per share. */
    VEGA("vega", "dollars per vol point", -1_000.0, 1_000.0, true),
    /** Theta of the position per share. */
    THETA("theta", "dollars per calendar day", -10_000.0, 10_000.0, true),
    /** Contracts traded on the quote day. */
    VOLUME("volume", "contracts", 0.0, 1e9, true),
    /** Contracts open. */
    OPEN_INTEREST("open_interest", "contracts", 0.0, 1e9, true),
    /** Calendar days from quote to expiry. */
    DAYS_TO_EXPIRY("days_to_expiry", "calendar days", 0.0, 5_000.0, true),
    /** Implied volatility of the quote's mid. */
    IMPLIED_VOL_PERCENT("implied_vol_percent", "percent a year", 0.0, 2_000.0, false),
    /** Implied volatility of the quote's mid less that of the fair value. */
    IV_RESIDUAL_POINTS("iv_residual_points", "vol points", -1_000.0, 1_000.0, false),
    /** Ask less bid. */
    SPREAD_PERCENT("spread_percent", "percent of mid", 0.0, 200.0, false),
    /** Realised volatility of the last 20 trading days. */
    REALISED_VOL_PERCENT("realised_vol_percent", "percent a year", 0.0, 2_000.0, false);

    private final String column;
    private final String unit;
    private final double min;
    private final double max;
    private final boolean required;

    SignalFeature(String column, String unit, double min, double max, boolean required) {
        this.column = column;
        this.unit = unit;
        this.min = min;
        this.max = max;
        this.required = required;
    }

    /** Returns the name of the column in models, files and JSON. */
    public String column() {
        return column;
    }

    /** Returns the unit in words. */
    public String unit() {
        return unit;
    }

    /** Returns the least value allowed. */
    public double min() {
        return min;
    }

    /** Returns the greatest value allowed. */
    public double max() {
        return max;
    }

    /** Returns whether a row must have it. */
    public boolean required() {
        return required;
    }

    /** Returns whether a value lies in the domain; NaN does not. */
    public boolean allows(double value) {
        return value >= min && value <= max;
    }
}
