package dollarbill.risk;

/**
 * One limit that a book breaks.
 *
 * @param limit  which
 * @param value  what the book has
 * @param allowed  largest absolute value
 */
public record GuardBreach(GuardLimit limit, double value, double allowed) {}
