package dollarbill.pricing.black;

/**
 * Implied volatilities of columns of European options.
 *
 * <p>Blocks of rows pass through {@link NearMoneyVolatility}'s steps by vectors where the module
 * {@code jdk.incubator.vector} is present, else by a scalar twin, equal to the last bit. A row outside its domain is answered
 * alone, as {@link ImpliedVolatility#solve} does; so every row equals what that method returns.
 */
public final class ImpliedVolatilityBatch {
    /**
     * Fewer rows take the scalar twin, half a millisecond of work at most: vector code is slow for seconds until the compiler
     * has come to it, which only large columns repay.
     */
    private static final int FEW_ROWS = 4_096;

    private static final ImpliedStages SCALAR = new ScalarImpliedStages();
    private static final ImpliedStages FASTEST = ImpliedStages.fastest();

    private ImpliedVolatilityBatch() {}

    /** Returns whether batches run by vectors in this JVM. */
    public static boolean vectorised() {
        return FASTEST.width() > 1;
    }

    /**
     * Finds the volatility of each row.
     *
     * @param in  options and their prices
     * @param volatility  receives the volatilities per square root of a year, NaN where there is none; at least as long as
     *     the columns
     * @return the rows that have none
     */
    public static ImpliedFaults volatilities(ImpliedColumns in, double[] volatility) {
        return volatilities(in, volatility, in.rows() < FEW_ROWS ? SCALAR : FASTEST);
    }

    static ImpliedFaults volatilities(ImpliedColumns in, double[] volatility, ImpliedStages stages) {
        if (volatility.length < in.rows()) {
            throw new IllegalArgumentException(
                    "result has " + volatility.length + " rows and must have at least " + in.rows());
        }
        ImpliedFaults faults = new ImpliedFaults(in, volatility);
        ImpliedWork work = new ImpliedWork(in, volatility);
        int whole = in.rows() - in.rows() % stages.width();
        run(stages, work, 0, whole, faults);
        run(SCALAR, work, whole, in.rows(), faults);
        return faults;
    }

    private static void run(ImpliedStages stages, ImpliedWork work, int first, int end, ImpliedFaults faults) {
        for (int from = first; from < end; from += ImpliedWork.ROWS) {
            int rows = Math.min(ImpliedWork.ROWS, end - from);
            stages.run(work, from, rows);
            if (work.irregular) {
                answerAlone(work, from, from + rows, faults);
            }
        }
    }

    private static void answerAlone(ImpliedWork work, int from, int to, ImpliedFaults faults) {
        ImpliedColumns in = work.in;
        for (int row = from; row < to; row++) {
            if (Double.isNaN(work.volatility[row])) {
                double answer = ImpliedVolatility.farFromMoneyOrCode(
                        in.call()[row],
                        in.price()[row],
                        in.forward()[row],
                        in.strike()[row],
                        in.discount()[row],
                        in.years()[row]);
                work.volatility[row] = answer >= 0.0 ? answer : Double.NaN;
                if (answer < 0.0) {
                    faults.add();
                }
            }
        }
    }
}
