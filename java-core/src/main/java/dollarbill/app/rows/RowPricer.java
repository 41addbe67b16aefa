package dollarbill.app.rows;

/** Answers some rows of a block. */
@FunctionalInterface
interface RowPricer {
    /**
     * Answers or refuses rows.
     *
     * @param block  the rows
     * @param rows  indices of those to answer, ascending
     * @param count  how many of {@code rows} count
     */
    void answer(RowBlock block, int[] rows, int count);
}
