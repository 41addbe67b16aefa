package dollarbill.pricing.black;

/**
 * Black-Scholes-Merton prices and Greeks of columns of European options.
 *
 * <p>With {@code A = S exp(-qT)}, {@code B = K exp(-rT)}, {@code x = ln(A/B)}, {@code s = vol sqrt(T)}, {@code h = |x|/s},
 * {@code t = s/2} and {@code m} the smaller leg, the option out of the money is worth {@code m N(t-h) - max(A,B) N(-t-h)}. Both terms
 * share the density {@code G = m n(t-h)}, so that with the Mills ratio {@code M} it is {@code G (M(h-t) - M(h+t))} up to
 * {@code t = h}, and {@code m - G (M(t-h) + M(h+t))} from there on. In the money {@code |A-B|} is added.
 *
 * <p>Blocks of rows pass through small stages, by vectors where the module {@code jdk.incubator.vector} is present, else by a scalar twin
 * whose results are equal to the last bit; a process goes over to vectors once they pay. Rows without time or volatility, and extreme
 * ones, go through {@link BlackScholes}.
 *
 * <p>Error of a price: below 1e-15 of the larger leg; out of the money relative, a few units in the last place times {@code h^2} and
 * the elasticity {@code d ln V / d ln F}, as the rounding of the inputs makes it.
 *
 * <p>Sources: F. Black, "The pricing of commodity contracts" (1976), equation 16; P. Jäckel, "Let's Be Rational", Wilmott (2015),
 * section 2, for the form in Mills ratios.
 */
public final class BlackBatch {
    private BlackBatch() {}

    /** Returns whether this JVM has vectors, to which large amounts of rows go over. */
    public static boolean vectorised() {
        return StageChoice.vectorsPresent();
    }

    /**
     * Prices options given by spot.
     *
     * @param in  options
     * @param price  receives the values per share; at least as long as the columns
     * @return the rows that have no answer
     */
    public static BatchFaults prices(SpotColumns in, double[] price) {
        return prices(in, price, StageChoice.forRows(in.rows()));
    }

    /**
     * Prices options given by forward.
     *
     * @param in  options
     * @param price  receives the discounted values per share; at least as long as the columns
     * @return the rows that have no answer
     */
    public static BatchFaults prices(ForwardColumns in, double[] price) {
        return prices(in, price, StageChoice.forRows(in.rows()));
    }

    /**
     * Computes price, delta, gamma, vega, theta and rho.
     *
     * @param in  options
     * @param out  receives the values; at least as long as the columns of the options
     * @return the rows that have no answer
     */
    public static BatchFaults greeks(SpotColumns in, GreekColumns out) {
        return greeks(in, out, StageChoice.forRows(in.rows()));
    }

    /**
     * Computes price and all Greeks.
     *
     * @param in  options
     * @param out  receives the values; at least as long as the columns of the options
     * @return the rows that have no answer
     */
    public static BatchFaults allGreeks(SpotColumns in, AllGreekColumns out) {
        return allGreeks(in, out, StageChoice.forRows(in.rows()));
    }

    static BatchFaults prices(SpotColumns in, double[] price, BlackStages stages) {
        requireRoom(price.length, in.rows());
        return run(BlackWork.of(in, price), BatchKind.SPOT_PRICES, stages);
    }

    static BatchFaults prices(ForwardColumns in, double[] price, BlackStages stages) {
        requireRoom(price.length, in.rows());
        return run(BlackWork.of(in, price), BatchKind.FORWARD_PRICES, stages);
    }

    static BatchFaults greeks(SpotColumns in, GreekColumns out, BlackStages stages) {
        requireRoom(out.rows(), in.rows());
        return run(BlackWork.of(in, out), BatchKind.GREEKS, stages);
    }

    static BatchFaults allGreeks(SpotColumns in, AllGreekColumns out, BlackStages stages) {
        requireRoom(out.rows(), in.rows());
        return run(BlackWork.of(in, out), BatchKind.ALL_GREEKS, stages);
    }

    private static void requireRoom(int length, int rows) {
        if (length < rows) {
            throw new IllegalArgumentException("result has " + length + " rows and must have at least " + rows);
        }
    }

    private static BatchFaults run(BlackWork work, BatchKind kind, BlackStages stages) {
        BatchFaults faults = new BatchFaults();
        int rows = work.call.length;
        int whole = rows - rows % stages.width();
        run(work, kind, stages.of(kind), 0, whole, faults);
        run(work, kind, StageChoice.scalar().of(kind), whole, rows, faults);
        return faults;
    }

    private static void run(
            BlackWork work, BatchKind kind, BlackStage[] stages, int first, int end, BatchFaults faults) {
        for (int from = first; from < end; from += BlackWork.ROWS) {
            int rows = Math.min(BlackWork.ROWS, end - from);
            for (BlackStage stage : stages) {
                stage.run(work, from, rows);
            }
            if (work.irregular) {
                IrregularRows.answer(work, kind, from, from + rows, faults);
            }
        }
    }
}
