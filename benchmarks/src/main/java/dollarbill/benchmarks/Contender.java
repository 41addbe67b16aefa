package dollarbill.benchmarks;

import java.util.List;

/**
 * One row of the comparison: who does a piece of work, and how.
 *
 * @param work  the work, in words; rows of the same work are compared
 * @param name  library
 * @param how  method or setting
 * @param perSecond  how often the work is done in a second
 * @param difference  largest difference to the reference value; NaN where it is not measured in this run
 */
record Contender(String work, String name, String how, double perSecond, double difference) {
    /** The name this engine goes by in the tables. */
    static final String OURS = "DollarBill";

    boolean ours() {
        return name.equals(OURS);
    }

    /** Returns how many times faster the best of ours is at the same work. */
    double behind(List<Contender> all) {
        return all.stream()
                .filter(other -> other.ours() && other.work.equals(work))
                .mapToDouble(Contender::perSecond)
                .max()
                .orElse(Double.NaN) / perSecond;
    }
}
