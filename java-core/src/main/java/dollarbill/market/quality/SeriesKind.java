package dollarbill.market.quality;

/** What the rows of a file are, and so which checks apply. */
public enum SeriesKind {
    /** Bars with prices as traded. */
    RAW_BARS("ohlcv_raw", true),
    /** Bars adjusted for splits, with a close adjusted for dividends beside them. */
    SPLIT_ADJUSTED_BARS("ohlcv", true),
    /** Bars adjusted for splits and dividends. */
    ADJUSTED_BARS("ohlcv_adjusted", true),
    /** Levels of a volatility index. */
    INDEX("vix", false),
    /** One number a day or month. */
    MACRO("fred", false);

    private final String folder;
    private final boolean bars;

    SeriesKind(String folder, boolean bars) {
        this.folder = folder;
        this.bars = bars;
    }

    /** Returns the folder of the data directory that holds such files. */
    public String folder() {
        return folder;
    }

    /** Returns whether rows are bars of something traded. */
    public boolean bars() {
        return bars;
    }
}
