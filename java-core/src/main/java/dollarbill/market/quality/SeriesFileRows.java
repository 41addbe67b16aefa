package dollarbill.market.quality;

/**
 * The rows of one file.
 *
 * @param kind  what they are
 * @param name  symbol or series
 * @param rows  as they stand
 */
public record SeriesFileRows(SeriesKind kind, String name, DailyRows rows) {
    /** Returns the file within the data directory, without its ending. */
    public String path() {
        return kind.folder() + "/" + name;
    }
}
