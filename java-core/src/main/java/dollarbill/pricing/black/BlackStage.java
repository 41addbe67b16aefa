package dollarbill.pricing.black;

/**
 * A step of Black's formula over a block of rows.
 *
 * <p>Steps are small so that the compiler, which stops inlining at a fixed number of nodes, turns each into straight machine code; they
 * are called through this interface so that it does not inline several into one.
 */
@FunctionalInterface
interface BlackStage {
    /**
     * Runs the step.
     *
     * @param work  columns and scratch
     * @param from  first row in the columns
     * @param rows  number of rows, in the scratch from zero on
     */
    void run(BlackWork work, int from, int rows);
}
