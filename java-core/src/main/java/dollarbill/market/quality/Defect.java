package dollarbill.market.quality;

/** A kind of fault of a daily series. */
public enum Defect {
    /** A trading day between the first and the last has no row. */
    GAP("gap", "a trading day without a row"),
    /** A row on a day without trading. */
    CLOSED_DAY("closed day", "a row on a weekend or holiday of the exchange"),
    /** A date stands twice. */
    DUPLICATE("duplicate", "a date that stands more than once"),
    /** A date is before the one in the row above. */
    DISORDER("disorder", "a date before that of the row above"),
    /** A cell that cannot be read as a date or number. */
    UNREADABLE("unreadable", "a cell that is no date or number"),
    /** A cell that a bar needs is empty. */
    MISSING("missing", "an empty cell that the row needs"),
    /** A price of zero or less. */
    NOT_POSITIVE("not positive", "a price of zero or less"),
    /** The high is below the low. */
    HIGH_BELOW_LOW("high below low", "a high below the low"),
    /** The open lies outside low and high. */
    OPEN_OUTSIDE("open outside range", "an open outside low and high"),
    /** The close lies outside low and high. */
    CLOSE_OUTSIDE("close outside range", "a close outside low and high"),
    /** A jump that the next row takes back. */
    BAD_TICK("bad tick", "a value far from both neighbours, which agree with each other"),
    /** A jump beyond all others that stays. */
    JUMP("jump", "a move far beyond those around it that stays; a true fall or an unadjusted split"),
    /** The same bar, or the same close, again and again. */
    STALE("stale", "a row that repeats the one before, or a close unchanged for days"),
    /** Nothing traded. */
    ZERO_VOLUME("zero volume", "a bar without volume"),
    /** A price jump in the ratio of a split. */
    SPLIT("split in prices", "prices jump in the ratio of a split: they are not adjusted for it"),
    /** The adjusted close contradicts the close. */
    ADJUSTMENT("bad adjustment",
            "an adjusted return that dividends cannot explain, or that another file of the symbol contradicts"),
    /** Two files of a symbol disagree on the close. */
    DISAGREEMENT("sources disagree", "a return that two files of the symbol give differently");

    private final String label;
    private final String meaning;

    Defect(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** Returns a short name. */
    public String label() {
        return label;
    }

    /** Returns what it means. */
    public String meaning() {
        return meaning;
    }
}
